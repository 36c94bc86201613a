use anyhow::Result;
use sha2::{Digest, Sha256};

/// The secret of a session: 256 random bits. The browser stores it; the database stores only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub fn random() -> Result<Self> {
        let mut bits = [0; 32];
        getrandom::fill(&mut bits)?;
        Ok(Self(bits))
    }

    /// Reads the text form; `None` if the text is malformed.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bits = [0; 32];
        let decoded = base16ct::lower::decode(text, &mut bits).ok()?;
        (decoded.len() == 32).then_some(Self(bits))
    }

    /// The token as in the cookie: 64 lowercase hexadecimal digits.
    pub fn text(&self) -> String {
        base16ct::lower::encode_string(&self.0)
    }

    /// The SHA-256 of the token, which the database stores.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}
