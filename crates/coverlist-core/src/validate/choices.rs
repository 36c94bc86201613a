//! What a person decided about a file, on the page, on the wire and with the staged import alike.

use crate::read::ReadChoices;
use crate::record::Field;
use crate::value::DateOrder;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a person decided about a file. The bytes never change: the same bytes with the same choices give the same
/// findings everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    /// How the bytes are read.
    pub read: ReadChoices,
    /// Columns that count as another header than the one that they carry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mappings: Vec<ColumnMapping>,
    /// Columns, from 1, that are none of the template's though their headers are nearly.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub left_out: BTreeSet<u16>,
    /// Whether the dates of a column are day-first or month-first, where the column does not prove it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub date_orders: BTreeMap<Field, DateOrder>,
}

/// A column that counts as a template's column though its header differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnMapping {
    /// The column's position in the file, from 1.
    pub column: u16,
    /// What it holds.
    pub field: Field,
}
