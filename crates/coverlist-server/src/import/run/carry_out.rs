//! Carries out a queued run in one transaction. A crash before the commit leaves the run queued and every
//! record unchanged; the next start carries it out.

use super::super::Pipeline;
use super::super::pipeline::find;
use super::withdraw::end_unapplied;
use crate::store::imports::{self, Import, Step};
use crate::store::runs::{self, Ending, Run, SeenCounts};
use crate::store::{ImportKey, LogAction, RunKey, StoreError, Tx, audit};
use crate::{Failure, PausePoint};
use coverlist_core::lifecycle::{RunKind, RunState};
use serde_json::json;

/// How an attempt to carry out a queued run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The transaction committed.
    Applied,
    /// What the run would do differs from what the admin consented to, so it is withdrawn.
    Changed,
    /// The run was no longer queued.
    NotQueued,
}

/// The reason for rolling a transaction back.
pub(super) enum Halt {
    /// What the run would do differs from what the admin consented to.
    Changed,
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
    /// Carries out a queued run in one transaction, or withdraws it if it would do something else than the
    /// admin consented to.
    ///
    /// # Errors
    ///
    /// When the transaction cannot commit. The run is still queued then.
    pub(crate) async fn carry_out(&self, key: RunKey) -> Result<Ended, Failure> {
        let pipeline = self.clone();
        let ended = self.database.write_patiently(move |tx| pipeline.carry_out_now(tx, key)).await;
        match ended {
            Ok(ended) => Ok(ended),
            Err(Halt::Changed) => self.drop_changed(key).await,
            Err(Halt::Failed(failure)) => Err(failure),
        }
    }

    /// Carries out a run in the transaction that has queued it.
    pub(super) fn carry_out_at_once(&self, tx: &Tx<'_>, key: RunKey) -> Result<(), Failure> {
        match self.carry_out_now(tx, key) {
            Ok(Ended::Applied) => Ok(()),
            Err(Halt::Failed(failure)) => Err(failure),
            Ok(_) | Err(Halt::Changed) => Err(Failure::fault("a plan changed within its transaction")),
        }
    }

    fn carry_out_now(&self, tx: &Tx<'_>, key: RunKey) -> Result<Ended, Halt> {
        let Some((import, run)) = queued(tx, key)? else { return Ok(Ended::NotQueued) };
        let step = match run.seen.counts {
            SeenCounts::Plan(seen) => self.apply(tx, &import, &run, seen)?,
            SeenCounts::Sample(seen) => self.apply_sample(tx, &import, &run, seen)?,
            SeenCounts::Reversal(seen) => self.revert(tx, &import, &run, seen)?,
        };
        self.conclude(tx, &import, &run, &step)?;
        self.pauses.reach(PausePoint::ProcessingBeforeCommit);
        Ok(Ended::Applied)
    }

    fn conclude(&self, tx: &Tx<'_>, import: &Import, run: &Run, step: &Step) -> Result<(), StoreError> {
        let (district, now) = (run.key.district, self.clock.now());
        let is_applied = runs::end(tx, run.key, Ending::Applied, now)?;
        if !is_applied || !imports::advance(tx, import, step, now)? {
            return Err(StoreError::corrupt("a run left the queue while it was carried out"));
        }
        imports::records_changed(tx, district)?;
        let detail = json!({
            "import": import.key.id,
            "run": run.key.id,
            "sha256": import.sha256,
            "counts": run.seen.counts.value(),
        });
        audit::append(tx, district, run.account, done(run.kind), &detail, now)
    }

    /// Withdraws a run that would do something else than the admin consented to.
    async fn drop_changed(&self, key: RunKey) -> Result<Ended, Failure> {
        let is_ended = self.end(key, Ending::Stale).await?;
        Ok(if is_ended { Ended::Changed } else { Ended::NotQueued })
    }

    /// Marks a run that cannot be carried out as failed. No record has changed.
    pub(crate) async fn give_up(&self, key: RunKey) -> Result<(), Failure> {
        self.end(key, Ending::Failed).await.map(drop)
    }

    async fn end(&self, key: RunKey, ending: Ending) -> Result<bool, Failure> {
        let clock = self.clock.clone();
        let work = move |tx: &Tx<'_>| {
            let Some((import, run)) = queued(tx, key)? else { return Ok(false) };
            let now = clock.now();
            end_unapplied(tx, &import, &run, ending, now)?;
            let action = match ending {
                Ending::Failed => LogAction::Failed,
                _ if run.kind.applies() => LogAction::Restaged,
                _ => LogAction::Withdrawn,
            };
            let detail = json!({ "import": import.key.id, "run": key.id, "kind": run.kind });
            audit::append(tx, key.district, None, action, &detail, now)?;
            Ok(true)
        };
        self.database.write_patiently(work).await
    }
}

/// A run and its import, if the run is queued. The transaction is the only one that writes, so nobody else
/// carries it out.
fn queued(tx: &Tx<'_>, key: RunKey) -> Result<Option<(Import, Run)>, Failure> {
    let Some(run) = runs::by_id(tx, key)?.filter(|run| run.state == RunState::Queued) else {
        return Ok(None);
    };
    let import = find(tx, ImportKey { district: key.district, id: run.import })?;
    Ok(Some((import, run)))
}

/// The action of an applied run in the audit log.
const fn done(kind: RunKind) -> LogAction {
    match kind {
        RunKind::Sample => LogAction::Sampled,
        RunKind::Apply => LogAction::Processed,
        RunKind::UndoSample | RunKind::Undo => LogAction::Undone,
        RunKind::Redo => LogAction::Redone,
    }
}
