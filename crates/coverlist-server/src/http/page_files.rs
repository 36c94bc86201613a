//! The files of a build of the page.

use mime_guess::MimeGuess;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The files of a build: those in the program, or those in a directory.
#[derive(Clone)]
pub struct PageFiles(Place);

#[derive(Clone)]
enum Place {
    Program { names: fn() -> Vec<String>, get: fn(&str) -> Option<PageFile> },
    Directory(Arc<Path>),
}

/// A file of the page.
pub(super) struct PageFile {
    pub(super) content: Cow<'static, [u8]>,
    /// The SHA-256 of the content.
    pub(super) hash: [u8; 32],
}

impl PageFiles {
    /// The files that a program contains.
    pub fn built_in<Files: RustEmbed>() -> Self {
        Self(Place::Program {
            names: || Files::iter().map(Cow::into_owned).collect(),
            get: |name| {
                let file = Files::get(name)?;
                Some(PageFile { hash: file.metadata.sha256_hash(), content: file.data })
            },
        })
    }

    /// No page. The server says so.
    pub fn none() -> Self {
        Self(Place::Program { names: Vec::new, get: |_| None })
    }

    /// The files in a directory and below it. Without the directory there are none.
    pub fn in_directory(directory: impl Into<Arc<Path>>) -> Self {
        Self(Place::Directory(directory.into()))
    }

    /// Identifies the build: the hash in the name of its program. `None` if the page was not built.
    pub(super) fn build(&self) -> Option<String> {
        let build =
            |name: &String| name.strip_prefix("coverlist-web-")?.strip_suffix(".js").map(str::to_owned);
        self.names().iter().find_map(build)
    }

    /// The names of all files, with slashes.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.0 {
            Place::Program { names, .. } => names(),
            Place::Directory(directory) => names_in(directory, ""),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<PageFile> {
        match &self.0 {
            Place::Program { get, .. } => get(name),
            Place::Directory(directory) => {
                let name = Some(name).filter(|name| is_plain(name))?;
                let content = fs::read(directory.join(name)).ok()?;
                Some(PageFile { hash: Sha256::digest(&content).into(), content: content.into() })
            }
        }
    }
}

/// The names of the files in a directory and below. A directory that cannot be read has none.
fn names_in(directory: &Path, prefix: &str) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let names = entries.flat_map(|entry| {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { names_in(&entry.path(), &format!("{name}/")) } else { vec![name] }
    });
    names.collect()
}

/// Whether a name stays in its directory.
pub(super) fn is_plain(name: &str) -> bool {
    name.split('/').all(|part| {
        !part.starts_with('.')
            && !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    })
}

/// The media type of a file. Text files of the page are UTF-8.
pub(super) fn media_type(name: &str) -> String {
    match MimeGuess::from_path(name).first_or_octet_stream() {
        text if text.type_() == "text" => format!("{text}; charset=utf-8"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_its_directory() {
        for name in ["a.js", "snippets/x-1f/inline0.js"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "/a.js", "../a.js", "a/../b.js", "a//b.js", ".hidden", "C:a.js", "a\\b.js"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn texts_are_utf_8_and_programs_are_wasm() {
        assert_eq!(media_type("a.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("a_bg.wasm"), "application/wasm");
        assert_eq!(media_type("icon.svg"), "image/svg+xml");
    }
}
