//! Compiles the programs of the page, and turns them into the files that a browser loads.

use super::programs::Program;
use crate::program::{cargo, program, watch};
use crate::step::Step;
use crate::tools::{Binaryen, bundler, remove};
use crate::workspace::Workspace;
use anyhow::Result;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// For whom the page is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// A release: small and fast, in minutes.
    Product,
    /// A demo or development: large and nearly as fast, sooner.
    Demo,
}

/// The cargo profile of demo builds.
pub const DEMO: &str = "demo";

const TARGET: &str = "wasm32-unknown-unknown";

/// Relocations are what a program is split by. The linker must not join constants, because those of all parts
/// would then be in the first one.
const LINKING: &str =
    "target.wasm32-unknown-unknown.rustflags=['-Clink-args=--emit-relocs --no-merge-data-segments']";

/// Compiles programs, and writes the files of each into its folder `<target>/page/<name>`.
pub fn compile(workspace: &Workspace, programs: &[Program], build: Build, step: &mut Step) -> Result<()> {
    for group in programs.chunk_by(|a, b| profile(a, build) == profile(b, build)) {
        watch(&cargo_build(workspace, group, build), step)?;
    }
    // Each program waits for one thread of wasm-opt most of the time.
    thread::scope(|scope| {
        let running: Vec<_> =
            programs.iter().map(|program| scope.spawn(|| finish(workspace, program, build))).collect();
        running.into_iter().try_for_each(|thread| thread.join().expect("bundling does not panic"))
    })
}

/// The folder with the files of a program.
pub fn folder_of(workspace: &Workspace, program: &Program) -> PathBuf {
    workspace.target.join("page").join(&program.name)
}

fn profile(program: &Program, build: Build) -> &str {
    match build {
        Build::Product => &program.profile,
        Build::Demo => DEMO,
    }
}

/// `cargo build` of programs with the same profile.
fn cargo_build(workspace: &Workspace, group: &[Program], build: Build) -> duct::Expression {
    let profile = profile(&group[0], build);
    let mut words = vec!["build", "--target", TARGET, "--profile", profile, "--bins"];
    words.extend(group.iter().flat_map(|program| ["--package", program.name.as_str()]));
    words.extend(group.iter().flat_map(|program| &program.features).flat_map(|name| ["--features", name]));
    if group.iter().any(|program| program.is_page) {
        words.extend(["--config", LINKING]);
    }
    cargo(workspace, words)
}

/// Writes scripts and modules of a program into its folder.
fn finish(workspace: &Workspace, program: &Program, build: Build) -> Result<()> {
    let folder = folder_of(workspace, program);
    let compiled = workspace.target.join(TARGET).join(profile(program, build)).join(&program.name);
    bundle(workspace, &compiled.with_extension("wasm"), &program.name, &folder)?;
    if build == Build::Demo {
        return Ok(());
    }
    let files = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let is_module = |file: &&PathBuf| file.extension().is_some_and(|extension| extension == "wasm");
    files.iter().filter(is_module).try_for_each(|file| optimize(workspace, file, &program.optimizations))
}

/// Turns a compiled program into a folder of files that a browser can load.
pub fn bundle(workspace: &Workspace, compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    remove(folder)?;
    let bundler = bundler(workspace)?.bin(workspace).join("coverlist-bundler");
    run(&program(bundler, [compiled.as_os_str(), OsStr::new(name), folder.as_os_str()]))
}

/// Runs wasm-opt on a module.
pub fn optimize(workspace: &Workspace, module: &Path, options: &[String]) -> Result<()> {
    let files = [module.as_os_str(), OsStr::new("-o"), module.as_os_str()];
    let words = options.iter().map(OsStr::new).chain(files);
    run(&program(Binaryen::bin(workspace).join("wasm-opt"), words))
}

fn run(program: &duct::Expression) -> Result<()> {
    let ended = program.stderr_to_stdout().stdout_capture().unchecked().run()?;
    let output = String::from_utf8_lossy(&ended.stdout);
    anyhow::ensure!(ended.status.success(), "{output}\nThe program failed with the output above.");
    Ok(())
}
