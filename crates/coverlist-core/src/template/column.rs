//! The columns of a template.

use crate::record::Field;
use serde::{Deserialize, Serialize};

/// One column of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// What it holds.
    pub field: Field,
    /// The header text that a file must carry, to the letter.
    pub header: String,
    /// Whether the file must have the column, and every row a value in it.
    pub required: bool,
}
