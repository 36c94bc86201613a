//! The lines of a finding: the first few, and their number.

use crate::findings::Finding;
use serde::{Deserialize, Serialize};

/// Lines in file order. Only the first few are kept, because a finding names no more.
#[derive(Clone, Debug, Default)]
pub(super) struct LineList {
    first: Vec<u32>,
    count: usize,
}

impl LineList {
    /// The first of these lines, which are `count` in all. No more lines are searched than necessary.
    pub(super) fn first_of(lines: impl Iterator<Item = u32>, count: usize) -> Self {
        Self { first: lines.take(count.min(Finding::MAX_LINES)).collect(), count }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn first(&self) -> Option<u32> {
        self.first.first().copied()
    }

    /// Adds these lines to a finding.
    pub(super) fn named_by(&self, finding: Finding) -> Finding {
        finding.naming(self.first.iter().copied(), self.count)
    }
}

/// Some rows of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rows {
    /// The number of rows.
    pub count: u32,
    /// The lines of the first few.
    pub lines: Vec<u32>,
}

impl Rows {
    pub(super) fn of(lines: &LineList) -> Self {
        Self { count: lines.count() as u32, lines: lines.first.clone() }
    }

    /// The first line.
    pub fn first(&self) -> Option<u32> {
        self.lines.first().copied()
    }
}
