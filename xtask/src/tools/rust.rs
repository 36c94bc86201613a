use super::Tool;
use crate::program::{program, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};

/// A part of the pinned Rust toolchain that rustup adds.
pub struct RustPart {
    name: &'static str,
    /// The `rustup` subcommand that adds this sort of part, such as `target`.
    sort: &'static str,
    /// A file or folder that exists if the part is installed, relative to the toolchain.
    file: &'static str,
}

pub const RUSTFMT: RustPart = RustPart { name: "rustfmt", sort: "component", file: "bin/cargo-fmt" };
pub const CLIPPY: RustPart = RustPart { name: "clippy", sort: "component", file: "bin/cargo-clippy" };
pub const WASM_TARGET: RustPart = RustPart {
    name: "wasm32-unknown-unknown",
    sort: "target",
    file: "lib/rustlib/wasm32-unknown-unknown/lib",
};

impl Tool for RustPart {
    fn name(&self) -> String {
        format!("Rust's {} {}", self.sort, self.name)
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn present(&self, workspace: &Workspace) -> bool {
        let Ok(root) = program("rustc", ["--print", "sysroot"]).dir(&workspace.root).read() else {
            return false;
        };
        let path = std::path::Path::new(&root).join(self.file);
        path.is_dir() || path.with_extension(std::env::consts::EXE_EXTENSION).is_file()
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        let words = [self.sort, "add", self.name];
        let rustup = which::which("rustup").with_context(|| {
            format!(
                "The Rust toolchain lacks a part, and rustup, which could add it, was not found.\n\
                 With rustup (https://rustup.rs) the command is: rustup {}",
                words.join(" ")
            )
        })?;
        watch(&program(rustup, words).dir(&workspace.root), step)
    }
}
