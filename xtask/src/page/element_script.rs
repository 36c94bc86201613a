//! Writes `coverlist.js`, the script that defines the element, with the names of the files of a build.

use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::{env, fs};

/// The name of the script. It has no hash, because hosts load it by its name.
const NAME: &str = "coverlist.js";

/// The maximum size in compressed bytes. A host loads it with each of its pages.
const BUDGET: usize = 4_000;

/// Writes the script into the folder that Trunk builds. Trunk.toml runs `cargo xtask element` after each
/// build.
pub fn write_for_trunk(workspace: &Workspace) -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("only Trunk calls this command")?;
    write(workspace, Path::new(&folder))
}

/// Writes the script into the folder of a build.
pub(super) fn write(workspace: &Workspace, folder: &Path) -> Result<()> {
    let source = fs::read_to_string(workspace.root.join("src/embed").join(NAME))?;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    fs::write(folder.join(NAME), filled(&source, &names)?).context("cannot write the script of the element")
}

/// The script with the names of a build's files. The hash of the program is its version.
fn filled(source: &str, names: &[String]) -> Result<String> {
    let name = |start: &str, end: &str| {
        let found = names.iter().find(|name| name.starts_with(start) && name.ends_with(end));
        found.map(String::as_str).with_context(|| format!("the build has no {start}*{end}"))
    };
    let script = name("coverlist-web-", ".js")?;
    let version = script.trim_start_matches("coverlist-web-").trim_end_matches(".js");
    let filled = source
        .replace("%VERSION%", version)
        .replace("%SCRIPT%", script)
        .replace("%WASM%", name("coverlist-web-", "_bg.wasm")?)
        .replace("%STYLE%", name("coverlist-", ".css")?);
    ensure!(!filled.contains('%'), "the script of the element has an unknown placeholder");
    Ok(filled)
}

/// Refuses a script that weighs more than its budget in compressed bytes.
pub(super) fn check_weight(file: &Path, compressed: u64) -> Result<()> {
    let is_element = file.file_name().is_some_and(|name| name == NAME);
    ensure!(
        !is_element || compressed <= BUDGET as u64,
        "{NAME} weighs {compressed} bytes of {BUDGET} compressed"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_names_the_files_of_the_build() -> Result<()> {
        let names =
            ["coverlist-1f.css", "coverlist-web-2e.js", "coverlist-web-2e_bg.wasm", "coverlist-worker.js"];
        let names = names.map(str::to_owned);
        let filled = filled("%VERSION% %SCRIPT% %WASM% %STYLE%", &names)?;
        assert_eq!(filled, "2e coverlist-web-2e.js coverlist-web-2e_bg.wasm coverlist-1f.css");
        assert!(super::filled("%SCRIPT%", &names[..1]).is_err());
        assert!(super::filled("%OTHER%", &names).is_err());
        Ok(())
    }
}
