//! The columns that a template has.

use crate::record::Field;
use serde::{Deserialize, Serialize};

/// A column that files under a template have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// The field whose values the column holds.
    pub field: Field,
    /// The header that a file must have, letter by letter.
    pub header: String,
    /// Whether every file must have the column, with a value in every row.
    pub required: bool,
}
