//! Builds what is measured. Coverlist's worker comes from Trunk, by the link in index.html, as in the
//! product.

use crate::job::Job;
use crate::page;
use crate::program::{cargo, program, watch};
use crate::step::Step;
use crate::tools::{self, BENCH_PACKAGES, Binaryen, CHROMIUM, wasm_bindgen};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

const TARGET: &str = "wasm32-unknown-unknown";

/// The folders of the benchmark.
pub struct Folders {
    /// Its sources.
    pub source: PathBuf,
    /// The folder in which Trunk builds Coverlist's worker.
    page: PathBuf,
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
            page: built.join("worker"),
            csv: built.join("csv"),
            files: built.join("files"),
            cargo: built.join("cargo"),
        }
    }

    /// The files of Coverlist's worker.
    pub fn worker(&self) -> PathBuf {
        self.page.join("dist")
    }

    /// A program of the crate in `tests/bench/rust`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.cargo.join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION)
    }
}

pub fn job(workspace: &Workspace) -> Result<Job> {
    let mut tools = page::tools(workspace)?;
    tools.push(Box::new(BENCH_PACKAGES));
    tools.push(Box::new(CHROMIUM));
    Ok(Job::needing(tools)
        .stage("Building Coverlist's worker", |workspace, step| {
            page::build_worker(workspace, &Folders::of(workspace).page, step)
        })
        .stage("Building the native programs", |workspace, step| {
            watch(&cargo_build(workspace, &["--release", "--bins"])?, step)
        })
        .stage("Building the csv crate for the browser", csv))
}

fn csv(workspace: &Workspace, step: &mut Step) -> Result<()> {
    let folders = Folders::of(workspace);
    let options = ["--profile", "worker", "--lib", "--target", TARGET];
    watch(&cargo_build(workspace, &options)?, step)?;
    let module = folders.cargo.join(TARGET).join("worker/coverlist_bench.wasm");
    tools::remove(&folders.csv)?;
    let word = OsStr::new;
    let bindgen = wasm_bindgen(workspace)?.bin(workspace).join("wasm-bindgen");
    let words =
        [word("--target"), word("web"), word("--out-dir"), folders.csv.as_os_str(), module.as_os_str()];
    watch(&program(bindgen, words), step)?;
    let module = folders.csv.join("coverlist_bench_bg.wasm");
    let options = page::worker_optimizations(workspace)?;
    let files = [module.as_os_str(), word("-o"), module.as_os_str()];
    let words = options.iter().map(|option| word(option)).chain(files);
    watch(&program(Binaryen::bin(workspace).join("wasm-opt"), words), step)
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
