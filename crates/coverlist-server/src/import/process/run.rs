//! Applies a queued import in one transaction. A crash before the commit leaves the import queued and every
//! record unchanged; the next start applies it again.

use super::super::Pipeline;
use super::super::pipeline::find;
use super::super::planned_rows::{PlannedRow, each_planned_chunk};
use crate::store::imports::{self, Consent, Import, Step};
use crate::store::outcomes::{self, RecordChange, RowOutcome};
use crate::store::records::{self, Change};
use crate::store::{ImportKey, StoreError, Tx, audit};
use crate::{Failure, PausePoint};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;

/// The result of an attempt to apply a queued import.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Applied {
    /// All rows that can be applied are applied.
    Processed,
    /// The plan differs from the one that the admin consented to, so the import is staged again.
    Restaged,
    /// The import was no longer queued.
    NotQueued,
}

/// The reason for rolling a transaction back.
enum Halt {
    /// The plan differs from the one that the admin consented to.
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
    /// Applies a queued import in one transaction, or stages it again if its plan has changed.
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
        outcomes::start(tx, import.key)?;
        let mut counts = Counts::default();
        self.progress.set(import, 0, started);
        each_planned_chunk(tx, import, 0, |chunk| {
            let outcomes: Vec<_> = chunk.into_iter().map(row_outcome).collect();
            let changes: Vec<_> = outcomes.iter().filter_map(change).collect();
            records::apply(tx, import.key.district, import.template.kind, &changes)?;
            outcomes::insert(tx, import.key, &outcomes)?;
            outcomes.iter().for_each(|row| counts.add(row.outcome));
            self.progress.set(import, counts.total(), started);
            self.pauses.reach(PausePoint::ProcessingChunk);
            Ok(true)
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

    /// Marks an import that cannot be applied as failed. None of its rows is applied.
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

fn row_outcome(row: PlannedRow) -> RowOutcome {
    let (line, outcome) = (row.line(), row.outcome());
    let Some(planned) = row.planned else {
        return RowOutcome { line, outcome, reason: None, record: None, change: None };
    };
    // Only an updated row has values after processing.
    let change = planned.after.zip(row.staged.existing).map(|(after, existing)| RecordChange {
        before: existing.values,
        after,
        version: existing.version + 1,
    });
    RowOutcome { line, outcome, reason: planned.reason, record: planned.record, change }
}

/// The change to make to the record of an updated row; `None` for any other row.
fn change(row: &RowOutcome) -> Option<Change<'_>> {
    let RecordChange { after, version, .. } = row.change.as_ref()?;
    Some(Change { record: row.record?, version: version - 1, after })
}
