//! What the engine keeps of a file's raw bytes, and their hash.

use crate::excerpt::Excerpt;
use sha2::{Digest, Sha256};
use xxhash_rust::xxh64::Xxh64;

/// A file, as it was read for validation.
pub(crate) struct Source {
    /// The run for which the file was read. It identifies the file.
    run: u32,
    excerpt: Excerpt,
    bytes: u64,
    /// A hash that costs almost no time. It shows whether the file is still the same.
    quick_hash: Xxh64,
    hash: SourceHash,
}

/// The SHA-256 of a file. It is computed while the file is read again, because it takes longer than reading.
pub(crate) enum SourceHash {
    Due,
    Running(Box<(Sha256, Xxh64)>),
    /// The hash in hexadecimal.
    Known(String),
    /// The file has other bytes now, or cannot be read.
    Changed,
}

impl Source {
    pub(crate) fn new(run: u32) -> Self {
        Self { run, excerpt: Excerpt::default(), bytes: 0, quick_hash: Xxh64::new(0), hash: SourceHash::Due }
    }

    pub(crate) fn run(&self) -> u32 {
        self.run
    }

    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.excerpt.push(bytes);
        self.push_unread(bytes);
    }

    /// Takes the next bytes of a file that may be a workbook. Nobody chooses its encoding.
    pub(crate) fn push_unread(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        self.quick_hash.update(bytes);
    }

    /// The number of bytes so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(crate) fn excerpt(&self) -> &Excerpt {
        &self.excerpt
    }

    pub(crate) fn hash(&self) -> &SourceHash {
        &self.hash
    }

    /// Begins to hash the file. Returns `false` when that has already begun.
    pub(crate) fn start_hash(&mut self) -> bool {
        let is_due = matches!(self.hash, SourceHash::Due);
        if is_due {
            self.hash = SourceHash::Running(Box::new((Sha256::new(), Xxh64::new(0))));
        }
        is_due
    }

    pub(crate) fn push_again(&mut self, bytes: &[u8]) {
        if let SourceHash::Running(hashes) = &mut self.hash {
            hashes.0.update(bytes);
            hashes.1.update(bytes);
        }
    }

    /// Ends the hash. `is_whole` means that the file was read to its end.
    pub(crate) fn end_hash(&mut self, is_whole: bool) {
        let SourceHash::Running(hashes) = &self.hash else { return };
        let is_same = is_whole && hashes.1.digest() == self.quick_hash.digest();
        let sha256 = || base16ct::lower::encode_string(&hashes.0.clone().finalize());
        self.hash = if is_same { SourceHash::Known(sha256()) } else { SourceHash::Changed };
    }
}
