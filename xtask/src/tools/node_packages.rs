//! What the end-to-end tests are written with: Playwright, axe, TypeScript, at the versions of the lock file.

use super::{Tool, lock, npm};
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};

pub struct NodePackages;

impl Tool for NodePackages {
    fn name(&self) -> String {
        "Playwright, axe and TypeScript".to_owned()
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    /// The lock file that was installed is kept beside the packages; a changed one means new packages.
    fn present(&self, workspace: &Workspace) -> bool {
        let wanted = fs::read(workspace.e2e().join("package-lock.json"));
        let installed = fs::read(installed_lock(&workspace.e2e()));
        matches!((wanted, installed), (Ok(wanted), Ok(installed)) if wanted == installed)
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        let _held = lock::hold(&workspace.notes()?, "node-packages", step)?;
        if self.present(workspace) {
            return Ok(());
        }
        let folder = workspace.e2e();
        npm::npm()?.arg("ci").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").within(&folder).watch(step)?;
        fs::copy(folder.join("package-lock.json"), installed_lock(&folder))?;
        Ok(())
    }
}

fn installed_lock(folder: &Path) -> PathBuf {
    folder.join("node_modules/.installed-lock.json")
}
