//! Queues an import after an admin consents to its plan.

use super::super::Pipeline;
use super::super::pipeline::find;
use super::Actor;
use crate::store::imports::{self, Import, Step};
use crate::store::runs::{self, Seen, SeenCounts, SeenSample};
use crate::store::{ImportKey, LogAction, RunKey, Tx, audit};
use crate::{Failure, IdempotentRequest, Millis};
use coverlist_api::{ImportView, PlanView, ProblemCode, ProcessRequest};
use coverlist_core::lifecycle::{RunKind, State};
use coverlist_core::plan::{Counts, Sample};
use coverlist_messages::{Message, Phrase, text};

impl Pipeline {
    /// Queues an import, and returns it. The request names the plan that the admin has seen.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` unless the import is staged; `run_queued` while another run of the district
    /// is queued; and `plan_stale` with the current plan if the plan has changed since. Nothing is queued
    /// then.
    pub(crate) async fn process(
        &self,
        actor: Actor,
        id: i64,
        seen: ProcessRequest,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let key = actor.import_key(id);
        // Counting a large file takes time, so a read fills the cache before the write blocks other writers.
        self.count_early(key).await?;
        let queue = move |pipeline: &Self, tx: &Tx<'_>| pipeline.queue(tx, key, actor, &seen);
        let import = self.change(key.district, request, queue).await?;
        self.queued.notify_one();
        Ok(import)
    }

    /// Fills the cache of the plan's overview, if the import is staged.
    async fn count_early(&self, key: ImportKey) -> Result<(), Failure> {
        let pipeline = self.clone();
        let count = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            if import.state == State::Staged {
                pipeline.overview(tx, &import)?;
            }
            Ok(())
        };
        self.database.read_async(count).await
    }

    fn queue(
        &self,
        tx: &Tx<'_>,
        key: ImportKey,
        actor: Actor,
        asked: &ProcessRequest,
    ) -> Result<ImportView, Failure> {
        let import = find(tx, key)?;
        if import.state != State::Staged {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(&import)));
        }
        let counts = self.overview(tx, &import)?.by_outcome;
        self.consent(tx, &import, actor, asked, counts)
    }

    /// Processes an import in the transaction that has staged it. The person has seen the plan.
    pub(in super::super) fn process_at_once(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        actor: Actor,
        plan: &PlanView,
    ) -> Result<ImportView, Failure> {
        let PlanView { sha256, generation, counts, .. } = plan;
        let asked =
            ProcessRequest { sha256: sha256.clone(), generation: *generation, counts: *counts, sample: None };
        let queued = self.consent(tx, import, actor, &asked, *counts)?;
        if let Some(run) = queued.queued_run() {
            let done = self.carry_out_at_once(tx, RunKey { district: actor.district, id: run.id });
            self.progress.end(import.key);
            done?;
        }
        Ok(self.view(&find(tx, import.key)?))
    }

    /// Queues the run of an import whose plan has these counts.
    fn consent(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        actor: Actor,
        asked: &ProcessRequest,
        counts: Counts,
    ) -> Result<ImportView, Failure> {
        let key = import.key;
        let same = asked.sha256.eq_ignore_ascii_case(&import.sha256)
            && asked.generation == import.generation
            && asked.counts == counts;
        if !same {
            return Err(self.stale(tx, import));
        }
        let now = self.clock.now();
        let (kind, seen) = match asked.sample {
            None => (RunKind::Apply, SeenCounts::Plan(counts)),
            Some(sample) => (RunKind::Sample, SeenCounts::Sample(check_size(sample, counts)?)),
        };
        let run = queue_run(tx, key, kind, Seen { generation: import.generation, counts: seen }, actor, now)?;
        if !imports::advance(tx, import, &Step::Queue, now)? {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(import)));
        }
        let detail = serde_json::json!({
            "import": key.id,
            "run": run.id,
            "sha256": import.sha256,
            "counts": seen.value(),
        });
        audit::append(tx, key.district, actor.account, LogAction::Queued, &detail, now)?;
        Ok(self.view(&find(tx, key)?))
    }
}

/// Queues a run. Refuses it with `run_queued` while another run of the district is queued.
pub(super) fn queue_run(
    tx: &Tx<'_>,
    import: ImportKey,
    kind: RunKind,
    seen: Seen,
    actor: Actor,
    now: Millis,
) -> Result<RunKey, Failure> {
    if let Some(other) = runs::queued_of(tx, import.district)? {
        let reason = text::problem_run_queued(other.import.to_string());
        return Err(Failure::refuse(ProblemCode::RunQueued, reason));
    }
    Ok(runs::queue(tx, import, kind, seen, actor.account, now)?)
}

/// A sample of a plan with these counts. Refuses one that is empty or larger than the plan.
fn check_size(sample: Sample, plan: Counts) -> Result<SeenSample, Failure> {
    if (1..=plan.updated).contains(&sample.size()) {
        return Ok(SeenSample { plan, sample });
    }
    Err(Failure::bad_request(text::problem_bad_request_sample(plan.updated)))
}

fn cannot(import: &Import) -> Message {
    let consenter = import.run.as_ref().filter(|run| run.kind.applies());
    let person = import.closed_by.as_ref().or(consenter.and_then(|run| run.queued_by.as_ref()));
    let who = person.map_or_else(|| text::part_somebody().into(), |person| Phrase::from(&person.name));
    match import.state {
        State::Queued => text::problem_wrong_state_queued(who),
        State::Deleted => text::problem_wrong_state_deleted(who),
        State::Undone => text::problem_wrong_state_undone(),
        _ => text::problem_wrong_state_processed(who),
    }
}
