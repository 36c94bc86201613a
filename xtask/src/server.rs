//! Builds the server with the page inside.

use crate::page;
use crate::program::{cargo, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use duct::Expression;
use std::fs;
use std::path::PathBuf;

/// Builds the server in release with the page in `dist/` inside, at `target/dist/coverlist`.
pub fn build(workspace: &Workspace, step: &mut Step) -> Result<String> {
    // No other command builds the page while it is embedded.
    let _held = page::hold(workspace, step)?;
    watch(&cargo_build(workspace, &["--release"]), step)?;
    let built = built(workspace, "release");
    let binary = workspace.binary();
    fs::create_dir_all(binary.parent().context("the binary has no folder")?)?;
    let content = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    check_page_inside(workspace, &content)?;
    if fs::read(&binary).ok().as_ref() != Some(&content) {
        // Renamed in place: a server that still runs keeps its file.
        let beside = binary.with_extension("new");
        fs::copy(&built, &beside)?;
        fs::rename(&beside, &binary).with_context(|| format!("cannot write {}", binary.display()))?;
    }
    Ok(format!("{}.{} MB", content.len() / 1_000_000, content.len() % 1_000_000 / 100_000))
}

/// `cargo build` of the server. The page needs a command of its own.
pub fn cargo_build(workspace: &Workspace, further: &[&str]) -> Expression {
    let words = ["build", "--package", "coverlist-server", "--bin", "coverlist"];
    cargo(workspace, words.iter().chain(further))
}

/// The file that cargo writes.
pub fn built(workspace: &Workspace, profile: &str) -> PathBuf {
    workspace.target.join(profile).join("coverlist").with_extension(std::env::consts::EXE_EXTENSION)
}

/// Checks that the binary contains this build of the page. The names of its files have a hash.
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
