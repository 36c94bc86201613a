//! The commands `lint`, `deny` and `tidy`, which run no part of the product, and `codegen`.

use crate::job::Job;
use crate::program::{cargo, program, run, watch};
use crate::theming;
use crate::tidy;
use crate::tools::{BENCH_PACKAGES, CLIPPY, E2E_PACKAGES, RUSTFMT, WASM_TARGET, cargo_deny};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use duct::Expression;
use std::fs;

/// Checks the format, the rules that `tidy` knows, docs/THEMING.md, the lints, and the types of the
/// end-to-end tests.
pub fn lint_job() -> Job {
    style_job()
        .stage("Linting for this machine", |workspace, step| {
            watch(&clippy(workspace, "--workspace --exclude coverlist-web --all-targets"), step)
        })
        .stage("Linting for WebAssembly", |workspace, step| {
            let page = "--target wasm32-unknown-unknown --package coverlist-web --all-targets";
            watch(&clippy(workspace, page), step)
        })
        .then(untested_lint_job())
}

/// All of [`lint_job`] but the lints of crates that tests build: [`linted`] tests lint them.
pub fn style_job() -> Job {
    let tools = [
        Box::new(RUSTFMT) as _,
        Box::new(CLIPPY) as _,
        Box::new(E2E_PACKAGES) as _,
        Box::new(BENCH_PACKAGES) as _,
    ];
    Job::needing(tools)
        .stage("Checking the format", |workspace, step| {
            watch(&cargo(workspace, ["fmt", "--all", "--check"]), step)
        })
        .then(tidy_job())
        .stage("Checking the types of the end-to-end tests and the benchmark", |workspace, step| {
            let compiler = workspace.e2e().join("node_modules/.bin/tsc");
            for folder in [workspace.e2e(), workspace.bench()] {
                watch(&program(&compiler, ["--noEmit"]).dir(folder), step)?;
            }
            Ok(())
        })
        .stage("Checking docs/THEMING.md", |workspace, _| {
            let written = fs::read_to_string(workspace.root.join(theming::PATH)).unwrap_or_default();
            let is_current = written.trim_end() == theming::document(workspace)?.trim_end();
            ensure!(is_current, "{} differs from its sources. Run: cargo xtask codegen", theming::PATH);
            Ok(())
        })
}

/// Lints what no test builds: the workers, which are tested natively, and the benchmark.
pub fn untested_lint_job() -> Job {
    Job::needing([Box::new(WASM_TARGET) as _])
        .stage("Linting the workers for WebAssembly", |workspace, step| {
            let target = "--target wasm32-unknown-unknown --package";
            watch(&clippy(workspace, &format!("{target} coverlist-worker")), step)?;
            watch(
                &clippy(
                    workspace,
                    &format!("{target} coverlist-workbook --features module,writing-module --bins"),
                ),
                step,
            )
        })
        .stage("Linting the benchmark", |workspace, step| {
            let options = "--manifest-path tests/bench/rust/Cargo.toml --all-targets";
            watch(&clippy(workspace, options).env("CARGO_TARGET_DIR", &workspace.target), step)
        })
}

/// Makes a build lint the crates of the workspace, and fail on a warning. `cargo clippy` would compile every
/// library once more, only to check it.
pub fn linted(build: &Expression) -> Expression {
    build
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .env("CLIPPY_ARGS", ["--deny", "warnings", ""].join("__CLIPPY_HACKERY__"))
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

/// Writes the generated documents. A test writes docs/FINDINGS.md, so xtask does not depend on the product
/// and builds even when the product does not.
pub fn write_documents(workspace: &Workspace) -> Result<()> {
    let file = workspace.root.join(theming::PATH);
    fs::write(&file, theming::document(workspace)?.trim_end().to_owned() + "\n")
        .with_context(|| format!("cannot write {}", file.display()))?;
    let test = "test --package coverlist-messages --test findings_document";
    run(&cargo(workspace, test.split(' ')).env("UPDATE_FINDINGS", "1"))?;
    println!("The documents are written.");
    Ok(())
}
