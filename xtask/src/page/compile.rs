//! Compiles the programs of the page, and turns them into the files that a browser loads.

use super::bundler::Bundler;
use super::programs::Program;
use super::wasm_opt;
use crate::program::{cargo, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::cmp::Reverse;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

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
const LINKING: &str = "-Clink-args=--emit-relocs --no-merge-data-segments";

/// Compiles programs, and writes the files of each into its folder `<target>/page/<name>`.
pub fn compile(workspace: &Workspace, programs: &[Program], build: Build, step: &mut Step) -> Result<()> {
    let bundler = thread::scope(|scope| {
        // The last crates of the page leave a processor free.
        let bundler = scope.spawn(|| Bundler::build(workspace, build == Build::Product));
        for group in programs.chunk_by(|a, b| profile(a, build) == profile(b, build)) {
            watch(&cargo_build(workspace, group, build), step)?;
        }
        bundler.join().expect("building does not panic")
    })?;
    in_parallel(programs, |program| {
        let compiled = workspace.target.join(TARGET).join(profile(program, build)).join(&program.name);
        let (compiled, folder) = (compiled.with_extension("wasm"), folder_of(workspace, program));
        match splits(program, build) {
            true => bundler.bundle_in_parts(&compiled, &program.name, &folder),
            false => bundler.bundle(&compiled, &program.name, &folder),
        }
    })?;
    match build {
        Build::Product => optimize(workspace, programs),
        Build::Demo => Ok(()),
    }
}

/// Optimizes the modules of all programs.
fn optimize(workspace: &Workspace, programs: &[Program]) -> Result<()> {
    let mut modules = Vec::new();
    for program in programs {
        for file in fs::read_dir(folder_of(workspace, program))? {
            let file = file?;
            if file.path().extension().is_some_and(|extension| extension == "wasm") {
                modules.push((file.metadata()?.len(), file.path(), program));
            }
        }
    }
    // The largest one takes longest, so it must not begin last.
    modules.sort_by_key(|(size, ..)| Reverse(*size));
    in_parallel(&modules, |(_, file, program)| wasm_opt::optimize(workspace, file, &program.optimizations))
}

/// Runs a function for each item, as many at a time as the machine has processors.
fn in_parallel<T: Sync>(items: &[T], run: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            run(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|thread| thread.join().expect("the work does not panic"))
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

/// Whether a browser loads the program in parts. A demo's need not be small, and splitting takes time.
fn splits(program: &Program, build: Build) -> bool {
    program.is_page && build == Build::Product
}

/// `cargo build` of programs with the same profile.
fn cargo_build(workspace: &Workspace, group: &[Program], build: Build) -> duct::Expression {
    let profile = profile(&group[0], build);
    let mut words = vec!["build", "--target", TARGET, "--profile", profile, "--bins"];
    words.extend(group.iter().flat_map(|program| ["--package", program.package.as_str()]));
    words.extend(
        group.iter().filter_map(|program| program.feature.as_deref()).flat_map(|name| ["--features", name]),
    );
    let mut flags = short_paths();
    if group.iter().any(|program| splits(program, build)) {
        words.extend(["--features", "split"]);
        flags.push(LINKING.to_owned());
    }
    let flags = format!("target.{TARGET}.rustflags={flags:?}");
    words.extend(["--config", &flags]);
    cargo(workspace, words)
}

/// The options that cut the folder of libraries, which belongs to this machine, from the paths in messages.
fn short_paths() -> Vec<String> {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(cargo.join("registry").join("src")).into_iter().flatten().flatten();
    registries.map(|folder| format!("--remap-path-prefix={}/=", folder.path().display())).collect()
}
