//! Builds what is measured. Coverlist's worker is built as in the product.

use crate::job::Job;
use crate::page;
use crate::program::{cargo, program, watch};
use crate::step::Step;
use crate::tools::{BENCH_PACKAGES, CHROMIUM};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

const TARGET: &str = "wasm32-unknown-unknown";

/// The folders of the benchmark.
pub struct Folders {
    /// Its sources.
    pub source: PathBuf,
    /// The files of Coverlist's worker.
    pub worker: PathBuf,
    /// The `csv` crate for the browser.
    pub csv: PathBuf,
    /// The files to be validated.
    pub files: PathBuf,
    cargo: PathBuf,
}

impl Folders {
    pub fn of(workspace: &Workspace) -> Self {
        let built = workspace.root.join("target/bench");
        Self {
            source: workspace.bench(),
            worker: built.join("worker/dist"),
            csv: built.join("csv"),
            files: built.join("files"),
            cargo: built.join("cargo"),
        }
    }

    /// A program of the crate in `tests/bench/rust`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.cargo.join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION)
    }
}

pub fn job() -> Job {
    let mut tools = page::tools(page::Build::Product);
    tools.push(Box::new(BENCH_PACKAGES));
    tools.push(Box::new(CHROMIUM));
    Job::needing(tools)
        .stage("Building Coverlist's worker", |workspace, step| {
            page::build_worker(workspace, &Folders::of(workspace).worker, step)
        })
        .stage("Building the native programs", |workspace, step| {
            watch(&cargo_build(workspace, &["--release", "--bins"])?, step)
        })
        .stage("Building the csv crate for the browser", csv)
}

fn csv(workspace: &Workspace, step: &mut Step) -> Result<()> {
    let folders = Folders::of(workspace);
    let options = ["--profile", "worker", "--lib", "--target", TARGET];
    watch(&cargo_build(workspace, &options)?, step)?;
    let module = folders.cargo.join(TARGET).join("worker/coverlist_bench.wasm");
    page::Bundler::build(workspace, false)?.bundle(&module, "coverlist_bench", &folders.csv)?;
    let module = folders.csv.join("coverlist_bench_bg.wasm");
    page::optimize(workspace, &module, &page::worker_optimizations(workspace)?)
}

/// Writes the files to be validated.
pub fn write_files(folders: &Folders, names: &[String], step: &mut Step) -> Result<()> {
    fs::create_dir_all(&folders.files).context("cannot make the folder for the files")?;
    let words = [folders.files.to_string_lossy().into_owned()];
    watch(&program(folders.program("files"), words.iter().chain(names)), step)
}

fn cargo_build(workspace: &Workspace, options: &[&str]) -> Result<duct::Expression> {
    let folders = Folders::of(workspace);
    let manifest = folders.source.join("rust/Cargo.toml");
    let manifest = manifest.to_str().context("the checkout has an unreadable path")?;
    let words = ["build", "--manifest-path", manifest];
    Ok(cargo(workspace, words.iter().chain(options)).env("CARGO_TARGET_DIR", &folders.cargo))
}
