//! Programs that come from crates.io as source.

use super::lock;
use crate::program::Program;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;

/// A program built by `cargo install` into the tools folder.
pub struct CargoInstall {
    pub package: &'static str,
    pub version: String,
    /// Every binary that the package brings.
    pub binaries: &'static [&'static str],
    /// How much to optimize. A tool works for seconds, and optimizing it takes minutes.
    pub optimization: &'static str,
    /// Further arguments to `cargo install`.
    pub arguments: &'static [&'static str],
}

impl CargoInstall {
    pub fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    pub fn bin(&self, workspace: &Workspace) -> PathBuf {
        workspace.tools.join(self.folder()).join("bin")
    }

    /// The folder's name holds the version, and the folder appears whole or not at all: looking is enough.
    pub fn present(&self, workspace: &Workspace) -> bool {
        let bin = self.bin(workspace);
        let file = |name: &&str| bin.join(name).with_extension(std::env::consts::EXE_EXTENSION).is_file();
        self.binaries.iter().all(file)
    }

    pub fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        let folder = self.folder();
        let _held = lock::hold(&workspace.tools, &folder, step)?;
        if self.present(workspace) {
            return Ok(());
        }
        let prepared = workspace.tools.join(format!(".{folder}.new"));
        let building = workspace.tools.join(format!(".{folder}.building"));
        lock::remove(&prepared)?;
        // Exactly what its authors tested; failing that (an index that no longer has one of those), what fits.
        let built = self.build(&prepared, &building, &["--locked"], workspace, step);
        let built = built.or_else(|_| self.build(&prepared, &building, &[], workspace, step));
        lock::remove(&building)?;
        built?;
        lock::put_in_place(&prepared, &workspace.tools.join(&folder))
    }

    fn build(
        &self,
        prepared: &PathBuf,
        building: &PathBuf,
        further: &[&str],
        workspace: &Workspace,
        step: &mut Step,
    ) -> Result<()> {
        Program::cargo()
            .args(["install", self.package, "--version", &self.version])
            .arg("--root")
            .arg(prepared)
            .args(self.arguments)
            .args(further)
            .within(&workspace.root)
            .env("CARGO_TARGET_DIR", building)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimization)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .watch(step)
            .map(drop)
    }

    fn folder(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }
}
