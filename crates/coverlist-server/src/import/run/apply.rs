//! Applies the plan of an import.

use super::super::Pipeline;
use super::super::planned_rows::{PlannedRow, each_planned_chunk, sample_lines};
use super::carry_out::Halt;
use crate::PausePoint;
use crate::store::imports::{Import, Step};
use crate::store::outcomes::{self, RecordChange, RowOutcome};
use crate::store::records::{self, Change};
use crate::store::runs::{Run, SeenSample};
use crate::store::{RunKey, Tx, rows};
use coverlist_core::plan::Counts;

impl Pipeline {
    /// Applies every row of a plan with these counts.
    pub(super) fn apply(&self, tx: &Tx<'_>, import: &Import, run: &Run, seen: Counts) -> Result<Step, Halt> {
        let counts = self.apply_rows(tx, import, run, |_| true)?;
        if counts != seen {
            return Err(Halt::Changed);
        }
        Ok(Step::Process { counts, account: run.account, run: run.key.id })
    }

    /// Applies the rows of a sample, as long as the whole plan has the counts that the person saw.
    pub(super) fn apply_sample(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        run: &Run,
        seen: SeenSample,
    ) -> Result<Step, Halt> {
        self.progress.set(import.key, 0, import.rows.saturating_sub(import.applied), self.clock.now());
        let (lines, counts) = sample_lines(tx, import, seen.sample)?;
        if counts != seen.plan {
            return Err(Halt::Changed);
        }
        let applied = self.apply_rows(tx, import, run, |line| lines.contains(&line))?.updated;
        rows::sampled(tx, import.key, run.key, &lines)?;
        Ok(Step::Sample { applied })
    }

    /// Applies some rows of a plan. Returns their counts.
    fn apply_rows(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        run: &Run,
        is_chosen: impl Fn(u32) -> bool,
    ) -> Result<Counts, Halt> {
        if import.generation != run.seen.generation {
            return Err(Halt::Changed);
        }
        let (started, total) = (self.clock.now(), import.rows.saturating_sub(import.applied));
        let (mut counts, mut done) = (Counts::default(), 0);
        self.progress.set(import.key, done, total, started);
        each_planned_chunk(tx, import, 0, |chunk| {
            done += chunk.len() as u32;
            let chosen = chunk.into_iter().filter(|row| is_chosen(row.line()));
            let outcomes: Vec<_> = chosen.map(|row| row_outcome(row, run.key)).collect();
            let changes: Vec<_> = outcomes.iter().filter_map(change).collect();
            records::apply(tx, import.key.district, import.template.kind, &changes)?;
            outcomes::insert(tx, import.key, run.key, &outcomes)?;
            outcomes.iter().for_each(|row| counts.add(row.outcome));
            self.progress.set(import.key, done, total, started);
            self.pauses.reach(PausePoint::ProcessingChunk);
            Ok(true)
        })?;
        Ok(counts)
    }
}

/// The outcome of a row. The id of the run is the new version of its record: no other run has it.
fn row_outcome(row: PlannedRow, run: RunKey) -> RowOutcome {
    let (line, outcome) = (row.line(), row.outcome());
    let Some(planned) = row.planned else {
        return RowOutcome { line, outcome, reason: None, record: None, change: None };
    };
    // Only an updated row has values after processing.
    let change = planned.after.zip(row.staged.existing).map(|(after, existing)| RecordChange {
        before: existing.values,
        after,
        version_before: existing.version,
        version_after: run.id,
    });
    RowOutcome { line, outcome, reason: planned.reason, record: planned.record, change }
}

/// The change to make to the record of an updated row; `None` for any other row.
fn change(row: &RowOutcome) -> Option<Change<'_>> {
    let RecordChange { after, version_before, version_after, .. } = row.change.as_ref()?;
    let (version_before, version_after) = (*version_before, *version_after);
    Some(Change { record: row.record?, version_before, version_after, after })
}
