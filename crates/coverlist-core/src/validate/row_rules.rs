//! A person's decisions about single rows: those that are left out, and those that are kept.

use super::row_cells::RowCells;
use crate::record::{folded, is_folded_to, trim};
use crate::value::{amount, unsafe_cell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

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

/// The rules that leave rows out, by line and by column.
#[derive(Clone, Debug, Default)]
pub(super) struct RowRules {
    /// The first rule about each line.
    lines: BTreeMap<u32, usize>,
    columns: Vec<ColumnRule>,
    /// The number of rules.
    len: usize,
}

/// A rule about the cells of a column.
#[derive(Clone, Debug)]
pub(super) struct ColumnRule {
    /// The place of the rule among all rules.
    place: usize,
    /// The position of the column, from 1.
    pub(super) column: u16,
    condition: Condition,
}

/// What the cells of the rows that are left out have in common. The texts are folded.
#[derive(Clone, Debug)]
enum Condition {
    Is(Vec<String>),
    IsNot(Vec<String>),
    IsNegative,
}

impl RowRules {
    pub(super) fn new(choices: &RowChoices) -> Self {
        let mut rules = Self { len: choices.left_out.len(), ..Self::default() };
        let folded = |texts: &[String]| texts.iter().map(|text| folded(text)).collect();
        for (place, rule) in choices.left_out.iter().enumerate() {
            let (column, condition) = match rule {
                RowRule::Line(line) => {
                    rules.lines.entry(*line).or_insert(place);
                    continue;
                }
                RowRule::Is(column, texts) => (*column, Condition::Is(folded(texts))),
                RowRule::IsNot(column, texts) => (*column, Condition::IsNot(folded(texts))),
                RowRule::IsNegative(column) => (*column, Condition::IsNegative),
            };
            rules.columns.push(ColumnRule { place, column, condition });
        }
        rules
    }

    /// The number of rules.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The lines in a range that a rule names.
    pub(super) fn lines(&self, range: RangeInclusive<u32>) -> impl Iterator<Item = u32> {
        self.lines.range(range).map(|(line, _)| *line)
    }

    /// The rules about the cells of a column.
    pub(super) fn columns(&self) -> &[ColumnRule] {
        &self.columns
    }

    /// The first rule that leaves out a row because of its line.
    pub(super) fn by_line(&self, line: u32) -> Option<usize> {
        self.lines.get(&line).copied()
    }

    /// The first rule that leaves out a row because of a cell.
    pub(super) fn by_cell(&self, cells: &RowCells<'_>) -> Option<usize> {
        let rule = self.columns.iter().find(|rule| rule.leaves_out(&cells.source(rule.column)));
        rule.map(|rule| rule.place)
    }
}

impl ColumnRule {
    /// Whether the rule may leave out a row with this cell of the file, without the quotes around it. Only a
    /// cell with other quotes needs a closer look.
    pub(super) fn may_leave_out(&self, cell: &str) -> bool {
        cell.contains('"') || self.leaves_out(trim(unsafe_cell(cell)))
    }

    /// Whether the rule leaves out a row with this trimmed cell.
    fn leaves_out(&self, cell: &str) -> bool {
        let is_one_of = |texts: &[String]| texts.iter().any(|text| is_folded_to(cell, text));
        match &self.condition {
            Condition::Is(texts) => is_one_of(texts),
            Condition::IsNot(texts) => !is_one_of(texts),
            Condition::IsNegative => amount(cell).is_ok_and(|cents| cents.number() < 0),
        }
    }
}
