//! Builds the worker alone, by its link in index.html.

use super::build::{trunk, unless_built};
use crate::program::watch;
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Builds the worker into the folder `dist` inside `folder`, with compressed copies. Its files are those of
/// the product.
pub fn build_worker(workspace: &Workspace, folder: &Path, step: &mut Step) -> Result<String> {
    let dist = folder.join("dist");
    unless_built(workspace, "worker", &dist, step, |step| {
        fs::create_dir_all(folder)?;
        let up = "../".repeat(folder.strip_prefix(&workspace.root)?.components().count());
        let link = worker_link(workspace)?.replace("href=\"", &format!("href=\"{up}"));
        let page = folder.join("index.html");
        fs::write(&page, format!("<!doctype html>\n<html lang=\"en\"><head>{link}</head></html>\n"))?;
        let (page, dist) = (page.to_string_lossy(), dist.to_string_lossy());
        let words = ["--config", "Trunk.toml", "build", "--release", "--dist", &dist, &page];
        watch(&trunk(workspace, &words)?, step)
    })
}

/// The options of wasm-opt with which the worker is optimized.
pub fn worker_optimizations(workspace: &Workspace) -> Result<Vec<String>> {
    let link = worker_link(workspace)?;
    let level = attribute(&link, "data-wasm-opt")?;
    let further = attribute(&link, "data-wasm-opt-params")?.split(' ').map(str::to_owned);
    Ok([format!("-O{level}")].into_iter().chain(further).collect())
}

fn worker_link(workspace: &Workspace) -> Result<String> {
    let page = fs::read_to_string(workspace.root.join("index.html"))?;
    let links = page.split("<link").skip(1).filter_map(|rest| rest.split_once('>'));
    let link = links.map(|(link, _)| link).find(|link| link.contains("data-bin=\"coverlist-worker\""));
    Ok(format!("<link{}>", link.context("index.html has no link for the worker")?))
}

fn attribute<'a>(link: &'a str, name: &str) -> Result<&'a str> {
    let value = link.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map(|(value, _)| value).with_context(|| format!("the worker's link has no {name}"))
}
