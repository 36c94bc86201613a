//! Builds the worker alone, for the benchmark.

use super::build::unless_built;
use super::compile::{Build, compile};
use super::document::write_worker;
use super::minify::minify;
use super::programs::program_named;
use super::weight;
use crate::step::Step;
use crate::tools::remove;
use crate::workspace::Workspace;
use anyhow::Result;
use std::fs;
use std::path::Path;

const WORKER: &str = "coverlist-worker";

/// Builds the worker into a folder, with compressed copies. Its files are those of the product.
pub fn build_worker(workspace: &Workspace, dist: &Path, step: &mut Step) -> Result<String> {
    unless_built(workspace, "worker", dist, step, |step| {
        let worker = program_named(workspace, WORKER)?;
        let programs = [worker];
        compile(workspace, &programs, Build::Product, step)?;
        remove(dist)?;
        fs::create_dir_all(dist)?;
        write_worker(workspace, &programs[0], dist)?;
        minify(workspace, dist)?;
        weight::compress(dist)
    })
}

/// The options of wasm-opt with which the worker is optimized.
pub fn worker_optimizations(workspace: &Workspace) -> Result<Vec<String>> {
    Ok(program_named(workspace, WORKER)?.optimizations)
}
