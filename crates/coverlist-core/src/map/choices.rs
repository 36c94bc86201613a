//! A person's decisions about the header and the columns of a file, by field and position.

use crate::record::Field;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A person's decisions about the header and the columns of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnChoices {
    /// The place of the header; `None` when Coverlist finds it.
    pub header: Option<HeaderChoice>,
    /// Columns that count as a field in spite of their headers. A later mapping wins.
    pub mappings: Vec<ColumnMapping>,
    /// Fields with one value for all rows. No column is read for them.
    pub constants: BTreeSet<Field>,
    /// Fields that the file has no column for, although a column may be proposed.
    pub left_out: BTreeSet<Field>,
    /// The columns that are only compared with the records, from 1; `None` while nobody has decided.
    pub checks: Option<Vec<u16>>,
}

/// A column that counts as a template's column although its header differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnMapping {
    /// The column's position in the file, from 1.
    pub column: u16,
    /// The field whose values the column holds.
    pub field: Field,
}

/// The lines of a file's header: `3`, `[3, 4]` or `"none"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum HeaderChoice {
    /// The header is one line.
    Line(u32),
    /// The header is two lines, one below the other.
    Lines([u32; 2]),
    /// The file has no header: its first record is data.
    Absent(NoHeader),
}

/// The word for a file without a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoHeader {
    /// The file has no header.
    None,
}
