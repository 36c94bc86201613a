//! Computes a build id from the engine's sources. Page and worker compare it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut sources = Vec::new();
    for folder in ["src", "../coverlist-core/src", "../coverlist-workbook/src"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut sources)?;
    }
    sources.sort();

    let mut hasher = DefaultHasher::new();
    env::var("CARGO_PKG_VERSION").unwrap_or_default().hash(&mut hasher);
    for source in sources {
        fs::read(source)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=COVERLIST_BUILD={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, sources: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, sources)?;
        } else {
            sources.push(path);
        }
    }
    Ok(())
}
