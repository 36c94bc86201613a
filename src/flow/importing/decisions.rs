//! Decisions about the columns of a file.

use coverlist_core::read::Delimiter;
use coverlist_core::validate::{Choices, ColumnMapping};

/// Maps columns to fields. A column has one field and a field one column, so a new mapping replaces those
/// that it contradicts.
pub(super) fn map_columns(choices: &mut Choices, mappings: Vec<ColumnMapping>) {
    for mapping in mappings {
        choices.mappings.retain(|other| other.field != mapping.field && other.column != mapping.column);
        choices.left_out.remove(&mapping.column);
        choices.mappings.push(mapping);
    }
}

/// Ignores a column. Its mapping, if any, is removed.
pub(super) fn ignore_column(choices: &mut Choices, column: u16) {
    choices.mappings.retain(|mapping| mapping.column != column);
    choices.left_out.insert(column);
}

/// Sets the delimiter. Another delimiter makes other columns, so every decision about columns is removed.
pub(super) fn set_delimiter(choices: &mut Choices, delimiter: Option<Delimiter>) {
    choices.read.delimiter = delimiter;
    choices.mappings.clear();
    choices.left_out.clear();
}
