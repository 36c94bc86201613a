//! Splits a program compiled to WebAssembly into the parts that a browser loads one after the other:
//! `coverlist-splitter <program.wasm> <name> <folder>` writes `first.wasm`, the later parts
//! `<name>_<part>.wasm`, and `loader.js`, the code that loads them.
//!
//! It links the library behind the program `wasm-split-cli`.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [program, name, folder] = words.as_slice() else {
        anyhow::bail!("usage: coverlist-splitter <program.wasm> <name> <folder>");
    };
    split(Path::new(program), name, Path::new(folder))
}

fn split(program: &Path, name: &str, folder: &Path) -> Result<()> {
    let program = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    fs::create_dir_all(folder)?;
    let (first, loader) = (folder.join("first.wasm"), folder.join("loader.js"));
    let mut options = Options::new(&program);
    (options.output_dir, options.main_out_path, options.link_name) = (folder, &first, "./loader.js");
    let parts = transform(options).map_err(|error| anyhow!("cannot split {name}: {error:#}"))?.split_modules;
    let mut code = fs::read_to_string(&loader)?;
    for part in parts {
        let old = part.file_name().context("a part has no name")?.to_string_lossy().into_owned();
        let new = format!("{name}_{}", old.trim_start_matches("split_"));
        code = code.replace(&format!("./{old}"), &format!("./{new}"));
        fs::rename(&part, folder.join(new))?;
    }
    fs::write(&loader, code).with_context(|| format!("cannot write {}", loader.display()))
}
