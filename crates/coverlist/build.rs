//! The binary contains the page from `dist/` at the root of the workspace. Without a built page this script
//! creates the folder, and the server answers that it has no page. Cargo builds the binary again after the
//! page was built, but not the library of the server.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

fn main() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    if !dist.exists()
        && let Err(error) = make_empty(&dist)
    {
        println!("cargo::warning=cannot make {}: {error}", dist.display());
    }
    println!("cargo::rerun-if-changed={}", dist.display());
}

/// Makes a folder that looks old. One that is newer than this build would make cargo build once more.
fn make_empty(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    File::open(folder)?.set_modified(SystemTime::UNIX_EPOCH)
}
