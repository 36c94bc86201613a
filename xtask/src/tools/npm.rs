//! Tools that npm installs.

use super::Tool;
use super::tool::{hold, install_folder};
use crate::program::{program, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use duct::Expression;
use std::fs;
use std::path::PathBuf;

/// The package that contains wasm-opt. Debian's version is too old for the output of rustc.
pub struct Binaryen;

/// Trunk.toml must name the same version, as `version_132`.
const BINARYEN: &str = "binaryen-132.0.0";

impl Binaryen {
    pub fn bin(workspace: &Workspace) -> PathBuf {
        workspace.tools.join(BINARYEN).join("node_modules/.bin")
    }
}

impl Tool for Binaryen {
    fn name(&self) -> String {
        BINARYEN.replace('-', " ")
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        Self::bin(workspace).join("wasm-opt").exists()
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        install_folder(self, BINARYEN, workspace, step, |folder, step| {
            let package = BINARYEN.replace('-', "@");
            let words = ["install", "--no-save", "--no-package-lock", "--prefix", ".", &package];
            watch(&npm(&words)?.dir(folder), step)
        })
    }
}

/// The packages of a folder, in the versions of its lock file.
pub struct NodePackages {
    name: &'static str,
    /// The folder in the checkout.
    folder: &'static str,
}

pub const E2E_PACKAGES: NodePackages =
    NodePackages { name: "Playwright, axe and TypeScript", folder: "tests/e2e" };
pub const HOST_PACKAGES: NodePackages =
    NodePackages { name: "React, Express and jose", folder: "tests/hosts" };
pub const BENCH_PACKAGES: NodePackages =
    NodePackages { name: "PapaParse, uDSV and Playwright", folder: "tests/bench" };

impl NodePackages {
    fn folder(&self, workspace: &Workspace) -> PathBuf {
        workspace.root.join(self.folder)
    }

    /// The lock file that was installed.
    fn installed_lock(&self, workspace: &Workspace) -> PathBuf {
        self.folder(workspace).join("node_modules/.installed-lock.json")
    }
}

impl Tool for NodePackages {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    /// The packages are stored with the lock file that was installed. Another lock file requires a new
    /// installation.
    fn present(&self, workspace: &Workspace) -> bool {
        let wanted = fs::read(self.folder(workspace).join("package-lock.json"));
        let installed = fs::read(self.installed_lock(workspace));
        matches!((wanted, installed), (Ok(wanted), Ok(installed)) if wanted == installed)
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        let _held = hold(&workspace.notes()?, "node-packages", step)?;
        if self.present(workspace) {
            return Ok(());
        }
        let folder = self.folder(workspace);
        watch(&npm(&["ci"])?.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").dir(&folder), step)?;
        fs::copy(folder.join("package-lock.json"), self.installed_lock(workspace))?;
        Ok(())
    }
}

/// npm, without its advice and without running the scripts of packages.
fn npm(arguments: &[&str]) -> Result<Expression> {
    let npm = which::which("npm").context(
        "wasm-opt and the end-to-end tests need npm, which was not found.\n\
         Install Node.js 20 or later with npm (https://nodejs.org, or your system's packages), then try again.",
    )?;
    let quiet = ["--no-fund", "--no-audit", "--no-update-notifier", "--ignore-scripts"];
    Ok(program(npm, quiet.iter().chain(arguments)))
}
