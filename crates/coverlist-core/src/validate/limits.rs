//! How much a file may be.

use serde::{Deserialize, Serialize};

/// How much a file may be. The server sets it and the page knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limits {
    /// Bytes.
    pub max_bytes: u64,
    /// Rows below the header, those set aside counted.
    pub max_rows: u32,
}

impl Limits {
    /// Whether a file may have so many records, one of which is its header.
    pub fn allow_records(self, records: usize) -> bool {
        records.saturating_sub(1) <= self.max_rows as usize
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 32 * 1024 * 1024, max_rows: 250_000 }
    }
}
