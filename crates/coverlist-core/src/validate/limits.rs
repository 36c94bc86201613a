//! The limits on the size of a file.

use crate::read::Table;
use serde::{Deserialize, Serialize};

/// The limits on a file. The server sets them and sends them to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limits {
    /// The maximum size of a file in bytes.
    pub max_bytes: u64,
    /// The maximum number of rows below the header, rows set aside included, and blank rows below the last
    /// filled one excluded.
    pub max_rows: u32,
}

impl Limits {
    /// Whether a table has few enough rows. Spreadsheets save every row that was ever filled or formatted, so
    /// blank rows below the last filled one do not count.
    pub fn allow_rows_of(self, table: &Table) -> bool {
        self.allow_records(table.len()) || self.allow_records(table.len_without_blank_end())
    }

    /// Whether a file may have this many records, including its header.
    pub fn allow_records(self, records: usize) -> bool {
        records.saturating_sub(1) <= self.max_rows as usize
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 128 * 1024 * 1024, max_rows: 1_000_000 }
    }
}
