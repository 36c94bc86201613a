use crate::page::Build;
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folders that commands use.
pub struct Workspace {
    /// The root of the checkout.
    pub root: PathBuf,
    /// The folder in which cargo builds: `CARGO_TARGET_DIR`, or `target` in the checkout.
    pub target: PathBuf,
    /// The folder of installed tools, which all checkouts share.
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

    /// The folder of the built page. The server embeds it.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The path of the finished binary. It does not depend on where cargo builds.
    pub fn binary(&self, build: Build) -> PathBuf {
        let folder = self.root.join("target").join(match build {
            Build::Product => "dist",
            Build::Demo => "serve",
        });
        folder.join("coverlist").with_extension(env::consts::EXE_EXTENSION)
    }

    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    pub fn bench(&self) -> PathBuf {
        self.root.join("tests/bench")
    }

    /// The value of `PATH` with `folders` in front.
    pub fn path_with(&self, folders: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
        let rest = env::var_os("PATH").unwrap_or_default();
        Ok(env::join_paths(folders.into_iter().chain(env::split_paths(&rest)))?)
    }

    /// The folder in which xtask keeps files between runs. This creates the folder.
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
