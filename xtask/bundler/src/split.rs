//! Splits a program at its split points, and joins the code that loads the parts with the script.

use anyhow::{Context, Result, anyhow, ensure};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// The module from which a program imports its split points before it is split.
const PLACEHOLDER: &[u8] = b"__wasm_split_placeholder__";

/// The module from which the first part imports the functions that load the others.
const LOADER: &str = "./__wasm_split.js";

/// A program in parts.
pub struct Split {
    /// The part that a browser loads first, and for which wasm-bindgen writes the script.
    pub first: Vec<u8>,
    /// The code that loads the other parts; `None` if there are no others.
    pub loader: Option<Loader>,
}

/// The code that loads the parts.
pub struct Loader(String);

/// Writes the later parts of a program to `<folder>/<name>_<part>.wasm`.
pub fn split(program: Vec<u8>, name: &str, folder: &Path) -> Result<Split> {
    if !program.windows(PLACEHOLDER.len()).any(|bytes| bytes == PLACEHOLDER) {
        return Ok(Split { first: program, loader: None });
    }
    let (first, loader) = (folder.join("first.wasm"), folder.join(LOADER));
    let mut options = Options::new(&program);
    (options.output_dir, options.main_out_path, options.link_name) = (folder, &first, LOADER);
    let parts = transform(options).map_err(|error| anyhow!("cannot split {name}: {error:#}"))?.split_modules;
    let mut code = take(&loader)?;
    for part in parts {
        let old = part.file_name().context("a part has no name")?.to_string_lossy().into_owned();
        let new = format!("{name}_{}", old.trim_start_matches("split_"));
        code = code.replace(&format!("./{old}"), &format!("./{new}"));
        fs::rename(&part, folder.join(new))?;
    }
    let program = fs::read(&first)?;
    fs::remove_file(&first)?;
    Ok(Split { first: program, loader: Some(Loader(code)) })
}

impl Loader {
    /// The script of the first part with this code inside. In a file of its own, the code would import the
    /// script without the query of its address, and so load another program than the one that runs.
    pub fn join(&self, script: &str) -> Result<String> {
        let (mut names, mut code) = (Vec::new(), String::new());
        for line in self.0.lines().filter(|line| !line.starts_with("import ")) {
            let line = line.strip_prefix("export ").map_or(line, |line| {
                names.extend(line.split(' ').nth(1));
                line
            });
            code += line;
            code.push('\n');
        }
        ensure!(!names.is_empty(), "the code that loads the parts exports nothing");
        // wasm-bindgen repeats the import for each function.
        let (imports, rest): (Vec<&str>, Vec<&str>) =
            script.lines().partition(|line| line.starts_with("import ") && line.contains(LOADER));
        let imported = imports.iter().filter_map(|line| line.strip_prefix("import * as ")?.split(' ').next());
        let mut joined =
            format!("const loader = (() => {{\n{code}return {{ {} }};\n}})();\n", names.join(", "));
        for name in imported {
            joined += &format!("const {name} = loader;\n");
        }
        ensure!(!imports.is_empty(), "the script does not import the code that loads the parts");
        Ok(joined + &rest.join("\n") + "\n")
    }
}

fn take(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::remove_file(file)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_that_loads_parts_becomes_a_value_of_the_script() -> Result<()> {
        let loader = Loader(
            "import { initSync } from \"./main.js\";\nfunction load() {}\nexport const __wasm_split_load_a = load;\n"
                .to_owned(),
        );
        let script =
            "import * as one from './__wasm_split.js';\nimport * as two from './__wasm_split.js';\ninit();\n";
        assert_eq!(
            loader.join(script)?,
            "const loader = (() => {\nfunction load() {}\nconst __wasm_split_load_a = load;\n\
             return { __wasm_split_load_a };\n})();\nconst one = loader;\nconst two = loader;\ninit();\n"
        );
        assert!(loader.join("init();").is_err(), "the script imports nothing");
        Ok(())
    }

    #[test]
    fn a_program_without_split_points_stays_whole() -> Result<()> {
        let program = b"\0asm\x01\0\0\0".to_vec();
        let split = split(program.clone(), "worker", Path::new("nowhere"))?;
        assert!(split.first == program && split.loader.is_none());
        Ok(())
    }
}
