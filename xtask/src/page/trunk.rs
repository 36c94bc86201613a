//! Trunk, told to use our tools and to look for no others.

use crate::program::Program;
use crate::tools::{Binaryen, Trunk, WasmBindgen};
use crate::workspace::Workspace;
use anyhow::Result;

/// `trunk build --release`.
pub fn build(workspace: &Workspace) -> Result<Program> {
    Ok(trunk(workspace)?.args(["build", "--release"]))
}

/// `trunk watch`: the page in its development build, built again when one of its files changes.
pub fn watch(workspace: &Workspace) -> Result<Program> {
    Ok(trunk(workspace)?.arg("watch"))
}

fn trunk(workspace: &Workspace) -> Result<Program> {
    let trunk = Trunk::pinned().bin(workspace);
    let bindgen = WasmBindgen::matching(workspace)?;
    // NO_COLOR: Trunk reads the variable as true or false, and stops at the customary 1.
    Program::new(trunk.join("trunk"))
        .outside_of_cargo()
        .within(&workspace.root)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_TOOLS_WASM_BINDGEN", bindgen.version())
        .env("NO_COLOR", "true")
        .env("RUST_BACKTRACE", "0")
        .path_first([trunk, bindgen.bin(workspace), Binaryen.bin(workspace)])
}
