//! Trunk, told to use our tools and to look for no others.

use super::inputs;
use crate::program::Program;
use crate::tools::{Binaryen, Trunk, WasmBindgen};
use crate::workspace::Workspace;
use anyhow::Result;

/// `trunk build --release`.
pub fn build(workspace: &Workspace) -> Result<Program> {
    let id = build_id(workspace)?;
    Ok(trunk(workspace)?.args(["build", "--release"]).env("COVERLIST_BUILD_ID", id))
}

/// `trunk watch`: the page in its development build, built again when one of its files changes.
pub fn watch(workspace: &Workspace) -> Result<Program> {
    Ok(trunk(workspace)?.arg("watch"))
}

/// Tells builds of the page apart. The page and its worker are both compiled with it (`COVERLIST_BUILD_ID`), so that
/// a page notices a worker that a cache kept from another build.
fn build_id(workspace: &Workspace) -> Result<String> {
    let mut id = inputs::of_code(&workspace.root)?;
    id.truncate(12);
    Ok(id)
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
