//! Checks that run nothing of the product: `lint`, `deny`, `tidy`; and the generated documents.

use crate::job::Job;
use crate::program::{cargo, program, watch};
use crate::tidy;
use crate::tools::{CLIPPY, NodePackages, RUSTFMT, WASM_TARGET, cargo_deny};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use duct::Expression;
use std::fs;

/// The generated document, from the root of the checkout.
const FINDINGS: &str = "docs/FINDINGS.md";

/// Format, rules of the house, generated documents, lints, types of the end-to-end tests.
pub fn lint_job() -> Job {
    Job::needing([
        Box::new(RUSTFMT) as _,
        Box::new(CLIPPY) as _,
        Box::new(WASM_TARGET) as _,
        Box::new(NodePackages) as _,
    ])
    .stage("Checking the format", |workspace, step| {
        watch(&cargo(workspace, ["fmt", "--all", "--check"]), step)
    })
    .then(tidy_job())
    .stage("Checking the generated documents", |workspace, _| {
        let written = fs::read_to_string(workspace.root.join(FINDINGS)).unwrap_or_default();
        ensure!(
            written.trim_end() == findings_document(workspace)?.trim_end(),
            "{FINDINGS} differs from the catalogue. Run: cargo xtask codegen"
        );
        Ok(())
    })
    .stage("Linting for this machine", |workspace, step| {
        watch(&clippy(workspace, "--workspace --exclude coverlist-web --all-targets"), step)
    })
    .stage("Linting for WebAssembly", |workspace, step| {
        let target = "--target wasm32-unknown-unknown --package";
        watch(&clippy(workspace, &format!("{target} coverlist-web --all-targets")), step)?;
        // The worker's tests are native: a browser build of their dependencies is not possible.
        watch(&clippy(workspace, &format!("{target} coverlist-worker")), step)
    })
    .stage("Checking the types of the end-to-end tests", |workspace, step| {
        let compiler = workspace.e2e().join("node_modules/.bin/tsc");
        watch(&program(compiler, ["--noEmit"]).dir(workspace.e2e()), step)
    })
}

fn clippy(workspace: &Workspace, options: &str) -> Expression {
    cargo(workspace, ["clippy"].into_iter().chain(options.split(' ')).chain(["--", "--deny", "warnings"]))
}

/// The rules of the house.
pub fn tidy_job() -> Job {
    Job::default().stage("Checking the rules of the house", |workspace, _| {
        let (files, violations) = tidy::check(workspace)?;
        if !violations.is_empty() {
            let listed: Vec<String> = violations.iter().map(|violation| format!("  {violation}")).collect();
            bail!("{}\n\n{} against the rules of CONTRIBUTING.md.", listed.join("\n"), violations.len());
        }
        Ok(format!("{files} files"))
    })
}

/// Licenses, bans and sources. Advisories are left out: they come from GitHub and change by themselves, and
/// an old commit must not start to fail.
pub fn deny_job() -> Job {
    Job::needing([Box::new(cargo_deny()) as _]).stage("Checking the dependencies", |workspace, step| {
        // Without `--workspace` cargo-deny looks only at the root package, which is the page.
        let words = "--workspace check --hide-inclusion-graph bans licenses sources".split(' ');
        watch(&program(cargo_deny().bin(workspace).join("cargo-deny"), words).dir(&workspace.root), step)
    })
}

/// Writes the generated documents.
pub fn write_documents(workspace: &Workspace) -> Result<()> {
    let file = workspace.root.join(FINDINGS);
    fs::write(&file, findings_document(workspace)? + "\n")
        .with_context(|| format!("cannot write {}", file.display()))?;
    println!("{FINDINGS} is written.");
    Ok(())
}

/// An example of the core prints it, so xtask does not depend on the product and runs when the product does
/// not compile.
fn findings_document(workspace: &Workspace) -> Result<String> {
    let example = ["run", "--quiet", "--package", "coverlist-core", "--example", "findings_document"];
    Ok(cargo(workspace, example).read()?)
}
