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

/// A package with a program.
pub struct NodeProgram {
    /// The package and its version.
    package: &'static str,
    program: &'static str,
}

/// Debian's version of wasm-opt is too old for the output of rustc. Trunk.toml must name the same version, as
/// `version_132`.
pub const WASM_OPT: NodeProgram = NodeProgram { package: "binaryen-132.0.0", program: "wasm-opt" };

/// Makes scripts and style sheets smaller.
pub const ESBUILD: NodeProgram = NodeProgram { package: "esbuild-0.28.1", program: "esbuild" };

impl NodeProgram {
    /// The path of the program, in a folder whose name has the version.
    pub fn path(&self, workspace: &Workspace) -> PathBuf {
        workspace.tools.join(self.package).join("node_modules/.bin").join(self.program)
    }
}

impl Tool for NodeProgram {
    fn name(&self) -> String {
        self.package.replace('-', " ")
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        self.path(workspace).exists()
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        install_folder(self, self.package, workspace, step, |folder, step| {
            let package = self.package.replace('-', "@");
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
