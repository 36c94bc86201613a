//! Turns a program compiled to WebAssembly into the files that a browser loads:
//! `coverlist-bundler <program.wasm> <name> <folder>` writes `<name>.js`, `<name>_bg.wasm`, and the parts of
//! the program that it loads later, `<name>_<part>.wasm`.
//!
//! It links the libraries behind the programs `wasm-bindgen` and `wasm-split-cli`. They build sooner, and
//! Cargo.lock gives them the version of the crate wasm-bindgen, which they must have.

mod split;

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [program, name, folder] = words.as_slice() else {
        anyhow::bail!("usage: coverlist-bundler <program.wasm> <name> <folder>");
    };
    bundle(Path::new(program), name, Path::new(folder))
}

fn bundle(program: &Path, name: &str, folder: &Path) -> Result<()> {
    let program = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    fs::create_dir_all(folder)?;
    let split = split::split(program, name, folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).out_name(name).input_bytes(name, split.first);
    // Without arguments, a script loads the module beside it.
    bindgen.keep_lld_exports(split.loader.is_some()).omit_default_module_path(false);
    bindgen.generate(folder)?;
    let Some(loader) = split.loader else { return Ok(()) };
    let script = folder.join(name).with_extension("js");
    let joined = loader.join(&fs::read_to_string(&script)?)?;
    fs::write(&script, joined).with_context(|| format!("cannot write {}", script.display()))
}
