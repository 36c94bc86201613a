//! Builds the page with Trunk.

use super::{inputs, weight};
use crate::program::{program, watch};
use crate::step::Step;
use crate::tools::{self, Binaryen, Tool, WASM_TARGET, wasm_bindgen};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use duct::Expression;
use std::fs::{self, File};
use std::path::Path;

/// The tools that building the page needs.
pub fn tools(workspace: &Workspace) -> Result<Vec<Box<dyn Tool>>> {
    let bindgen = wasm_bindgen(workspace)?;
    Ok(vec![Box::new(WASM_TARGET), Box::new(Binaryen), Box::new(bindgen), Box::new(tools::trunk())])
}

/// Builds page and worker into `dist/`, with compressed copies.
pub fn build(workspace: &Workspace, step: &mut Step) -> Result<String> {
    unless_built(workspace, "page", &workspace.dist(), step, |step| {
        // Trunk would copy the JavaScript snippets of earlier builds into the page.
        tools::remove(&workspace.target.join("wasm-bindgen/release"))?;
        watch(&trunk(workspace, &["build", "--release"])?, step)
    })
}

/// Builds the folder `dist` and compresses its files, unless neither the sources nor `dist` have changed
/// since the last build of this name. Cargo detects that itself, but Trunk would run wasm-opt again.
pub(super) fn unless_built(
    workspace: &Workspace,
    name: &str,
    dist: &Path,
    step: &mut Step,
    build: impl FnOnce(&mut Step) -> Result<()>,
) -> Result<String> {
    let _held = hold(workspace, step)?;
    let input = inputs::of_page(&workspace.root)?;
    let note = || Ok::<_, anyhow::Error>(format!("{input}\n{}\n", inputs::of_folder(dist)?));
    let note_file = workspace.notes()?.join(format!("{name}.built"));
    if fs::read_to_string(&note_file).is_ok_and(|noted| note().is_ok_and(|note| note == noted)) {
        return Ok("nothing changed".to_owned());
    }
    build(step)?;
    let weight = weight::compress(dist)?;
    fs::write(note_file, note()?).with_context(|| format!("cannot note the sources of the {name}"))?;
    Ok(weight)
}

/// Starts `trunk watch`, which makes a development build of the page after each change.
pub fn watch_page(workspace: &Workspace) -> Result<Expression> {
    trunk(workspace, &["watch"])
}

/// Locks `dist/`, so no other process writes it until the returned file is dropped.
pub fn hold(workspace: &Workspace, step: &mut Step) -> Result<File> {
    tools::hold(&workspace.notes()?, "page", step)
}

/// Trunk, with the tools that xtask has installed and no others.
pub(super) fn trunk(workspace: &Workspace, words: &[&str]) -> Result<Expression> {
    let trunk = tools::trunk().bin(workspace);
    let bindgen = wasm_bindgen(workspace)?;
    let path = workspace.path_with([trunk.clone(), bindgen.bin(workspace), Binaryen::bin(workspace)])?;
    Ok(program(trunk.join("trunk"), words)
        .dir(&workspace.root)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_TOOLS_WASM_BINDGEN", &bindgen.version)
        // Trunk accepts only true and false here. Many systems set 1, with which it stops.
        .env("NO_COLOR", "true")
        .env("RUST_BACKTRACE", "0")
        .env("PATH", path))
}
