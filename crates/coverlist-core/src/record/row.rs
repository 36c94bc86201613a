//! An accepted row.

use super::{Coverage, MatchKey};

/// An accepted row with typed values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file, trimmed.
    pub key: String,
    /// The key in its compared form.
    pub match_key: MatchKey,
    /// The values; blank cells and absent columns are `None`.
    pub coverage: Coverage,
}
