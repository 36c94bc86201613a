//! Builds the server, which contains the page.

use crate::page::{self, Build, DEMO};
use crate::program::{cargo, run, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use duct::Expression;
use std::fs;
use std::path::PathBuf;

/// Builds the released server, but for the page. A failure is left to [`build`], which needs it.
pub fn build_libraries(workspace: &Workspace) {
    let words = ["build", "--package", "coverlist-server", "--lib", "--profile", profile(Build::Product)];
    let _ = run(&cargo(workspace, words));
}

/// Builds `target/dist/coverlist` or, for a demo, `target/serve/coverlist`: the server that contains the page
/// in `dist/`.
pub fn build(workspace: &Workspace, build: Build, step: &mut Step) -> Result<String> {
    let profile = profile(build);
    // The lock keeps other commands from building the page while the server embeds it.
    let _held = page::hold(workspace, step)?;
    watch(&cargo_build(workspace, &["--profile", profile]), step)?;
    let built = built(workspace, profile);
    let binary = workspace.binary(build);
    fs::create_dir_all(binary.parent().context("the binary has no folder")?)?;
    let content = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    check_page_inside(workspace, &content)?;
    if fs::read(&binary).ok().as_ref() != Some(&content) {
        // Renaming replaces the file in one step. A running server keeps using the old one.
        let beside = binary.with_extension("new");
        fs::copy(&built, &beside)?;
        fs::rename(&beside, &binary).with_context(|| format!("cannot write {}", binary.display()))?;
    }
    Ok(format!("{}.{} MB", content.len() / 1_000_000, content.len() % 1_000_000 / 100_000))
}

fn profile(build: Build) -> &'static str {
    match build {
        Build::Product => "release",
        Build::Demo => DEMO,
    }
}

/// `cargo build` of the server alone. Building the page in the same command would unify incompatible
/// features.
pub fn cargo_build(workspace: &Workspace, further: &[&str]) -> Expression {
    let words = ["build", "--package", "coverlist", "--bin", "coverlist"];
    cargo(workspace, words.iter().chain(further))
}

/// The path at which cargo writes the server's binary.
pub fn built(workspace: &Workspace, profile: &str) -> PathBuf {
    workspace.target.join(profile).join("coverlist").with_extension(std::env::consts::EXE_EXTENSION)
}

/// Checks that the binary contains this build of the page, by the hashes in its file names.
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
