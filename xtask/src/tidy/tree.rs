//! Reads the files that the rules check.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Folders that contain no sources of this repository.
const SKIPPED: &[&str] = &[".git", "target", "dist", "node_modules", "results"];

/// The extensions of text files.
const TEXT: &[&str] = &["rs", "toml", "md", "css", "html", "ts", "js", "json", "sql", "yml"];

/// A text file, with its path relative to the checkout. The path contains `/` on every system.
pub struct TextFile {
    pub path: String,
    pub text: String,
}

impl TextFile {
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Whether it is in a folder named `tests`.
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|folder| folder == "tests")
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Reads all text files of the checkout, sorted by path. Files of the corpus are left out, because they are
/// data.
pub fn read(root: &Path) -> Result<Vec<TextFile>> {
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<TextFile>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let from_root = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        if entry.file_type()?.is_dir() {
            if !SKIPPED.contains(&name.as_str()) && from_root != "tests/corpus" {
                collect(root, &path, files)?;
            }
        } else if name.rsplit_once('.').is_some_and(|(_, extension)| TEXT.contains(&extension)) {
            let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push(TextFile { path: from_root, text: String::from_utf8_lossy(&text).into_owned() });
        }
    }
    Ok(())
}
