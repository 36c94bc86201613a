//! The columns of a template.

use crate::record::Field;
use serde::{Deserialize, Serialize};

/// One column of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// The field that the column holds.
    pub field: Field,
    /// The exact header text.
    pub header: String,
    /// Whether every file must have the column, with a value in every row.
    pub required: bool,
}
