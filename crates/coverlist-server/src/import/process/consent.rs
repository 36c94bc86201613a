//! An admin consents to the plan that was shown, and the import is queued.

use super::super::Pipeline;
use super::super::pipeline::find;
use crate::access::Caller;
use crate::store::imports::{self, Consent, Import};
use crate::store::{Tx, audit};
use crate::{Failure, IdempotentRequest};
use coverlist_api::{ImportView, ProblemCode, ProcessRequest};
use coverlist_core::lifecycle::{Event, State};

impl Pipeline {
    /// Queues an import whose plan was seen. Returns the import. It is processed whether or not the caller stays.
    ///
    /// # Errors
    ///
    /// `not_found`, `wrong_state` unless it is staged, and `plan_stale`, with the plan as it is now, when it is not the
    /// one that was seen. Nothing is applied then.
    pub async fn process(
        &self,
        caller: &Caller,
        id: i64,
        seen: ProcessRequest,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let (pipeline, caller) = (self.clone(), caller.clone());
        // Counting takes a while in a large file, so it is done before the writers are kept waiting.
        let (counting, district) = (self.clone(), caller.district);
        self.database
            .read_async(move |tx| {
                let import = find(tx, district, id)?;
                if import.state == State::Staged {
                    counting.planned_counts(tx, &import)?;
                }
                Ok::<_, Failure>(())
            })
            .await?;
        let import = self
            .database
            .write_async(move |tx| request.perform(tx, || pipeline.queue(tx, &caller, id, &seen)))
            .await?;
        self.progress.moved(district);
        self.queued.notify_one();
        Ok(import)
    }

    fn queue(
        &self,
        tx: &Tx<'_>,
        caller: &Caller,
        id: i64,
        seen: &ProcessRequest,
    ) -> Result<ImportView, Failure> {
        let import = find(tx, caller.district, id)?;
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
        let consent = Consent { generation: import.generation, counts, account: caller.account };
        if !imports::advance(tx, &import, Event::Queue)? {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(&import)));
        }
        imports::set_consent(tx, &import, &consent, now)?;
        let detail = serde_json::json!({ "import": id, "sha256": import.sha256, "counts": counts });
        audit::append(tx, caller.district, Some(caller.account), "queued", &detail, now)?;
        self.view(tx, &find(tx, caller.district, id)?)
    }
}

fn cannot(import: &Import) -> String {
    let who = import.ended_by.as_ref().map_or("Somebody", |person| person.name.as_str());
    match import.state {
        State::Queued => format!("{who} has asked for it already, and it is being processed."),
        State::Deleted => format!("{who} has deleted this file. Nothing was applied."),
        State::Failed => {
            "Processing this import failed and nothing was applied. Stage the file again.".to_owned()
        }
        _ => format!("{who} has processed this import already. Nothing was applied a second time."),
    }
}
