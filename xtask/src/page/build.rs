//! Builds the page.

use super::compile::{Build, compile};
use super::minify::minify;
use super::programs::programs;
use super::{document, inputs, weight};
use crate::step::Step;
use crate::tools::{self, ESBUILD, Tool, WASM_OPT, WASM_TARGET};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::Path;

/// The tools that building the page needs.
pub fn tools(build: Build) -> Vec<Box<dyn Tool>> {
    match build {
        Build::Product => vec![Box::new(WASM_TARGET), Box::new(WASM_OPT), Box::new(ESBUILD)],
        Build::Demo => vec![Box::new(WASM_TARGET)],
    }
}

/// Builds page and workers into `dist/`. The product gets compressed copies.
pub fn build(workspace: &Workspace, build: Build, step: &mut Step) -> Result<String> {
    let name = match build {
        Build::Product => "page",
        Build::Demo => "demo page",
    };
    unless_built(workspace, name, &workspace.dist(), step, |step| {
        let programs = programs(workspace)?;
        compile(workspace, &programs, build, step)?;
        document::write(workspace, &programs, &workspace.dist())?;
        if build == Build::Demo {
            return Ok(String::new());
        }
        minify(workspace, &workspace.dist())?;
        weight::compress(&workspace.dist())
    })
}

/// Builds the folder `dist` and compresses its files, unless neither the sources nor `dist` have changed
/// since the last build of this name. Cargo detects that itself, but wasm-opt would run again.
pub(super) fn unless_built(
    workspace: &Workspace,
    name: &str,
    dist: &Path,
    step: &mut Step,
    build: impl FnOnce(&mut Step) -> Result<String>,
) -> Result<String> {
    let _held = hold(workspace, step)?;
    let input = inputs::of_page(workspace)?;
    let note = || Ok::<_, anyhow::Error>(format!("{input}\n{}\n", inputs::of_folder(dist)?));
    let note_file = workspace.notes()?.join(format!("{name}.built"));
    if fs::read_to_string(&note_file).is_ok_and(|noted| note().is_ok_and(|note| note == noted)) {
        return Ok("nothing changed".to_owned());
    }
    let weight = build(step)?;
    fs::write(note_file, note()?).with_context(|| format!("cannot note the sources of the {name}"))?;
    Ok(weight)
}

/// Locks `dist/`, so no other process writes it until the returned file is dropped.
pub fn hold(workspace: &Workspace, step: &mut Step) -> Result<File> {
    tools::hold(&workspace.notes()?, "page", step)
}
