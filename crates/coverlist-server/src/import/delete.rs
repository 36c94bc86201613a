//! Delete staged file: the bytes, the rows and the findings go; that there was an import stays.

use super::Pipeline;
use super::pipeline::find;
use crate::access::Caller;
use crate::store::{audit, findings, imports, rows};
use crate::{Failure, IdempotentRequest};
use coverlist_api::{ImportView, ProblemCode};
use coverlist_core::lifecycle::{Event, State};

impl Pipeline {
    /// Deletes a staged file. Returns the import, deleted.
    ///
    /// # Errors
    ///
    /// `not_found`, and `wrong_state` unless it is staged.
    pub async fn delete(
        &self,
        caller: &Caller,
        id: i64,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let (pipeline, caller, district) = (self.clone(), caller.clone(), caller.district);
        let import = self
            .database
            .write_async(move |tx| {
                request.perform(tx, || {
                    let import = find(tx, caller.district, id)?;
                    if !imports::advance(tx, &import, Event::Delete)? {
                        return Err(Failure::refuse(ProblemCode::WrongState, cannot(import.state)));
                    }
                    let now = pipeline.clock.now();
                    imports::set_ended(tx, &import, caller.account, now)?;
                    imports::delete_bytes(tx, caller.district, id)?;
                    rows::delete(tx, caller.district, id)?;
                    findings::delete(tx, caller.district, id)?;
                    let detail = serde_json::json!({ "import": id, "sha256": import.sha256 });
                    audit::append(tx, caller.district, Some(caller.account), "deleted", &detail, now)?;
                    pipeline.view(tx, &find(tx, caller.district, id)?)
                })
            })
            .await?;
        self.progress.moved(district);
        Ok(import)
    }
}

fn cannot(state: State) -> &'static str {
    match state {
        State::Queued => "This file is being processed and cannot be deleted any more.",
        State::Deleted => "This file has been deleted already.",
        _ => "This file has been processed. It stays in the history.",
    }
}
