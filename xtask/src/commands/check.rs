//! The commands `lint`, `deny` and `tidy`, which run no part of the product, and `codegen`.

use crate::job::Job;
use crate::program::{cargo, program, watch};
use crate::theming;
use crate::tidy;
use crate::tools::{BENCH_PACKAGES, CLIPPY, E2E_PACKAGES, RUSTFMT, WASM_TARGET, cargo_deny};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use duct::Expression;
use std::fs;

/// A generated document.
struct Document {
    /// The path in the checkout.
    path: &'static str,
    text: fn(&Workspace) -> Result<String>,
}

const DOCUMENTS: &[Document] = &[
    Document { path: "docs/FINDINGS.md", text: findings_document },
    Document { path: theming::PATH, text: theming::document },
];

/// Checks the format, the rules that `tidy` knows, the generated documents, the lints, and the types of the
/// end-to-end tests.
pub fn lint_job() -> Job {
    Job::needing([
        Box::new(RUSTFMT) as _,
        Box::new(CLIPPY) as _,
        Box::new(WASM_TARGET) as _,
        Box::new(E2E_PACKAGES) as _,
        Box::new(BENCH_PACKAGES) as _,
    ])
    .stage("Checking the format", |workspace, step| {
        watch(&cargo(workspace, ["fmt", "--all", "--check"]), step)
    })
    .then(tidy_job())
    .stage("Checking the generated documents", |workspace, _| {
        for Document { path, text } in DOCUMENTS {
            let written = fs::read_to_string(workspace.root.join(path)).unwrap_or_default();
            ensure!(
                written.trim_end() == text(workspace)?.trim_end(),
                "{path} differs from its sources. Run: cargo xtask codegen"
            );
        }
        Ok(())
    })
    .stage("Linting for this machine", |workspace, step| {
        watch(&clippy(workspace, "--workspace --exclude coverlist-web --all-targets"), step)
    })
    .stage("Linting for WebAssembly", |workspace, step| {
        let target = "--target wasm32-unknown-unknown --package";
        watch(&clippy(workspace, &format!("{target} coverlist-web --all-targets")), step)?;
        // Clippy checks the worker's tests natively, because their dependencies do not build for the browser.
        watch(&clippy(workspace, &format!("{target} coverlist-worker")), step)?;
        watch(&clippy(workspace, &format!("{target} coverlist-workbook --features module --bins")), step)
    })
    .stage("Checking the types of the end-to-end tests and the benchmark", |workspace, step| {
        let compiler = workspace.e2e().join("node_modules/.bin/tsc");
        for folder in [workspace.e2e(), workspace.bench()] {
            watch(&program(&compiler, ["--noEmit"]).dir(folder), step)?;
        }
        Ok(())
    })
    .stage("Linting the benchmark", |workspace, step| {
        let options = "--manifest-path tests/bench/rust/Cargo.toml --all-targets";
        watch(&clippy(workspace, options).env("CARGO_TARGET_DIR", &workspace.target), step)
    })
}

fn clippy(workspace: &Workspace, options: &str) -> Expression {
    cargo(workspace, ["clippy"].into_iter().chain(options.split(' ')).chain(["--", "--deny", "warnings"]))
}

/// Checks the rules in `xtask/src/tidy`.
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

/// Checks licenses, banned crates and the sources of crates. It leaves out advisories, because they come from
/// GitHub and change at any time, and an old commit must not start to fail.
pub fn deny_job() -> Job {
    Job::needing([Box::new(cargo_deny()) as _]).stage("Checking the dependencies", |workspace, step| {
        // Without `--workspace`, cargo-deny checks only the root package, which is the page.
        let words = "--workspace check --hide-inclusion-graph bans licenses sources".split(' ');
        watch(&program(cargo_deny().bin(workspace).join("cargo-deny"), words).dir(&workspace.root), step)
    })
}

pub fn write_documents(workspace: &Workspace) -> Result<()> {
    for Document { path, text } in DOCUMENTS {
        let file = workspace.root.join(path);
        fs::write(&file, text(workspace)?.trim_end().to_owned() + "\n")
            .with_context(|| format!("cannot write {}", file.display()))?;
        println!("{path} is written.");
    }
    Ok(())
}

/// Generates docs/FINDINGS.md. It runs an example of the messages, so xtask does not depend on the product
/// and builds even when the product does not.
fn findings_document(workspace: &Workspace) -> Result<String> {
    let example = ["run", "--quiet", "--package", "coverlist-messages", "--example", "findings_document"];
    Ok(cargo(workspace, example).read()?)
}
