//! Writes the folder `dist`: the files of the programs under their final names, and index.html with links to
//! them.

use super::compile::folder_of;
use super::inputs::hex;
use super::links::{Link, links};
use super::programs::Program;
use super::{element_script, style_sheet};
use crate::tools::remove;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Starts the page. A failed import reaches the handlers in index.html.
const START: &str = "\
<link rel=\"modulepreload\" href=\"./%NAME%.js\" />
<link rel=\"preload\" href=\"./%NAME%_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin />
<script type=\"module\">
  import start from \"./%NAME%.js\";
  await start({ module_or_path: \"./%NAME%_bg.wasm\" });
</script>
";

/// Writes `dist` from the files of all programs, which are compiled.
pub fn write(workspace: &Workspace, programs: &[Program], dist: &Path) -> Result<()> {
    remove(dist)?;
    fs::create_dir_all(dist)?;
    style_sheet::write(workspace)?;
    let mut page = fs::read_to_string(workspace.root.join("index.html"))?;
    let mut start = String::new();
    for program in programs {
        if program.is_page {
            let files = files_of(workspace, program)?;
            let hashed = format!("{}-{}", program.name, hash(files.values()));
            start = START.replace("%NAME%", &hashed);
            write_hashed(program, &hashed, files, dist)?;
        } else {
            write_worker(workspace, program, dist)?;
        }
    }
    for link in links(workspace)? {
        let link_now = match link.attribute("rel")? {
            "rust" if link.is("data-type", "main") => start.clone(),
            "rust" => String::new(),
            _ => linked_file(workspace, &link, dist)?,
        };
        page = page.replacen(&link.0, &link_now, 1);
    }
    fs::write(dist.join("index.html"), page)?;
    element_script::write(workspace, dist)
}

/// The files of a compiled program, by their names.
fn files_of(workspace: &Workspace, program: &Program) -> Result<BTreeMap<String, Vec<u8>>> {
    let (folder, mut files) = (folder_of(workspace, program), BTreeMap::new());
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry?;
        files.insert(file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?);
    }
    Ok(files)
}

/// Copies the file of a link, and returns the link to the copy, whose name has a hash.
fn linked_file(workspace: &Workspace, link: &Link, dist: &Path) -> Result<String> {
    let source = workspace.root.join(link.attribute("href")?);
    let content = fs::read(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = (part(source.file_stem()), part(source.extension()));
    let name = format!("{stem}-{}.{extension}", hash([&content]));
    fs::write(dist.join(&name), &content)?;
    let rel = if link.is("rel", "css") { "stylesheet" } else { link.attribute("rel")? };
    let media = link.attribute("type").map_or_else(|_| String::new(), |media| format!(" type=\"{media}\""));
    Ok(format!("<link rel=\"{rel}\" href=\"./{name}\"{media} />"))
}

/// Writes the files of the page's program. All names have the hash of the whole program, which is its build.
fn write_hashed(
    program: &Program,
    hashed: &str,
    files: BTreeMap<String, Vec<u8>>,
    dist: &Path,
) -> Result<()> {
    let renamed = |name: &str| name.replacen(&program.name, hashed, 1);
    for (name, content) in &files {
        let content = match name.ends_with(".js") {
            // The script names the modules that it loads.
            true => {
                let modules = files.keys().filter(|name| name.ends_with(".wasm"));
                let script = String::from_utf8(content.clone())?;
                modules
                    .fold(script, |script, module| script.replace(module.as_str(), &renamed(module)))
                    .into_bytes()
            }
            false => content.clone(),
        };
        fs::write(dist.join(renamed(name)), content)?;
    }
    Ok(())
}

/// Writes the files of a worker, and the script that starts it. Their names have no hash: the page checks the
/// build of a worker.
pub(super) fn write_worker(workspace: &Workspace, program: &Program, dist: &Path) -> Result<()> {
    for (name, content) in files_of(workspace, program)? {
        fs::write(dist.join(name), content)?;
    }
    let name = &program.name;
    let loader = format!("import start from \"./{name}.js\";\nawait start();\n");
    Ok(fs::write(dist.join(format!("{name}_loader.js")), loader)?)
}

/// A hash of contents: 16 hexadecimal digits.
fn hash<'a>(contents: impl IntoIterator<Item = &'a Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    contents.into_iter().for_each(|content| hash.update(content));
    hex(&hash.finalize()[..8])
}
