//! `lint`: what can be found wrong without running anything.

use super::{codegen, tidy};
use crate::job::{Done, Job};
use crate::program::Program;
use crate::tools::{NodePackages, RustComponent, Tool, WasmTarget};
use crate::workspace::Workspace;
use anyhow::Result;

pub fn run(workspace: &Workspace, _: &[String]) -> Result<()> {
    job().run(workspace)?;
    println!("\nNothing to complain of.");
    Ok(())
}

/// Format, lints, rules of the house, types.
pub fn job() -> Job {
    let tools: [Box<dyn Tool>; 4] = [
        Box::new(RustComponent { component: "rustfmt", binary: "cargo-fmt" }),
        Box::new(RustComponent { component: "clippy", binary: "cargo-clippy" }),
        Box::new(WasmTarget),
        Box::new(NodePackages),
    ];
    Job::needing(tools)
        .stage("Checking the format", |workspace, step| {
            Program::cargo().args(["fmt", "--all", "--check"]).within(&workspace.root).watch(step)?;
            Done::quietly()
        })
        .stage("Checking the rules of the house", tidy::check)
        .stage("Checking the generated documents", codegen::check_stage)
        .stage("Linting for this machine", |workspace, step| {
            clippy(workspace, &["--workspace", "--exclude", "coverlist-web", "--all-targets"]).watch(step)?;
            Done::quietly()
        })
        .stage("Linting for WebAssembly", |workspace, step| {
            // The worker's tests are native: some of what they use cannot be built for a browser.
            let wasm = ["--target", "wasm32-unknown-unknown", "--package"];
            clippy(workspace, &[wasm.as_slice(), &["coverlist-web", "--all-targets"]].concat())
                .watch(step)?;
            clippy(workspace, &[wasm.as_slice(), &["coverlist-worker"]].concat()).watch(step)?;
            Done::quietly()
        })
        .stage("Checking the types of the end-to-end tests", |workspace, step| {
            let compiler = workspace.e2e().join("node_modules/.bin/tsc");
            Program::new(compiler).arg("--noEmit").within(workspace.e2e()).watch(step)?;
            Done::quietly()
        })
}

fn clippy(workspace: &Workspace, what: &[&str]) -> Program {
    Program::cargo().arg("clippy").args(what).args(["--", "--deny", "warnings"]).within(&workspace.root)
}
