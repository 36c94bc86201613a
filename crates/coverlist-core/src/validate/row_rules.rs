//! A person's decisions about single rows: those that are left out, and those that are kept.

use super::row_cells::RowCells;
use crate::record::folded;
use crate::value::amount;
use std::collections::BTreeSet;

/// A person's decisions about single rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowChoices {
    /// The rules that leave rows out.
    pub left_out: Vec<RowRule>,
    /// The lines of rows that are kept, of rows with one key that contradict each other.
    pub kept: BTreeSet<u32>,
}

/// A rule that leaves rows out. Columns count from 1. Letter case and the amount of space do not matter in
/// texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowRule {
    /// The row on this line.
    Line(u32),
    /// Rows whose cell in a column is one of these texts.
    Is(u16, Vec<String>),
    /// Rows whose cell in a column is none of these texts.
    IsNot(u16, Vec<String>),
    /// Rows with a negative amount in a column.
    IsNegative(u16),
}

impl RowChoices {
    /// Whether any rule leaves rows out.
    pub(super) fn is_empty(&self) -> bool {
        self.left_out.is_empty()
    }

    /// The first rule that leaves out a row because of its line.
    pub(super) fn by_line(&self, line: u32) -> Option<usize> {
        self.left_out.iter().position(|rule| *rule == RowRule::Line(line))
    }

    /// The first rule that leaves out a row because of a cell.
    pub(super) fn by_cell(&self, cells: &RowCells<'_>) -> Option<usize> {
        self.left_out.iter().position(|rule| rule.leaves_out(cells))
    }
}

impl RowRule {
    fn leaves_out(&self, cells: &RowCells<'_>) -> bool {
        let is_one_of = |column: u16, texts: &[String]| {
            let cell = folded(&cells.source(column));
            texts.iter().any(|text| folded(text) == cell)
        };
        match self {
            Self::Line(_) => false,
            Self::Is(column, texts) => is_one_of(*column, texts),
            Self::IsNot(column, texts) => !is_one_of(*column, texts),
            Self::IsNegative(column) => amount(&cells.source(*column)).is_ok_and(|cents| cents < 0),
        }
    }
}
