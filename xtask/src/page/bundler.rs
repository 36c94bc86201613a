//! Runs the programs in `xtask/bundler` and `xtask/splitter`.

use crate::program::{TOOL, cargo, program, run};
use crate::tools::remove;
use crate::workspace::Workspace;
use anyhow::Result;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The paths of both programs.
pub struct Bundler {
    bundler: PathBuf,
    splitter: PathBuf,
}

impl Bundler {
    /// Builds the bundler, and the splitter if programs are to be split.
    pub fn build(workspace: &Workspace, splits: bool) -> Result<Self> {
        let splitter: &[&str] = if splits { &["--package", "coverlist-splitter"] } else { &[] };
        let words = ["build", "--profile", TOOL, "--package", "coverlist-bundler"];
        run(&cargo(workspace, words.iter().chain(splitter)))?;
        let built =
            |name| workspace.target.join(TOOL).join(name).with_extension(std::env::consts::EXE_EXTENSION);
        Ok(Self { bundler: built("coverlist-bundler"), splitter: built("coverlist-splitter") })
    }

    /// Turns a compiled program into a new folder of files that a browser can load.
    pub fn bundle(&self, compiled: &Path, name: &str, folder: &Path) -> Result<()> {
        remove(folder)?;
        let name = OsStr::new(name);
        run(&program(&self.bundler, [compiled.as_os_str(), name, folder.as_os_str()]))
    }

    /// The same for a program that a browser loads in parts.
    pub fn bundle_in_parts(&self, compiled: &Path, name: &str, folder: &Path) -> Result<()> {
        remove(folder)?;
        let (first, loader) = (folder.join("first.wasm"), folder.join("loader.js"));
        let name = OsStr::new(name);
        run(&program(&self.splitter, [compiled.as_os_str(), name, folder.as_os_str()]))?;
        let words = [first.as_os_str(), name, folder.as_os_str(), loader.as_os_str()];
        run(&program(&self.bundler, words))?;
        fs::remove_file(first)?;
        Ok(fs::remove_file(loader)?)
    }
}
