//! The page in release, built once for the same input.

use super::{inputs, trunk, weight};
use crate::job::Done;
use crate::steps::Step;
use crate::tools::{self, Binaryen, Tool, Trunk, WasmBindgen, WasmTarget};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::PathBuf;

/// What building the page needs.
pub fn tools(workspace: &Workspace) -> Result<Vec<Box<dyn Tool>>> {
    let bindgen = WasmBindgen::matching(workspace)?;
    Ok(vec![Box::new(WasmTarget), Box::new(Binaryen), Box::new(bindgen), Box::new(Trunk::pinned())])
}

/// Builds page and worker into `dist/`, compressed beside, unless they are there already.
pub fn build(workspace: &Workspace, step: &mut Step) -> Result<Done> {
    let _held = hold(workspace, step)?;
    let input = inputs::of_page(&workspace.root)?;
    if note(workspace)? == Some(Note { input: input.clone(), output: inputs::of_folder(&workspace.dist())? })
    {
        return Done::saying("nothing changed");
    }
    // Trunk copies what earlier builds left among wasm-bindgen's snippets.
    tools::remove(&workspace.target.join("wasm-bindgen/release"))?;
    trunk::build(workspace)?.watch(step)?;
    let weight = weight::compress(&workspace.dist())?;
    let output = inputs::of_folder(&workspace.dist())?;
    fs::write(note_file(workspace)?, format!("{input}\n{output}\n"))
        .context("cannot note what the page was built from")?;
    Done::saying(weight)
}

/// Keeps `dist/` to this process until the file is dropped.
pub fn hold(workspace: &Workspace, step: &mut Step) -> Result<File> {
    tools::hold(&workspace.notes()?, "page", step)
}

/// What `dist/` was built from, and what it held then.
#[derive(PartialEq, Eq)]
struct Note {
    input: String,
    output: String,
}

fn note(workspace: &Workspace) -> Result<Option<Note>> {
    let Ok(text) = fs::read_to_string(note_file(workspace)?) else { return Ok(None) };
    let mut lines = text.lines().map(str::to_owned);
    Ok(lines.next().zip(lines.next()).map(|(input, output)| Note { input, output }))
}

fn note_file(workspace: &Workspace) -> Result<PathBuf> {
    Ok(workspace.notes()?.join("page.built"))
}
