//! A row that can be applied to a record.

use super::{MatchKey, Values};

/// A row that validation accepted, with typed values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line number of the row, as a spreadsheet shows it.
    pub line: u32,
    /// The key as it is in the file, trimmed.
    pub key: String,
    /// The key in the form in which keys are compared.
    pub match_key: MatchKey,
    /// The values of the row. Blank cells and absent columns have none.
    pub values: Values,
}
