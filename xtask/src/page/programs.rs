//! The programs of the page. index.html declares them, as links for Trunk.

use super::links::{Link, links};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;

/// A program that is compiled to WebAssembly.
pub struct Program {
    /// The name of the program, and of its files.
    pub name: String,
    /// The package that it belongs to.
    pub package: String,
    /// The feature of its package that it needs.
    pub feature: Option<String>,
    /// The cargo profile of the product.
    pub profile: String,
    /// The options of wasm-opt.
    pub optimizations: Vec<String>,
    /// Whether it is the page itself. The others are workers.
    pub is_page: bool,
}

/// All programs; the page is the first.
pub fn programs(workspace: &Workspace) -> Result<Vec<Program>> {
    links(workspace)?.iter().filter(|link| link.is("rel", "rust")).map(Program::of).collect()
}

/// One program.
pub fn program_named(workspace: &Workspace, name: &str) -> Result<Program> {
    let found = programs(workspace)?.into_iter().find(|program| program.name == name);
    found.with_context(|| format!("index.html has no link for {name}"))
}

impl Program {
    fn of(link: &Link) -> Result<Self> {
        let name = link.attribute("data-bin")?.to_owned();
        let manifest = link.attribute("href").ok().map(Path::new);
        let folder = manifest.and_then(Path::parent).and_then(Path::file_name);
        let package = folder.map_or_else(|| name.clone(), |folder| folder.to_string_lossy().into_owned());
        let level = format!("-O{}", link.attribute("data-wasm-opt")?);
        let further = link.attribute("data-wasm-opt-params")?.split(' ').map(str::to_owned);
        Ok(Self {
            package,
            feature: link.attribute("data-cargo-features").ok().map(str::to_owned),
            profile: link.attribute("data-cargo-profile-release")?.to_owned(),
            optimizations: [level].into_iter().chain(further).collect(),
            is_page: link.is("data-type", "main"),
            name,
        })
    }
}
