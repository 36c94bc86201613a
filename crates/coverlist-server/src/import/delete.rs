//! Deletes a staged sheet with its rows, findings and marks. The import stays in the history. If samples of
//! it are applied, only the other rows are given up: the report needs the sheet.

use super::pipeline::find;
use super::{Actor, Pipeline};
use crate::store::imports::{self, Import, Step};
use crate::store::{ImportKey, LogAction, Tx, audit, findings, rows, verifications};
use crate::{Failure, IdempotentRequest, PausePoint};
use coverlist_api::{ImportView, ProblemCode};
use coverlist_core::lifecycle::State;
use coverlist_messages::{Message, text};

impl Pipeline {
    /// Deletes a staged file, or what samples left of it. Returns the import in its new state.
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
        let (import, now, account) = (find(tx, key)?, self.clock.now(), actor.account);
        let is_sampled = import.applied > 0;
        let step = if is_sampled { Step::Close { account } } else { Step::Delete { account } };
        if import.queued_run().is_some() || !imports::advance(tx, &import, &step, now)? {
            return Err(Failure::refuse(ProblemCode::WrongState, cannot(&import)));
        }
        if !is_sampled {
            imports::delete_chunks(tx, key)?;
            rows::delete(tx, key)?;
            findings::delete(tx, key)?;
            verifications::delete(tx, key)?;
        }
        let detail =
            serde_json::json!({ "import": key.id, "sha256": import.sha256, "applied": import.applied });
        audit::append(
            tx,
            key.district,
            account,
            if is_sampled { LogAction::Closed } else { LogAction::Deleted },
            &detail,
            now,
        )?;
        self.pauses.reach(PausePoint::DeletingBeforeCommit);
        Ok(self.view(&find(tx, key)?))
    }
}

const fn cannot(import: &Import) -> Message {
    match import.state {
        // An undo of its samples may be queued.
        State::Staged | State::Queued => text::problem_wrong_state_delete_queued(),
        State::Deleted => text::problem_wrong_state_delete_deleted(),
        _ => text::problem_wrong_state_delete_processed(),
    }
}
