//! A plan in numbers, and the warnings about its rows.

use super::Pipeline;
use super::planned_rows::{PlannedRow, each_planned_chunk};
use crate::store::imports::Import;
use crate::store::records::each_neighbor;
use crate::store::{ImportKey, StoreError, Tx, districts, rows};
use coverlist_api::WarningCount;
use coverlist_core::plan::{Counts, CrossWarnings, EffectCounts, Neighbors, Warning};
use coverlist_core::record::Date;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A plan in numbers, and what the warnings about its rows depend on.
#[derive(Clone)]
pub(super) struct PlanOverview {
    pub(super) by_outcome: Counts,
    /// Of the rows that change a record.
    pub(super) by_effect: EffectCounts,
    /// The number of rows with each of [`Warning::ALL`].
    by_warning: [u32; Warning::ALL.len()],
    today: Date,
    across: Arc<CrossWarnings>,
}

/// A cache: the overview of each district's open import, by the district's id. An overview changes only when
/// the import's generation changes, and with the day.
#[derive(Default)]
pub struct PlanOverviews(Mutex<HashMap<i64, (ImportKey, i64, PlanOverview)>>);

impl Pipeline {
    /// The overview of the plan in this transaction's snapshot. The import is as other transactions see it.
    pub(super) fn overview(&self, tx: &Tx<'_>, import: &Import) -> Result<PlanOverview, StoreError> {
        let today = self.today_of(tx, import)?;
        if let Some(overview) = self.overviews.get(import, today) {
            return Ok(overview);
        }
        let overview = PlanOverview::new(tx, import, today)?;
        self.overviews.set(import, overview.clone());
        Ok(overview)
    }

    /// The day in the district of an import.
    pub(super) fn today_of(&self, tx: &Tx<'_>, import: &Import) -> Result<Date, StoreError> {
        Ok(self.clock.today_in(&districts::time_zone(tx, import.key.district)?))
    }
}

impl PlanOverview {
    /// Plans all rows.
    pub(super) fn new(tx: &Tx<'_>, import: &Import, today: Date) -> Result<Self, StoreError> {
        let mut overview = Self {
            by_outcome: Counts::default(),
            by_effect: EffectCounts::default(),
            by_warning: [0; Warning::ALL.len()],
            today,
            across: Arc::default(),
        };
        let mut neighbors = Neighbors::new(&import.template);
        each_planned_chunk(tx, import, 0, |chunk| {
            for row in &chunk {
                overview.add(row, import);
                if let Some(existing) = &row.staged.existing {
                    neighbors.add_row(row.line(), existing.id, &existing.values, row.after());
                }
            }
            Ok(true)
        })?;
        if overview.by_outcome.updated > 0 {
            rows::sampled_records(tx, import)?.into_iter().for_each(|record| neighbors.add_applied(record));
            let (kind, district) = (import.template.kind, import.key.district);
            each_neighbor(tx, kind, district, |neighbor| neighbors.pass(neighbor))?;
        }
        overview.across = Arc::new(neighbors.warnings());
        for warning in overview.across.all() {
            overview.by_warning[warning as usize] += 1;
        }
        Ok(overview)
    }

    fn add(&mut self, row: &PlannedRow, import: &Import) {
        self.by_outcome.add(row.outcome());
        row.effect().into_iter().for_each(|effect| self.by_effect.add(effect));
        for warning in self.of_change(row, import) {
            self.by_warning[warning as usize] += 1;
        }
    }

    /// The warnings about a row of the plan.
    pub(super) fn warnings(&self, row: &PlannedRow, import: &Import) -> Vec<Warning> {
        [&self.of_change(row, import), self.across.of(row.line())].concat()
    }

    /// The warnings about a row that depend on its record alone.
    fn of_change(&self, row: &PlannedRow, import: &Import) -> Vec<Warning> {
        let change = row.staged.existing.as_ref().zip(row.after());
        change.map_or_else(Vec::new, |(existing, after)| {
            Warning::about(&existing.values, after, &import.template, self.today)
        })
    }

    /// The number of rows with each warning that there is.
    pub(super) fn warning_counts(&self) -> Vec<WarningCount> {
        let counted = Warning::ALL.into_iter().zip(self.by_warning);
        counted.filter(|(_, rows)| *rows > 0).map(|(warning, rows)| WarningCount { warning, rows }).collect()
    }
}

impl PlanOverviews {
    fn get(&self, import: &Import, today: Date) -> Option<PlanOverview> {
        let all = self.lock();
        let (key, generation, overview) = all.get(&import.key.district)?;
        let is_same = (*key, *generation, overview.today) == (import.key, import.generation, today);
        is_same.then(|| overview.clone())
    }

    fn set(&self, import: &Import, overview: PlanOverview) {
        self.lock().insert(import.key.district, (import.key, import.generation, overview));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, (ImportKey, i64, PlanOverview)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
