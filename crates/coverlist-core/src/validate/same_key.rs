//! The rule about rows that have the same key.

use crate::findings::{Code, Finding};

/// The rows that have the same key, at least two: rows that say the same as the first one are set aside, and
/// rows that contradict each other are all rejected, unless a person keeps one.
#[derive(Clone, Debug)]
pub(super) struct SameKey {
    /// The numbers of the rows, in file order.
    rows: Vec<u32>,
    /// Whether the rows have different values.
    differ: bool,
    /// The row that a person keeps, of rows with different values.
    kept: Option<u32>,
}

impl SameKey {
    pub(super) fn new(rows: Vec<u32>, differ: bool) -> Self {
        Self { rows, differ, kept: None }
    }

    /// Keeps the only one of these rows that a person has chosen. Two chosen rows contradict each other.
    pub(super) fn keeping(self, is_chosen: impl Fn(u32) -> bool) -> Self {
        let mut chosen = self.rows.iter().copied().filter(|&row| is_chosen(row));
        let kept = chosen.next().filter(|_| chosen.next().is_none() && self.differ);
        Self { kept, ..self }
    }

    /// Adds a later row. `differs` tells whether it has other values than the first one.
    pub(super) fn add(&mut self, row: u32, differs: bool) {
        self.rows.push(row);
        self.differ |= differs;
    }

    pub(super) fn first(&self) -> u32 {
        self.rows[0]
    }

    /// Whether no row has other values than the first one.
    pub(super) fn agree(&self) -> bool {
        !self.differ
    }

    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The code of the finding of a row. The first of rows that agree has none.
    pub(super) fn code(&self, row: u32) -> Option<Code> {
        let is_first = row == self.first();
        if let Some(kept) = self.kept {
            (row != kept).then_some(Code::KeyNotKept)
        } else if self.differ {
            Some(Code::KeyConflict)
        } else {
            (!is_first).then_some(Code::KeyRepeated)
        }
    }

    /// Whether a row repeats an earlier one, and is set aside.
    pub(super) fn sets_aside(&self, row: u32) -> bool {
        self.code(row).is_some_and(Code::sets_aside)
    }

    /// A finding of a row, which names the rows that it contradicts, or the row that it repeats. `line` is
    /// the line of a row.
    pub(super) fn named_by(&self, finding: Finding, row: u32, line: impl Fn(u32) -> u32) -> Finding {
        if let Some(kept) = self.kept {
            finding.naming([line(kept)], 1)
        } else if self.differ {
            let others = self.rows.iter().filter(|&&other| other != row).map(|&other| line(other));
            finding.naming(others, self.rows.len() - 1)
        } else {
            finding.naming([line(self.first())], 1)
        }
    }
}
