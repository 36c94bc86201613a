//! Deletes a staged sheet with its rows and findings. The import stays in the history.

use super::pipeline::find;
use super::{Actor, Pipeline};
use crate::store::imports::{self, Step};
use crate::store::{ImportKey, Tx, audit, findings, rows};
use crate::{Failure, IdempotentRequest, PausePoint};
use coverlist_api::{ImportView, ProblemCode};
use coverlist_core::lifecycle::State;
use coverlist_messages::{Message, text};

impl Pipeline {
    /// Deletes a staged file. Returns the import in its new state.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless the import is staged.
    pub(crate) async fn delete(
        &self,
        actor: Actor,
        id: i64,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let key = actor.import_key(id);
        self.change(key.district, request, move |pipeline, tx| pipeline.delete_now(tx, key, actor)).await
    }

    fn delete_now(&self, tx: &Tx<'_>, key: ImportKey, actor: Actor) -> Result<ImportView, Failure> {
        let (import, now) = (find(tx, key)?, self.clock.now());
        if !imports::advance(tx, &import, &Step::Delete { account: actor.account }, now)? {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(import.state)));
        }
        imports::delete_chunks(tx, key)?;
        rows::delete(tx, key)?;
        findings::delete(tx, key)?;
        let detail = serde_json::json!({ "import": key.id, "sha256": import.sha256 });
        audit::append(tx, key.district, actor.account, "deleted", &detail, now)?;
        self.pauses.reach(PausePoint::DeletingBeforeCommit);
        Ok(self.view(&find(tx, key)?))
    }
}

const fn cannot(state: State) -> Message {
    match state {
        State::Queued => text::problem_wrong_state_delete_queued(),
        State::Deleted => text::problem_wrong_state_delete_deleted(),
        _ => text::problem_wrong_state_delete_processed(),
    }
}
