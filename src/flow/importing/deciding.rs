//! What a person decides about the columns of a file.

use coverlist_core::read::Delimiter;
use coverlist_core::validate::{Choices, Rename};

/// A column has one name, and a name one column: the last word counts.
pub(super) fn rename(choices: &mut Choices, renames: Vec<Rename>) {
    for rename in renames {
        choices.renames.retain(|other| other.field != rename.field && other.column != rename.column);
        choices.left_out.remove(&rename.column);
        choices.renames.push(rename);
    }
}

/// A column that is left out has no name.
pub(super) fn leave_out(choices: &mut Choices, column: u16) {
    choices.renames.retain(|rename| rename.column != column);
    choices.left_out.insert(column);
}

/// Cells that are parted otherwise are other columns: what was said of those before holds no longer.
pub(super) fn part_at(choices: &mut Choices, delimiter: Option<Delimiter>) {
    choices.read.delimiter = delimiter;
    choices.renames.clear();
    choices.left_out.clear();
}
