//! Applies a queued import in one transaction. A crash before the commit leaves the import queued and every record
//! unchanged; the next start applies it again.

use super::super::Pipeline;
use super::super::pipeline::{find, template};
use super::super::plan::{PlannedRow, each_chunk};
use crate::store::imports::{self, Consent, Import, Step};
use crate::store::outcomes::{self, RecordChange, RowOutcome};
use crate::store::{ImportKey, StoreError, Tx, audit, rows};
use crate::{Failure, PausePoint};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, Outcome};
use coverlist_core::record::RecordKind;

/// The result of applying a queued import.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Applied {
    /// Every row is applied.
    Processed,
    /// The plan differs from the one consented to, so the import is staged again.
    Restaged,
    /// The import was no longer in the queue.
    NotQueued,
}

/// Why a transaction is rolled back.
enum Halt {
    /// The plan differs from the one consented to.
    PlanChanged,
    Failed(Failure),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Pipeline {
    /// Applies a queued import.
    pub(super) async fn apply(&self, key: ImportKey) -> Result<Applied, Failure> {
        let pipeline = self.clone();
        let applied = self.database.write_patiently(move |tx| {
            let import = find(tx, key)?;
            let (State::Queued, Some(consent)) = (import.state, import.consent) else {
                return Ok(Applied::NotQueued);
            };
            pipeline.apply_all(tx, &import, &consent)?;
            Ok(Applied::Processed)
        });
        match applied.await {
            Ok(applied) => Ok(applied),
            Err(Halt::PlanChanged) => self.restage(key).await,
            Err(Halt::Failed(failure)) => Err(failure),
        }
    }

    fn apply_all(&self, tx: &Tx<'_>, import: &Import, consent: &Consent) -> Result<(), Halt> {
        if import.generation != consent.generation {
            return Err(Halt::PlanChanged);
        }
        let started = self.clock.now();
        let kind = template(import)?.kind;
        outcomes::start(tx, import.key)?;
        let mut counts = Counts::default();
        self.progress.set(import, 0, started);
        each_chunk(tx, import, 0, |chunk| {
            for row in &chunk {
                count(&mut counts, row);
                apply_row(tx, import, kind, row)?;
            }
            self.progress.set(import, counts.total(), started);
            self.pauses.reach(PausePoint::ProcessingChunk);
            Ok::<_, Halt>(true)
        })?;
        if counts != consent.counts {
            return Err(Halt::PlanChanged);
        }
        self.conclude(tx, import, consent, &counts)?;
        self.pauses.reach(PausePoint::ProcessingBeforeCommit);
        Ok(())
    }

    fn conclude(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        consent: &Consent,
        counts: &Counts,
    ) -> Result<(), StoreError> {
        let (key, now) = (import.key, self.clock.now());
        if !imports::advance(tx, import, &Step::Process(*counts), now)? {
            return Err(StoreError::corrupt("an import left the queue while it was processed"));
        }
        let detail = serde_json::json!({ "import": key.id, "sha256": import.sha256, "counts": counts });
        audit::append(tx, key.district, Some(consent.account), "processed", &detail, now)
    }

    async fn restage(&self, key: ImportKey) -> Result<Applied, Failure> {
        let clock = self.clock.clone();
        let work = move |tx: &Tx<'_>| {
            let (import, now) = (find(tx, key)?, clock.now());
            if !imports::advance(tx, &import, &Step::Restage, now)? {
                return Ok(Applied::NotQueued);
            }
            let detail = serde_json::json!({ "import": key.id, "sha256": import.sha256 });
            audit::append(tx, key.district, None, "restaged", &detail, now)?;
            Ok(Applied::Restaged)
        };
        self.database.write_patiently(work).await
    }

    /// Takes an import that cannot be applied out of the queue. None of its rows is applied.
    pub(super) async fn give_up(&self, key: ImportKey) -> Result<(), Failure> {
        let clock = self.clock.clone();
        let work = move |tx: &Tx<'_>| {
            let (import, now) = (find(tx, key)?, clock.now());
            if imports::advance(tx, &import, &Step::Fail, now)? {
                let detail = serde_json::json!({ "import": key.id, "sha256": import.sha256 });
                audit::append(tx, key.district, None, "failed", &detail, now)?;
            }
            Ok(())
        };
        self.database.write_patiently(work).await
    }
}

fn count(counts: &mut Counts, row: &PlannedRow) {
    match &row.planned {
        Some(planned) => counts.add(planned.outcome),
        None => counts.rejected += 1,
    }
}

/// Writes what a row does to its record, and what became of the row.
fn apply_row(tx: &Tx<'_>, import: &Import, kind: RecordKind, row: &PlannedRow) -> Result<(), StoreError> {
    let outcome = outcome(row);
    insure(tx, import, kind, &outcome)?;
    outcomes::insert(tx, import.key, &outcome)
}

fn insure(tx: &Tx<'_>, import: &Import, kind: RecordKind, row: &RowOutcome) -> Result<(), StoreError> {
    let (Some(change), Some(record)) = (&row.change, row.record) else { return Ok(()) };
    if rows::insure(tx, kind, import.key.district, (record, change.version - 1), &change.after)? {
        return Ok(());
    }
    Err(StoreError::corrupt("a record changed inside a transaction"))
}

fn outcome(row: &PlannedRow) -> RowOutcome {
    match &row.planned {
        Some(planned) => RowOutcome {
            line: planned.line,
            outcome: planned.outcome,
            reason: planned.reason,
            record: planned.record,
            change: change(row),
        },
        None => RowOutcome {
            line: row.staged.row.line,
            outcome: Outcome::Rejected,
            reason: None,
            record: None,
            change: None,
        },
    }
}

/// What an updated row does to its record; `None` for any other row.
fn change(row: &PlannedRow) -> Option<RecordChange> {
    let after = row.planned.as_ref()?.after.clone()?;
    let existing = row.staged.existing.as_ref()?;
    Some(RecordChange { before: existing.coverage.clone(), after, version: existing.version + 1 })
}
