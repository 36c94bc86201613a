//! The lines of a finding: the first few, and their number.

use crate::findings::Finding;

/// Lines in file order. Only the first few are kept, because a finding names no more.
#[derive(Clone, Debug, Default)]
pub(super) struct LineList {
    first: Vec<u32>,
    count: usize,
}

impl LineList {
    pub(super) fn push(&mut self, line: u32) {
        if self.first.len() < Finding::MAX_LINES {
            self.first.push(line);
        }
        self.count += 1;
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
