//! What a browser holds to be known again.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A session's secret: 256 random bits. The browser holds it, the database only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When the system gives no random bits.
    pub fn random() -> Result<Self> {
        let mut bits = [0; 32];
        getrandom::fill(&mut bits).context("drawing random bits")?;
        Ok(Self(bits))
    }

    /// The token that a cookie holds, if it holds one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        let mut bits = [0; 32];
        if text.len() != 2 * bits.len() {
            return None;
        }
        for (bits, digits) in bits.iter_mut().zip(text.chunks_exact(2)) {
            let [high, low] = digits else { return None };
            *bits = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bits))
    }

    /// As a cookie holds it.
    pub fn text(&self) -> String {
        crate::hex(&self.0)
    }

    /// As the database holds it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}
