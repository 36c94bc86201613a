//! Turns a program compiled to WebAssembly into the files that a browser loads:
//! `coverlist-bundler <program.wasm> <name> <folder>` writes `<name>.js` and `<name>_bg.wasm`. The first part
//! of a program in parts needs a fourth argument, the code that loads the others.
//!
//! It links the library behind the program `wasm-bindgen`. It builds sooner, and Cargo.lock gives it the
//! version of the crate wasm-bindgen, which it must have.

mod loader;

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (program, name, folder, loader) = match words.as_slice() {
        [program, name, folder] => (program, name, folder, None),
        [program, name, folder, loader] => (program, name, folder, Some(loader)),
        _ => anyhow::bail!("usage: coverlist-bundler <program.wasm> <name> <folder> [<loader.js>]"),
    };
    bundle(Path::new(program), name, Path::new(folder), loader.map(Path::new))
}

fn bundle(program: &Path, name: &str, folder: &Path, loader: Option<&Path>) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).out_name(name).input_path(program);
    // Without arguments, a script loads the module beside it.
    bindgen.keep_lld_exports(loader.is_some()).omit_default_module_path(false);
    bindgen.generate(folder)?;
    let Some(loader) = loader else { return Ok(()) };
    let script = folder.join(name).with_extension("js");
    let joined = loader::join(&fs::read_to_string(loader)?, &fs::read_to_string(&script)?)?;
    fs::write(&script, joined).with_context(|| format!("cannot write {}", script.display()))
}
