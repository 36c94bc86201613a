//! Queues an import after an admin consents to its plan.

use super::super::Pipeline;
use super::super::pipeline::find;
use crate::access::Caller;
use crate::store::imports::{self, Consent, Import, Step};
use crate::store::{ImportKey, Tx, audit};
use crate::{Failure, IdempotentRequest};
use coverlist_api::{ImportView, ProblemCode, ProcessRequest};
use coverlist_core::lifecycle::State;
use coverlist_messages::{Message, Phrase, text};

impl Pipeline {
    /// Queues an import, and returns it. The request names the plan that the admin has seen.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` unless the import is staged; and `plan_stale` with the current plan if the
    /// plan has changed since. Nothing is queued then.
    pub(crate) async fn process(
        &self,
        caller: &Caller,
        id: i64,
        seen: ProcessRequest,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let (key, account) = (caller.import_key(id), caller.account);
        // Counting a large file takes time, so a read fills the cache before the write blocks other writers.
        self.count_early(key).await?;
        let pipeline = self.clone();
        let queue = move |tx: &Tx<'_>| request.perform(tx, || pipeline.queue(tx, key, account, &seen));
        let import = self.database.write_async(queue).await?;
        self.watchers.notify(key.district);
        self.queued.notify_one();
        Ok(import)
    }

    /// Fills the cache of the plan's counts, if the import is staged.
    async fn count_early(&self, key: ImportKey) -> Result<(), Failure> {
        let pipeline = self.clone();
        let count = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            if import.state == State::Staged {
                pipeline.planned_counts(tx, &import)?;
            }
            Ok(())
        };
        self.database.read_async(count).await
    }

    fn queue(
        &self,
        tx: &Tx<'_>,
        key: ImportKey,
        account: i64,
        seen: &ProcessRequest,
    ) -> Result<ImportView, Failure> {
        let import = find(tx, key)?;
        if import.state != State::Staged {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(&import)));
        }
        let counts = self.planned_counts(tx, &import)?;
        let same = seen.sha256.eq_ignore_ascii_case(&import.sha256)
            && seen.generation == import.generation
            && seen.counts == counts;
        if !same {
            return Err(self.stale(tx, &import));
        }
        let now = self.clock.now();
        let consent = Consent { generation: import.generation, counts, account };
        if !imports::advance(tx, &import, &Step::Queue(consent), now)? {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(&import)));
        }
        let detail = serde_json::json!({ "import": key.id, "sha256": import.sha256, "counts": counts });
        audit::append(tx, key.district, Some(account), "queued", &detail, now)?;
        Ok(self.view(&find(tx, key)?))
    }
}

fn cannot(import: &Import) -> Message {
    let person = import.closed_by.as_ref().or(import.consented_by.as_ref());
    let who = person.map_or_else(|| text::part_somebody().into(), |person| Phrase::from(&person.name));
    match import.state {
        State::Queued => text::problem_wrong_state_queued(who),
        State::Deleted => text::problem_wrong_state_deleted(who),
        State::Failed => text::problem_wrong_state_failed(),
        _ => text::problem_wrong_state_processed(who),
    }
}
