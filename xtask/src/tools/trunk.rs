//! Trunk, which builds the page.

use super::Tool;
use super::cargo_install::CargoInstall;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;

/// The last version that Rust 1.95 builds.
const VERSION: &str = "0.21.14";

pub struct Trunk(CargoInstall);

impl Trunk {
    pub fn pinned() -> Self {
        // Its default features fetch tools and look for updates. We bring every tool, so it needs no TLS, and is
        // ready sooner without.
        Self(CargoInstall {
            package: "trunk",
            version: VERSION.to_owned(),
            binaries: &["trunk"],
            optimization: "0",
            arguments: &["--no-default-features"],
        })
    }

    pub fn bin(&self, workspace: &Workspace) -> PathBuf {
        self.0.bin(workspace)
    }
}

impl Tool for Trunk {
    fn name(&self) -> String {
        self.0.name()
    }

    fn takes(&self) -> &'static str {
        "about 3 minutes"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        self.0.present(workspace)
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        self.0.install(workspace, step)
    }
}
