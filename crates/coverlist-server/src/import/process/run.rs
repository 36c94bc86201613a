//! Applies a queued import in one transaction. A crash before the commit leaves the import queued and every record
//! unchanged; the next start applies it again.

use super::super::Pipeline;
use super::super::pipeline::{find, template};
use super::super::plan::{PlannedRow, each_chunk};
use crate::store::imports::{self, Consent, Import};
use crate::store::outcomes::{self, RecordChange, RowOutcome};
use crate::store::{StoreError, Tx, audit, rows};
use crate::{Failure, Millis, PausePoint};
use coverlist_core::lifecycle::{Event, State};
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
    pub(super) async fn apply(&self, district: i64, id: i64) -> Result<Applied, Failure> {
        let pipeline = self.clone();
        let applied = self.database.write_patiently(move |tx| {
            let import = find(tx, district, id)?;
            let (State::Queued, Some(consent)) = (import.state, import.consent) else {
                return Ok(Applied::NotQueued);
            };
            pipeline.apply_all(tx, &import, &consent)?;
            Ok(Applied::Processed)
        });
        match applied.await {
            Ok(applied) => Ok(applied),
            Err(Halt::PlanChanged) => self.restage(district, id).await,
            Err(Halt::Failed(failure)) => Err(failure),
        }
    }

    fn apply_all(&self, tx: &Tx<'_>, import: &Import, consent: &Consent) -> Result<(), Halt> {
        if import.generation != consent.generation {
            return Err(Halt::PlanChanged);
        }
        let started = self.clock.now();
        let kind = template(import)?.kind;
        outcomes::start(tx, (import.district, import.id), consent.account, (started, started))?;
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
        let now: Millis = self.clock.now();
        let (district, id) = (import.district, import.id);
        if !imports::advance(tx, import, Event::Process)? {
            return Err(StoreError::corrupt("an import left the queue while it was processed"));
        }
        imports::set_counts(tx, import, counts)?;
        imports::set_ended(tx, import, consent.account, now)?;
        outcomes::finish(tx, (district, id), now)?;
        let detail = serde_json::json!({ "import": id, "sha256": import.sha256, "counts": counts });
        audit::append(tx, district, Some(consent.account), "processed", &detail, now)
    }

    async fn restage(&self, district: i64, id: i64) -> Result<Applied, Failure> {
        let clock = self.clock.clone();
        let work = move |tx: &Tx<'_>| {
            let import = find(tx, district, id)?;
            if !imports::advance(tx, &import, Event::Restage)? {
                return Ok(Applied::NotQueued);
            }
            imports::clear_consent(tx, &import)?;
            let detail = serde_json::json!({ "import": id, "sha256": import.sha256 });
            audit::append(tx, district, None, "restaged", &detail, clock.now())?;
            Ok(Applied::Restaged)
        };
        self.database.write_patiently(work).await
    }

    /// Gives an import up that can never be applied. Nothing of it has been.
    pub(super) async fn give_up(&self, district: i64, id: i64, why: &'static str) -> Result<(), Failure> {
        let clock = self.clock.clone();
        let work = move |tx: &Tx<'_>| {
            let import = find(tx, district, id)?;
            if imports::advance(tx, &import, Event::Fail)? {
                let now = clock.now();
                imports::set_failure(tx, &import, why)?;
                if let Some(consent) = import.consent {
                    imports::set_ended(tx, &import, consent.account, now)?;
                }
                let detail = serde_json::json!({ "import": id, "sha256": import.sha256 });
                audit::append(tx, district, None, "failed", &detail, now)?;
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
    outcomes::insert(tx, (import.district, import.id), &outcome)
}

fn insure(tx: &Tx<'_>, import: &Import, kind: RecordKind, row: &RowOutcome) -> Result<(), StoreError> {
    let (Some(change), Some(record)) = (&row.change, row.record) else { return Ok(()) };
    if rows::insure(tx, kind, import.district, (record, change.version - 1), &change.after)? {
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
