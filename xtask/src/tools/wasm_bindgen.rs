//! wasm-bindgen's command line: glue for the page, and the runner of its browser tests.

use super::Tool;
use super::cargo_install::CargoInstall;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::PathBuf;

pub struct WasmBindgen(CargoInstall);

impl WasmBindgen {
    /// The version of the crate that the page is built with; the two must agree to the last digit.
    pub fn matching(workspace: &Workspace) -> Result<Self> {
        let lock = workspace.root.join("Cargo.lock");
        let text = std::fs::read_to_string(&lock).context("cannot read Cargo.lock")?;
        let version =
            locked_version(&text, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
        Ok(Self(CargoInstall {
            package: "wasm-bindgen-cli",
            version,
            binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            optimization: "1",
            arguments: &[],
        }))
    }

    pub fn bin(&self, workspace: &Workspace) -> PathBuf {
        self.0.bin(workspace)
    }

    pub fn version(&self) -> &str {
        &self.0.version
    }
}

impl Tool for WasmBindgen {
    fn name(&self) -> String {
        self.0.name()
    }

    fn takes(&self) -> &'static str {
        "about 2 minutes"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        self.0.present(workspace)
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        self.0.install(workspace, step)
    }
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "bindgen"), None);
    }
}
