//! cargo-deny, which checks what comes in as a dependency.

use super::Tool;
use super::cargo_install::CargoInstall;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;

const VERSION: &str = "0.20.2";

pub struct CargoDeny(CargoInstall);

impl CargoDeny {
    pub fn pinned() -> Self {
        Self(CargoInstall {
            package: "cargo-deny",
            version: VERSION.to_owned(),
            binaries: &["cargo-deny"],
            optimization: "0",
            arguments: &[],
        })
    }

    pub fn file(&self, workspace: &Workspace) -> PathBuf {
        self.0.bin(workspace).join("cargo-deny")
    }
}

impl Tool for CargoDeny {
    fn name(&self) -> String {
        self.0.name()
    }

    fn takes(&self) -> &'static str {
        "about a minute"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        self.0.present(workspace)
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        self.0.install(workspace, step)
    }
}
