//! How much a file may be.

use serde::{Deserialize, Serialize};

/// How much a file may be. The server sets it and the page knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes.
    pub max_bytes: u64,
    /// Records in the file, the header and rows set aside counted.
    pub max_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 32 * 1024 * 1024, max_rows: 250_000 }
    }
}
