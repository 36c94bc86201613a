//! The parts of a file's raw bytes that are kept.

use crate::excerpt::Excerpt;
use sha2::{Digest, Sha256};

/// An excerpt of a file's bytes, and their hash.
#[derive(Default)]
pub(crate) struct Source {
    excerpt: Excerpt,
    hash: Sha256,
}

impl Source {
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.excerpt.push(bytes);
        self.hash.update(bytes);
    }

    pub(crate) fn excerpt(&self) -> &Excerpt {
        &self.excerpt
    }

    /// The SHA-256 of the bytes so far, in hexadecimal.
    pub(crate) fn sha256(&self) -> String {
        base16ct::lower::encode_string(&self.hash.clone().finalize())
    }
}
