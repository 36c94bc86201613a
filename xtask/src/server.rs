//! The server, with the page inside.

use crate::job::Done;
use crate::page;
use crate::program::Program;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

/// Builds the server in release around the page in `dist/`, and leaves it at `target/dist/coverlist`.
pub fn build(workspace: &Workspace, step: &mut Step) -> Result<Done> {
    // Nobody builds the page anew while it is being embedded.
    let _held = page::hold(workspace, step)?;
    cargo_build(workspace).arg("--release").watch(step)?;
    let built = built(workspace, "release");
    let binary = workspace.binary();
    fs::create_dir_all(binary.parent().context("the binary has no folder")?)?;
    let content = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    check_page_inside(workspace, &content)?;
    if fs::read(&binary).ok().as_ref() != Some(&content) {
        // Beside and then renamed: a server that still runs keeps its file.
        let beside = binary.with_extension("new");
        fs::copy(&built, &beside)?;
        fs::rename(&beside, &binary).with_context(|| format!("cannot write {}", binary.display()))?;
    }
    Done::saying(format!("{}.{} MB", content.len() / 1_000_000, content.len() % 1_000_000 / 100_000))
}

/// `cargo build` of the server alone: never in one command with the page.
pub fn cargo_build(workspace: &Workspace) -> Program {
    Program::cargo()
        .args(["build", "--package", "coverlist-server", "--bin", "coverlist"])
        .within(&workspace.root)
}

/// Where cargo leaves it.
pub fn built(workspace: &Workspace, profile: &str) -> PathBuf {
    workspace.target.join(profile).join("coverlist").with_extension(std::env::consts::EXE_EXTENSION)
}

/// The page's files carry a hash in their names, so the name in the binary tells that this very page is inside.
fn check_page_inside(workspace: &Workspace, binary: &[u8]) -> Result<()> {
    for entry in fs::read_dir(workspace.dist()).context("the page is not built")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let inside = binary.windows(name.len()).any(|bytes| bytes == name.as_bytes());
        if name.ends_with("_bg.wasm") && !inside {
            bail!(
                "The binary does not hold the page's {name}. Does the server's build watch the folder `dist`?"
            );
        }
    }
    Ok(())
}
