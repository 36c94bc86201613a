//! The page is embedded from `dist/` at the root of the workspace. It may not be built yet: then the folder is made,
//! the server compiles without a page, and says so. When it is built anew, the server is compiled anew.

use std::path::Path;

fn main() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    if let Err(error) = std::fs::create_dir_all(&dist) {
        println!("cargo::warning=cannot make {}: {error}", dist.display());
    }
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=migrations");
}
