//! Withdraws a queued run, so that its import can be processed later, corrected or deleted.

use super::super::Pipeline;
use super::super::pipeline::find;
use super::Actor;
use crate::store::imports::{self, Import, Step};
use crate::store::runs::{self, Ending, Run};
use crate::store::{ImportKey, LogAction, StoreError, Tx, audit};
use crate::{Failure, IdempotentRequest, Millis};
use coverlist_api::{ImportView, ProblemCode};
use coverlist_messages::text;

impl Pipeline {
    /// Withdraws the queued run of an import, and returns the import. No record has changed.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless a run of the import is queued.
    pub(crate) async fn withdraw(
        &self,
        actor: Actor,
        id: i64,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let key = actor.import_key(id);
        self.change(key.district, request, move |pipeline, tx| pipeline.withdraw_now(tx, key, actor)).await
    }

    fn withdraw_now(&self, tx: &Tx<'_>, key: ImportKey, actor: Actor) -> Result<ImportView, Failure> {
        let (import, now) = (find(tx, key)?, self.clock.now());
        let refusal = || Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_withdraw());
        let run = import.queued_run().ok_or_else(refusal)?;
        if !end_unapplied(tx, &import, run, Ending::Withdrawn { by: actor.account }, now)? {
            return Err(refusal());
        }
        let detail = serde_json::json!({ "import": key.id, "run": run.key.id, "kind": run.kind });
        audit::append(tx, key.district, actor.account, LogAction::Withdrawn, &detail, now)?;
        Ok(self.view(&find(tx, key)?))
    }
}

/// Ends a queued run that has changed nothing. An import that it would have applied is staged again. Returns
/// `false`, and writes nothing, if the run has ended already.
pub(super) fn end_unapplied(
    tx: &Tx<'_>,
    import: &Import,
    run: &Run,
    ending: Ending,
    now: Millis,
) -> Result<bool, StoreError> {
    if !runs::end(tx, run.key, ending, now)? {
        return Ok(false);
    }
    let restage = Step::Restage { has_new_plan: ending == Ending::Stale };
    if run.kind.applies() && !imports::advance(tx, import, &restage, now)? {
        return Err(StoreError::corrupt("the import of a queued run is not queued"));
    }
    Ok(true)
}
