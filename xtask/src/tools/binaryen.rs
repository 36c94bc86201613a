//! wasm-opt, from the npm package `binaryen`. Debian's own is too old for what rustc writes.

use super::{Tool, lock, npm};
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;

/// Trunk.toml names the same version, as `version_132`.
const VERSION: &str = "132.0.0";

pub struct Binaryen;

impl Binaryen {
    pub fn bin(&self, workspace: &Workspace) -> PathBuf {
        workspace.tools.join(folder()).join("node_modules/.bin")
    }
}

impl Tool for Binaryen {
    fn name(&self) -> String {
        format!("binaryen {VERSION}")
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        self.bin(workspace).join("wasm-opt").exists()
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        let _held = lock::hold(&workspace.tools, &folder(), step)?;
        if self.present(workspace) {
            return Ok(());
        }
        let prepared = workspace.tools.join(format!(".{}.new", folder()));
        lock::remove(&prepared)?;
        std::fs::create_dir_all(&prepared)?;
        npm::npm()?
            .args(["install", "--no-save", "--no-package-lock", &format!("binaryen@{VERSION}")])
            .arg("--prefix")
            .arg(&prepared)
            .within(&prepared)
            .watch(step)?;
        lock::put_in_place(&prepared, &workspace.tools.join(folder()))
    }
}

fn folder() -> String {
    format!("binaryen-{VERSION}")
}
