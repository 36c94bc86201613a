//! Parts of the pinned Rust toolchain.

use super::Tool;
use crate::program::{self, Program};
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The standard library for WebAssembly in browsers.
pub struct WasmTarget;

const WASM: &str = "wasm32-unknown-unknown";

impl Tool for WasmTarget {
    fn name(&self) -> String {
        format!("Rust's {WASM} target")
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        sysroot(workspace).is_ok_and(|root| root.join("lib/rustlib").join(WASM).join("lib").is_dir())
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        rustup(workspace, &["target", "add", WASM], step)
    }
}

/// `clippy` or `rustfmt`.
pub struct RustComponent {
    pub component: &'static str,
    pub binary: &'static str,
}

impl Tool for RustComponent {
    fn name(&self) -> String {
        format!("Rust's {}", self.component)
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        let name = PathBuf::from("bin").join(self.binary).with_extension(std::env::consts::EXE_EXTENSION);
        sysroot(workspace).is_ok_and(|root| root.join(name).is_file())
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        rustup(workspace, &["component", "add", self.component], step)
    }
}

fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let root = Program::new("rustc").args(["--print", "sysroot"]).within(&workspace.root).read()?;
    Ok(PathBuf::from(root.trim()))
}

fn rustup(workspace: &Workspace, arguments: &[&str], step: &mut Step) -> Result<()> {
    if program::find("rustup").is_none() {
        bail!(
            "The Rust toolchain here lacks a part, and rustup, which could add it, is not here.\n\
             With rustup (https://rustup.rs) this would be: rustup {}",
            arguments.join(" ")
        );
    }
    Program::new("rustup").args(arguments).within(&workspace.root).watch(step).map(drop)
}
