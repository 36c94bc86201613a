//! Builds the page with Trunk.

use super::{inputs, weight};
use crate::program::{program, watch};
use crate::step::Step;
use crate::tools::{self, Binaryen, Tool, WASM_TARGET, wasm_bindgen};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use duct::Expression;
use std::fs::{self, File};

/// What building the page needs.
pub fn tools(workspace: &Workspace) -> Result<Vec<Box<dyn Tool>>> {
    let bindgen = wasm_bindgen(workspace)?;
    Ok(vec![Box::new(WASM_TARGET), Box::new(Binaryen), Box::new(bindgen), Box::new(tools::trunk())])
}

/// Builds page and worker into `dist/`, with compressed copies, unless neither the sources nor `dist/` have
/// changed since the last build. Cargo notices that by itself, but Trunk would run wasm-opt again.
pub fn build(workspace: &Workspace, step: &mut Step) -> Result<String> {
    let _held = hold(workspace, step)?;
    let input = inputs::of_page(&workspace.root)?;
    let note = || Ok::<_, anyhow::Error>(format!("{input}\n{}\n", inputs::of_folder(&workspace.dist())?));
    let note_file = workspace.notes()?.join("page.built");
    if fs::read_to_string(&note_file).is_ok_and(|noted| note().is_ok_and(|note| note == noted)) {
        return Ok("nothing changed".to_owned());
    }
    // Trunk would copy the snippets of earlier builds.
    tools::remove(&workspace.target.join("wasm-bindgen/release"))?;
    watch(&trunk(workspace, &["build", "--release"])?, step)?;
    let weight = weight::compress(&workspace.dist())?;
    fs::write(note_file, note()?).context("cannot note the sources of the page")?;
    Ok(weight)
}

/// `trunk watch`: the page in its development build, built again when one of its files changes.
pub fn watch_page(workspace: &Workspace) -> Result<Expression> {
    trunk(workspace, &["watch"])
}

/// Keeps other processes from writing `dist/` until the file is dropped.
pub fn hold(workspace: &Workspace, step: &mut Step) -> Result<File> {
    tools::hold(&workspace.notes()?, "page", step)
}

/// Trunk with our tools. It looks for no others.
fn trunk(workspace: &Workspace, words: &[&str]) -> Result<Expression> {
    let trunk = tools::trunk().bin(workspace);
    let bindgen = wasm_bindgen(workspace)?;
    let path = workspace.path_with([trunk.clone(), bindgen.bin(workspace), Binaryen::bin(workspace)])?;
    Ok(program(trunk.join("trunk"), words)
        .dir(&workspace.root)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_TOOLS_WASM_BINDGEN", &bindgen.version)
        // Trunk reads the variable as true or false, and stops at the usual 1.
        .env("NO_COLOR", "true")
        .env("RUST_BACKTRACE", "0")
        .env("PATH", path))
}
