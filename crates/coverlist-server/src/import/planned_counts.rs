use super::planned_rows::PlannedRow;
use crate::store::ImportKey;
use crate::store::imports::Import;
use coverlist_core::plan::{Counts, EffectCounts, Warning};
use coverlist_core::record::Date;
use coverlist_core::template::Template;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A cache: the number of rows in the plan of each district's open import, by the district's id.
/// The counts change only when the import's generation changes, and the warnings with the day.
#[derive(Default)]
pub struct PlannedCounts(Mutex<HashMap<i64, Counted>>);

#[derive(Clone, Copy)]
struct Counted {
    import: ImportKey,
    generation: i64,
    /// The day of the warnings.
    today: Date,
    counts: PlanCounts,
}

/// The number of rows in a plan.
#[derive(Clone, Copy, Default)]
pub struct PlanCounts {
    pub(super) by_outcome: Counts,
    /// Of the rows that change a record.
    pub(super) by_effect: EffectCounts,
    /// The number of rows with each of [`Warning::ALL`].
    pub(super) by_warning: [u32; Warning::ALL.len()],
}

/// What the warnings about a row depend on.
pub(super) struct Warnings<'t> {
    pub(super) template: &'t Template,
    pub(super) today: Date,
}

impl Warnings<'_> {
    /// The warnings about a row that changes its record; none about another one.
    pub(super) fn about(&self, row: &PlannedRow) -> Vec<Warning> {
        let after = row.planned.as_ref().and_then(|planned| planned.after.as_ref());
        let change = row.staged.existing.as_ref().zip(after);
        change.map_or_else(Vec::new, |(existing, after)| {
            Warning::about(&existing.values, after, self.template, self.today)
        })
    }
}

impl PlanCounts {
    pub(super) fn add(&mut self, row: &PlannedRow, warnings: &Warnings<'_>) {
        self.by_outcome.add(row.outcome());
        row.effect().into_iter().for_each(|effect| self.by_effect.add(effect));
        warnings.about(row).into_iter().for_each(|warning| self.by_warning[warning as usize] += 1);
    }

    /// The counts after some rows have changed.
    pub(super) fn changed(
        mut self,
        warnings: &Warnings<'_>,
        before: &[PlannedRow],
        after: &[PlannedRow],
    ) -> Self {
        for row in before {
            self.by_outcome.remove(row.outcome());
            row.effect().into_iter().for_each(|effect| self.by_effect.remove(effect));
            warnings.about(row).into_iter().for_each(|warning| self.by_warning[warning as usize] -= 1);
        }
        after.iter().for_each(|row| self.add(row, warnings));
        self
    }
}

impl PlannedCounts {
    pub(super) fn get(&self, import: &Import, today: Date) -> Option<PlanCounts> {
        let counted = self.lock().get(&import.key.district).copied()?;
        let is_same =
            (counted.import, counted.generation, counted.today) == (import.key, import.generation, today);
        is_same.then_some(counted.counts)
    }

    pub(super) fn set(&self, import: &Import, today: Date, counts: PlanCounts) {
        let counted = Counted { import: import.key, generation: import.generation, today, counts };
        self.lock().insert(import.key.district, counted);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Counted>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
