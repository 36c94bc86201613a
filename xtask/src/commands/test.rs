//! The commands `test`, `e2e`, `speed` and `faults`, which run tests.

use super::check::linted;
use super::{build, check};
use crate::job::Job;
use crate::page::Build;
use crate::program::{TOOL, cargo, program, show};
use crate::step::Step;
use crate::tally::Tally;
use crate::tools::{
    CHROMEDRIVER, CHROMIUM, E2E_PACKAGES, FRICTIONLESS, HEADLESS_SHELL, HOST_PACKAGES, LIBREOFFICE, PYTHON,
    Tool, WASM_TARGET, wasm_bindgen,
};
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use duct::Expression;
use std::fs;
use std::path::PathBuf;

/// The packages that are tested in the profile `dev`, always together. For another selection, which needs
/// other features of them, cargo would build their dependencies once more.
const PRODUCT: &str = "--workspace --exclude xtask --exclude coverlist-bundler --exclude coverlist-splitter";

#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Part {
    /// The tests that need no browser
    Native,
    /// The comparison with Frictionless, in tests/table_schema
    Frictionless,
    /// The downloads, opened and saved by LibreOffice
    #[value(name = "libreoffice")]
    LibreOffice,
    /// The tests in tests/dom, in headless Chromium
    Browser,
}

pub fn run(workspace: &Workspace, part: Option<Part>) -> Result<()> {
    let job = match part {
        None => everything(workspace)?,
        Some(Part::Native) => native(workspace),
        Some(Part::Frictionless) => frictionless(),
        Some(Part::LibreOffice) => libreoffice(),
        Some(Part::Browser) => browser(workspace)?,
    };
    job.run_counted(workspace)
}

/// All checks and tests, the fastest first.
pub fn everything(workspace: &Workspace) -> Result<Job> {
    let built = build::job(Build::Product).then(playwright(&[]));
    Ok(check::style_job()
        .then(check::deny_job())
        .then(native(workspace))
        .then(browser(workspace)?)
        .then(check::untested_lint_job())
        .then(built))
}

/// Tests every crate natively, including the page's logic and the examples in the documentation.
fn native(workspace: &Workspace) -> Job {
    Job::default()
        .stage("Running the native tests", |workspace, step| {
            counted(&native_tests(workspace, "dev", PRODUCT), step)
        })
        .stage("Running the tests of the tools", |workspace, step| {
            let packages = "--package xtask --package coverlist-bundler --package coverlist-splitter";
            counted(&native_tests(workspace, TOOL, packages), step)
        })
        .stage("Running the examples in the documentation", |workspace, step| {
            let tests = format!("test --doc --profile dev {PRODUCT}");
            counted(&linted(&cargo(workspace, tests.split(' '))), step)
        })
        .then(frictionless())
        .then(libreoffice_if_there(workspace))
}

/// The tests of packages, without the examples in their documentation. Their build lints the packages.
fn native_tests(workspace: &Workspace, profile: &str, packages: &str) -> Expression {
    let runner = match which::which("cargo-nextest") {
        Ok(_) => format!("nextest run --cargo-profile {profile}"),
        Err(_) => format!("test --all-targets --profile {profile}"),
    };
    linted(&cargo(workspace, format!("{runner} --no-fail-fast {packages}").split(' ')))
}

/// Checks the files in tests/table_schema with Frictionless. The native tests check that Coverlist writes the
/// same files and judges them alike.
fn frictionless() -> Job {
    let tools = [Box::new(PYTHON) as _, Box::new(FRICTIONLESS) as _];
    Job::needing(tools).stage("Checking a template and its files with Frictionless", |workspace, step| {
        counted(&FRICTIONLESS.script(workspace, &["check.py"]), step)
    })
}

/// Opens the downloads in LibreOffice, and saves them.
fn libreoffice() -> Job {
    Job::needing([Box::new(LIBREOFFICE) as _]).stage(
        "Saving the downloads in LibreOffice",
        |workspace, step| {
            // One at a time: of two that start at once for the first time, one may crash.
            // Chosen by their names: to build one test alone, cargo builds other libraries.
            let tests = format!("test --profile dev {PRODUCT} --tests");
            let options = "-- that_libreoffice_saves --include-ignored --test-threads=1";
            let tests = linted(&cargo(workspace, tests.split(' ').chain(options.split(' '))));
            counted(&tests.env("COVERLIST_LIBREOFFICE", LIBREOFFICE.file()?), step)
        },
    )
}

/// LibreOffice is large, so only a server that tests each commit installs it.
fn libreoffice_if_there(workspace: &Workspace) -> Job {
    let is_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    if is_ci || LIBREOFFICE.present(workspace) {
        return libreoffice();
    }
    Job::default()
        .skipping("Skipped: LibreOffice is not installed (cargo xtask test libreoffice installs it).")
}

/// Tests the parts of the page that need a browser.
fn browser(workspace: &Workspace) -> Result<Job> {
    let bindgen = wasm_bindgen(workspace)?;
    let runner = bindgen.bin(workspace);
    let tools = [
        Box::new(WASM_TARGET) as _,
        Box::new(bindgen) as _,
        Box::new(CHROMIUM) as _,
        Box::new(CHROMEDRIVER) as _,
    ];
    Ok(Job::needing(tools).stage("Running the browser tests", move |workspace, step| {
        // Libraries that are not optimized build in a third of the time, and these tests take a second.
        let tests = format!(
            "test --profile {TOOL} --no-fail-fast --target wasm32-unknown-unknown \
             --package coverlist-web --test dom"
        );
        let tests = linted(&cargo(workspace, tests.split(' ')))
            .env("PATH", workspace.path_with([runner.clone()])?)
            .env("CHROMEDRIVER", CHROMEDRIVER.file()?)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(workspace)?);
        counted(&tests, step)
    }))
}

pub fn end_to_end(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    build::job(Build::Product).then(playwright(arguments)).run(workspace)
}

/// Tests the finished binary, which must exist, as a person uses it in Chromium.
fn playwright(arguments: &[String]) -> Job {
    let arguments = arguments.to_vec();
    let tools = [
        Box::new(E2E_PACKAGES) as _,
        Box::new(HOST_PACKAGES) as _,
        Box::new(HEADLESS_SHELL) as _,
        Box::new(CHROMIUM) as _,
    ];
    Job::needing(tools).stage("Running the end-to-end tests", move |workspace, step| {
        let words = ["test".to_owned()].into_iter().chain(arguments.clone());
        let tests = program(workspace.e2e().join("node_modules/.bin/playwright"), words)
            .dir(workspace.e2e())
            .env("COVERLIST_BINARY", workspace.binary(Build::Product))
            .env("COVERLIST_HEADLESS_SHELL", HEADLESS_SHELL.file()?)
            .env("COVERLIST_CHROMIUM", CHROMIUM.file()?);
        counted(&tests, step)
    })
}

/// Kills the server, and fills its disk, at random moments. This takes minutes, so `test` leaves these tests
/// out, and each is marked `#[ignore]`.
pub fn faults(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let arguments = arguments.to_vec();
    let stage = move |workspace: &Workspace, step: &mut Step| {
        let tests = "test --release --package coverlist --test faults --";
        let options = "--include-ignored --nocapture --test-threads=1";
        let words = tests.split(' ').chain(options.split(' ')).chain(arguments.iter().map(String::as_str));
        counted(&cargo(workspace, words), step)
    };
    Job::default().stage("Breaking the server", stage).run_counted(workspace)
}

/// Runs every example whose name ends in `_speed` and contains all of `parts`.
pub fn speed(workspace: &Workspace, parts: &[String]) -> Result<()> {
    let mut job = Job::default();
    let mut found = false;
    for (package, example) in examples(workspace)? {
        if !example.ends_with("_speed") || !parts.iter().all(|part| example.contains(part.as_str())) {
            continue;
        }
        found = true;
        job = job.stage(format!("{example} of {package}"), move |workspace, step| {
            let example = ["run", "--release", "--quiet", "--package", &package, "--example", &example];
            let (succeeded, _) = show(&cargo(workspace, example), step)?;
            ensure!(succeeded, "The measurement failed.");
            Ok(())
        });
    }
    ensure!(found, "No example has such a name and ends in _speed.");
    job.run(workspace)
}

/// The package and the name of each example.
fn examples(workspace: &Workspace) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for folder in fs::read_dir(workspace.root.join("crates"))? {
        let folder = folder?;
        for example in fs::read_dir(folder.path().join("examples")).into_iter().flatten() {
            let package = folder.file_name().to_string_lossy().into_owned();
            found.push((
                package,
                example?.path().file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            ));
        }
    }
    found.sort();
    Ok(found)
}

fn counted(tests: &Expression, step: &mut Step) -> Result<Tally> {
    let (succeeded, output) = show(tests, step)?;
    Ok(Tally::of(succeeded, &output))
}

/// Writes the settings with which ChromeDriver starts the browser as Playwright does. Returns the file.
fn capabilities(workspace: &Workspace) -> Result<PathBuf> {
    let file = workspace.notes()?.join("webdriver.json");
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    let options =
        serde_json::json!({ "goog:chromeOptions": { "binary": CHROMIUM.file()?, "args": arguments } });
    fs::write(&file, options.to_string())?;
    Ok(file)
}
