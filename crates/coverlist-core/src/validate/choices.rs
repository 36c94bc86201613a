//! A person's choices about a file, in one form for the page, the wire and the staged import.

use crate::read::ReadChoices;
use crate::record::Field;
use crate::value::DateOrder;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A person's choices about a file. The bytes never change: the same bytes with the same choices have the
/// same findings everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    /// The encoding and delimiter that the person chose.
    pub read: ReadChoices,
    /// Columns that count as a field in spite of their headers. A later mapping wins.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mappings: Vec<ColumnMapping>,
    /// Columns, from 1, that are ignored although their headers nearly match.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub left_out: BTreeSet<u16>,
    /// The order of day and month in date columns that do not prove it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub date_orders: BTreeMap<Field, DateOrder>,
}

/// A column that counts as a template's column although its header differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnMapping {
    /// The column's position in the file, from 1.
    pub column: u16,
    /// The field whose values the column holds.
    pub field: Field,
}
