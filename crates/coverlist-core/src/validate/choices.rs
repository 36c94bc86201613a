//! A person's decisions about a file, in the form that validation takes: by field and position. Page, command
//! line and scripts write `sheet::Decisions`.

use crate::read::ReadChoices;
use crate::record::Field;
use crate::value::DateOrder;
use std::collections::{BTreeMap, BTreeSet};

/// A person's decisions about a file, by field and position. The bytes never change: the same bytes with the
/// same choices have the same findings everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The encoding and delimiter that the person chose.
    pub read: ReadChoices,
    /// Columns that count as a field in spite of their headers. A later mapping wins.
    pub mappings: Vec<ColumnMapping>,
    /// Fields that the file has no column for, although a header may be similar.
    pub left_out: BTreeSet<Field>,
    /// The order of day and month in date columns that do not prove it.
    pub date_orders: BTreeMap<Field, DateOrder>,
    /// The words that stand for others.
    pub words: Words,
}

/// For each field, the texts of trimmed cells that stand for another text. A blank cell is the empty text.
pub type Words = BTreeMap<Field, BTreeMap<String, String>>;

/// A column that counts as a template's column although its header differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnMapping {
    /// The column's position in the file, from 1.
    pub column: u16,
    /// The field whose values the column holds.
    pub field: Field,
}
