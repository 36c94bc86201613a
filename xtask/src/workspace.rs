//! Where things are.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The folders that every command works with.
pub struct Workspace {
    /// The checkout.
    pub root: PathBuf,
    /// Where cargo builds: `CARGO_TARGET_DIR`, or `target` in the checkout.
    pub target: PathBuf,
    /// Where tools are kept, outside of the checkout, so that every checkout shares them.
    pub tools: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().context("xtask has no folder above it")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(folder)?,
            None => root.join("target"),
        };
        Ok(Self { root, target, tools: cache()?.join("tools") })
    }

    /// The page as Trunk leaves it; the server embeds this folder.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The finished binary. It is promised at this place, wherever cargo builds.
    pub fn binary(&self) -> PathBuf {
        self.root.join("target/dist/coverlist").with_extension(env::consts::EXE_EXTENSION)
    }

    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// What xtask itself remembers between runs; made when it is missing.
    pub fn notes(&self) -> Result<PathBuf> {
        let folder = self.root.join("target/xtask");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(folder)
    }
}

fn cache() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("COVERLIST_CACHE") {
        return Ok(std::path::absolute(folder)?);
    }
    if let Some(folder) = env::var_os("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(folder).join("coverlist"));
    }
    let home = env::home_dir().context("no home folder: set COVERLIST_CACHE to a folder for tools")?;
    Ok(home.join(".cache/coverlist"))
}
