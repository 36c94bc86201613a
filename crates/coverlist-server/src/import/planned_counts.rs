use super::planned_rows::PlannedRow;
use crate::store::ImportKey;
use crate::store::imports::Import;
use coverlist_core::plan::{Counts, EffectCounts};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A cache: the number of rows in the plan of each district's open import, by the district's id.
/// The counts change only when the import's generation changes.
#[derive(Default)]
pub struct PlannedCounts(Mutex<HashMap<i64, Counted>>);

#[derive(Clone, Copy)]
struct Counted {
    import: ImportKey,
    generation: i64,
    counts: PlanCounts,
}

/// The number of rows in a plan.
#[derive(Clone, Copy, Default)]
pub struct PlanCounts {
    pub(super) by_outcome: Counts,
    /// Of the rows that change a record.
    pub(super) by_effect: EffectCounts,
}

impl PlanCounts {
    pub(super) fn add(&mut self, row: &PlannedRow) {
        self.by_outcome.add(row.outcome());
        row.effect().into_iter().for_each(|effect| self.by_effect.add(effect));
    }

    /// The counts after some rows have changed.
    pub(super) fn changed<'r>(
        mut self,
        before: impl Iterator<Item = &'r PlannedRow>,
        after: impl Iterator<Item = &'r PlannedRow>,
    ) -> Self {
        for row in before {
            self.by_outcome.remove(row.outcome());
            row.effect().into_iter().for_each(|effect| self.by_effect.remove(effect));
        }
        after.for_each(|row| self.add(row));
        self
    }
}

impl PlannedCounts {
    pub(super) fn get(&self, import: &Import) -> Option<PlanCounts> {
        let counted = self.lock().get(&import.key.district).copied()?;
        (counted.import == import.key && counted.generation == import.generation).then_some(counted.counts)
    }

    pub(super) fn set(&self, import: &Import, counts: PlanCounts) {
        let counted = Counted { import: import.key, generation: import.generation, counts };
        self.lock().insert(import.key.district, counted);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Counted>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
