//! `test`: everything that can fail.

use super::{deny, dist, e2e, lint};
use crate::job::{Done, Job};
use crate::program::{self, Program};
use crate::steps::Step;
use crate::tally::Tally;
use crate::tools::{Chromedriver, Chromium, Tool, WasmBindgen, WasmTarget};
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use std::fs;
use std::path::PathBuf;

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let job = match arguments {
        [] => everything(workspace)?,
        [part] if part == "native" => native(),
        [part] if part == "browser" => browser(workspace)?,
        _ => bail!("The parts are: native, browser. The end-to-end tests alone: cargo xtask e2e"),
    };
    if !job.run_counted(workspace) {
        std::process::exit(1);
    }
    Ok(())
}

/// Everything that can fail, the quickest first.
pub fn everything(workspace: &Workspace) -> Result<Job> {
    let built = dist::job(workspace)?.then(e2e::job(&[]));
    Ok(lint::job().then(deny::job()).then(native()).then(browser(workspace)?).then(built))
}

/// Every crate's tests on this machine, the page's logic among them, and the examples in its documentation.
fn native() -> Job {
    Job::default()
        .stage("Running the native tests", |workspace, step| {
            let nextest = program::find("cargo-nextest").is_some();
            let runner: &[&str] =
                if nextest { &["nextest", "run"] } else { &["test", "--lib", "--bins", "--tests"] };
            counted(cargo(workspace, runner).args(["--workspace", "--no-fail-fast"]), step)
        })
        .stage("Running the examples in the documentation", |workspace, step| {
            counted(cargo(workspace, &["test", "--doc", "--workspace"]), step)
        })
}

/// The tests of the page that need a browser.
fn browser(workspace: &Workspace) -> Result<Job> {
    let bindgen = WasmBindgen::matching(workspace)?;
    let runner = bindgen.bin(workspace);
    let tools: [Box<dyn Tool>; 4] =
        [Box::new(WasmTarget), Box::new(bindgen), Box::new(Chromium), Box::new(Chromedriver)];
    Ok(Job::needing(tools).stage("Running the browser tests", move |workspace, step| {
        let tests = ["--tests", "--package", "coverlist-web", "--no-fail-fast"];
        let program = cargo(workspace, &["test", "--target", "wasm32-unknown-unknown"])
            .args(tests)
            .path_first([runner.clone()])?
            .env("CHROMEDRIVER", Chromedriver::file()?)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(workspace)?);
        counted(program, step)
    }))
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Program {
    Program::cargo().args(arguments).within(&workspace.root)
}

fn counted(program: Program, step: &mut Step) -> Result<Done> {
    let (succeeded, output) = program.show(step)?;
    let tests = Tally::of(succeeded, &output);
    Ok(Done { remark: tests.to_string(), tests })
}

/// How ChromeDriver is to start the browser: the same way as Playwright does.
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
        serde_json::json!({ "goog:chromeOptions": { "binary": Chromium::file()?, "args": arguments } });
    fs::write(&file, options.to_string())?;
    Ok(file)
}
