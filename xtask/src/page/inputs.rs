//! Digests of files. The builder compares them to detect changes.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The files and folders from which the page and its worker are built.
const PAGE: &[&str] = &[
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "Trunk.toml",
    "index.html",
    "style",
    "src",
    "crates/coverlist-core/Cargo.toml",
    "crates/coverlist-core/src",
    "crates/coverlist-api/Cargo.toml",
    "crates/coverlist-api/src",
    "crates/coverlist-messages/Cargo.toml",
    "crates/coverlist-messages/build",
    "crates/coverlist-messages/locales",
    "crates/coverlist-messages/src",
    "crates/coverlist-workbook/Cargo.toml",
    "crates/coverlist-workbook/src",
    "crates/coverlist-worker/Cargo.toml",
    "crates/coverlist-worker/build.rs",
    "crates/coverlist-worker/src",
    "xtask/bundler",
    "xtask/splitter",
    "xtask/src/page",
    "xtask/src/tools",
];

/// A digest of all files from which the page is built: 64 hexadecimal digits.
pub fn of_page(workspace: &Workspace) -> Result<String> {
    digest(&workspace.root, PAGE)
}

/// A digest of the names and contents of a folder's files. A missing folder has the same digest as an empty
/// one.
pub fn of_folder(folder: &Path) -> Result<String> {
    digest(folder, &[""])
}

fn digest(root: &Path, entries: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for entry in entries {
        collect(&root.join(entry), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    Ok(hex(&hash.finalize()))
}

/// Two digits for each byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Adds every file under `path` to `files`, or `path` itself if it is a file.
pub fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_changes_with_names_and_contents_alone() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.css");
        fs::write(&file, "a {}")?;
        let first = of_folder(folder.path())?;
        fs::write(&file, "a {}")?;
        assert_eq!(of_folder(folder.path())?, first);
        fs::write(&file, "b {}")?;
        let changed = of_folder(folder.path())?;
        assert_ne!(changed, first);
        fs::rename(&file, folder.path().join("b.css"))?;
        assert_ne!(of_folder(folder.path())?, changed);
        Ok(())
    }
}
