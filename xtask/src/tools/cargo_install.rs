//! Programs that `cargo install` builds into the tools folder.

use super::tool::install_folder;
use super::{Tool, remove};
use crate::program::{cargo, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// A program from crates.io.
pub struct CargoInstall {
    package: &'static str,
    pub version: String,
    takes: &'static str,
    /// The names of all binaries of the package.
    binaries: &'static [&'static str],
    /// The optimization level. A tool runs for seconds, and optimizing it would take minutes.
    optimization: &'static str,
}

/// The program that checks licenses, banned crates and the sources of crates.
pub fn cargo_deny() -> CargoInstall {
    CargoInstall {
        package: "cargo-deny",
        version: "0.20.2".to_owned(),
        takes: "about a minute",
        binaries: &["cargo-deny"],
        optimization: "0",
    }
}

/// The programs that run browser tests. Their version must be exactly that of the crate wasm-bindgen.
pub fn wasm_bindgen(workspace: &Workspace) -> Result<CargoInstall> {
    let lock =
        std::fs::read_to_string(workspace.root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    Ok(CargoInstall {
        package: "wasm-bindgen-cli",
        version: locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?,
        takes: "about 2 minutes",
        binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        optimization: "1",
    })
}

impl CargoInstall {
    pub fn bin(&self, workspace: &Workspace) -> PathBuf {
        workspace.tools.join(self.folder()).join("bin")
    }

    fn folder(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    fn build(&self, workspace: &Workspace, into: &Path, locked: &[&str], step: &mut Step) -> Result<()> {
        let root = into.display().to_string();
        let words = ["install", self.package, "--version", &self.version, "--root", &root];
        let install = cargo(workspace, words.iter().chain(locked))
            .env("CARGO_TARGET_DIR", into.join("target"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimization)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        watch(&install, step)
    }
}

impl Tool for CargoInstall {
    fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn takes(&self) -> &'static str {
        self.takes
    }

    fn present(&self, workspace: &Workspace) -> bool {
        let bin = self.bin(workspace);
        let file = |name: &&str| bin.join(name).with_extension(std::env::consts::EXE_EXTENSION).is_file();
        self.binaries.iter().all(file)
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        install_folder(self, &self.folder(), workspace, step, |folder, step| {
            // The package index may lack a locked version. Then other matching versions are used.
            self.build(workspace, folder, &["--locked"], step)
                .or_else(|_| self.build(workspace, folder, &[], step))?;
            remove(&folder.join("target"))
        })
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
