//! The records that an undo of a load would keep, among those that it would revert.

use coverlist_api::{LoadOutcome, LoadReversalRow};
use coverlist_core::roster::LoadReversalCounts;

/// The number of kept records that the dialog lists.
const LISTED: usize = 100;

/// The first kept records of a load.
pub struct KeptRows {
    rows: Vec<LoadReversalRow>,
    wanted: usize,
}

impl KeptRows {
    /// Lists as many as there are, or the first ones of many.
    pub fn new(counts: LoadReversalCounts) -> Self {
        Self { rows: Vec::new(), wanted: LISTED.min(counts.kept as usize) }
    }

    /// Takes the kept records of a part of all records.
    pub fn take(&mut self, part: Vec<LoadReversalRow>) {
        let kept = part.into_iter().filter(|row| row.outcome == LoadOutcome::Kept);
        self.rows.extend(kept.take(self.wanted - self.rows.len()));
    }

    /// Whether some are still to be found.
    pub fn wants_more(&self) -> bool {
        self.rows.len() < self.wanted
    }

    pub fn into_rows(self) -> Vec<LoadReversalRow> {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::record::RecordKind;

    fn row(id: i64, outcome: LoadOutcome) -> LoadReversalRow {
        LoadReversalRow { kind: RecordKind::User, id, outcome, reason: None, old: None, new: None, now: None }
    }

    #[test]
    fn kept_records_are_looked_for_behind_many_that_return() {
        let mut kept = KeptRows::new(LoadReversalCounts { removed: 0, restored: 1_200, kept: 1 });
        kept.take((0..1_000).map(|id| row(id, LoadOutcome::Restored)).collect());
        assert!(kept.wants_more());
        kept.take(vec![row(1_000, LoadOutcome::Restored), row(1_001, LoadOutcome::Kept)]);
        assert!(!kept.wants_more());
        assert_eq!(kept.into_rows(), [row(1_001, LoadOutcome::Kept)]);
    }

    #[test]
    fn only_the_first_of_many_kept_records_are_listed() {
        let mut kept = KeptRows::new(LoadReversalCounts { removed: 0, restored: 0, kept: 500 });
        kept.take((0..500).map(|id| row(id, LoadOutcome::Kept)).collect());
        assert!(!kept.wants_more());
        assert_eq!(kept.into_rows().len(), LISTED);
        assert!(!KeptRows::new(LoadReversalCounts { removed: 9, restored: 9, kept: 0 }).wants_more());
    }
}
