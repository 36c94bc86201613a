//! A person's decisions about a file, in the form that validation takes: by field and position. Page, command
//! line and scripts write `sheet::Decisions`.

use super::RowChoices;
use crate::map::ColumnChoices;
use crate::read::ReadChoices;
use crate::record::Field;
use crate::value::{Century, DateOrder, DecimalStyle};
use std::collections::BTreeMap;

/// A person's decisions about a file, by field and position. The bytes never change: the same bytes with the
/// same choices have the same findings everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The encoding and delimiter that the person chose.
    pub read: ReadChoices,
    /// The header and the columns.
    pub columns: ColumnChoices,
    /// The value of each field that has one value for all rows: those of [`ColumnChoices::constants`].
    pub constants: BTreeMap<Field, String>,
    /// The order of day and month in date columns that do not prove it.
    pub date_orders: BTreeMap<Field, DateOrder>,
    /// The century of years with two digits.
    pub century: Option<Century>,
    /// The decimal style of columns of numbers.
    pub decimals: BTreeMap<Field, DecimalStyle>,
    /// The words that stand for others.
    pub words: Words,
    /// The rows that are left out or kept.
    pub rows: RowChoices,
    /// Whether all rows belong to one table, also those below what looks like another header.
    pub one_table: bool,
}

/// For each field, the texts of cells that stand for another text. Letter case and the amount of space do not
/// matter, as in the words of a template; of two equal texts the later one counts. A blank cell is the empty
/// text.
pub type Words = BTreeMap<Field, BTreeMap<String, String>>;
