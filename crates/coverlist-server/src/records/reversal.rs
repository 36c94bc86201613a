//! Undoes a load, and reverts an undo: shows what that would do, and does it after a person consents.

use super::history::{find, find_kept};
use super::{Registry, view};
use crate::import::Actor;
use crate::paging::Paged;
use crate::store::loads::{self, Counts, DoneLoad, NewLoad, Reverting, StandingRow};
use crate::store::{LoadKey, LogAction, StoreError, Tx, audit, imports};
use crate::{Failure, IdempotentRequest, Millis, Refusal};
use coverlist_api::{
    LoadOutcome, LoadReversalRequest, LoadReversalRow, LoadReversalView, LoadView, Page, ProblemCode,
};
use coverlist_core::roster::{Kept, LoadKind, LoadReversal, LoadReversalCounts, LoadedChange, revert};
use coverlist_messages::{roster_kept, text};
use std::collections::HashMap;

/// The number of records in the answer to a consent to something else.
const SHOWN: u32 = 100;

impl Registry {
    /// A page of what an undo or a redo of a load would do, from the place `after` on.
    ///
    /// # Errors
    ///
    /// `not_found`, and `wrong_state` if nothing is there to revert.
    pub(crate) async fn load_reversal(
        &self,
        actor: Actor,
        id: i64,
        what: Reverting,
        after: u32,
        limit: u32,
    ) -> Result<LoadReversalView, Failure> {
        let key = LoadKey { district: actor.district, id };
        self.database.read_async(move |tx| Planned::of(tx, key, what)?.view(tx, after, limit)).await
    }

    /// Undoes a load, or reverts the undo, in one transaction. The request names what the person has seen.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` if no record would be reverted; and `plan_stale` with the current view if
    /// another number of records would be.
    pub(crate) async fn revert_load(
        &self,
        actor: Actor,
        id: i64,
        what: Reverting,
        seen: LoadReversalRequest,
        request: IdempotentRequest,
    ) -> Result<LoadView, Failure> {
        let (key, now) = (LoadKey { district: actor.district, id }, self.clock.now());
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || {
                let planned = Planned::of(tx, key, what)?;
                planned.check(tx, seen.counts)?;
                planned.carry_out(tx, actor, now)
            })
        };
        let load = self.database.write_async(write).await?;
        self.watchers.notify(actor.district);
        Ok(load)
    }
}

/// What reverting the changes of a list does now.
struct Planned {
    list: DoneLoad,
    what: Reverting,
    changes: Vec<LoadedChange>,
    /// One for each change.
    reversals: Vec<LoadReversal>,
}

impl Planned {
    fn of(tx: &Tx<'_>, key: LoadKey, what: Reverting) -> Result<Self, Failure> {
        let list = find_kept(tx, key)?;
        if list.kind != LoadKind::Load {
            let reason = text::problem_wrong_state_load_list(list.list.id.to_string());
            return Err(Failure::refuse(ProblemCode::WrongState, reason));
        }
        let changes = loads::standing(tx, key, what)?;
        if changes.is_empty() {
            let reason = match what {
                Reverting::Changes => text::problem_wrong_state_load_undo(),
                Reverting::Undo => text::problem_wrong_state_load_redo(),
            };
            return Err(Failure::refuse(ProblemCode::WrongState, reason));
        }
        let reversals = revert(&changes);
        Ok(Self { list, what, changes, reversals })
    }

    fn counts(&self) -> LoadReversalCounts {
        self.reversals.iter().copied().collect()
    }

    /// Refuses what a person has not seen, and what changes no record.
    fn check(&self, tx: &Tx<'_>, seen: LoadReversalCounts) -> Result<(), Failure> {
        let counts = self.counts();
        if seen != counts {
            let stale = Refusal::new(ProblemCode::PlanStale, text::problem_plan_stale_reversal());
            let reversal = Some(Box::new(self.view(tx, 0, SHOWN)?));
            return Err(Refusal { reversal, ..stale }.into());
        }
        if counts.reverted() == 0 {
            return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_load_kept()));
        }
        Ok(())
    }

    fn carry_out(&self, tx: &Tx<'_>, actor: Actor, now: Millis) -> Result<LoadView, Failure> {
        let (list, counts) = (self.list.key, self.counts());
        let (kind, action) = match self.what {
            Reverting::Changes => (LoadKind::Undo, LogAction::LoadUndone),
            Reverting::Undo => (LoadKind::Redo, LogAction::LoadRedone),
        };
        let new = NewLoad {
            kind,
            list: Some(list),
            records: self.list.records,
            source: None,
            counts: Counts::Reversal(counts),
            account: actor.account,
        };
        let by = loads::insert(tx, actor.district, &new, now)?;
        loads::revert(tx, list, self.what, by, &self.kept(), counts)?;
        imports::records_changed(tx, actor.district)?;
        let detail = serde_json::json!({ "load": list.id, "by": by.id, "counts": counts });
        audit::append(tx, actor.district, actor.account, action, &detail, now)?;
        Ok(view::load(find(tx, by)?))
    }

    /// The places of the records that are kept, with the reasons.
    fn kept(&self) -> Vec<(u32, Kept)> {
        let reversals = self.changes.iter().zip(&self.reversals);
        let kept = reversals.filter_map(|(change, reversal)| match reversal {
            LoadReversal::Kept(why) => Some((change.place, *why)),
            LoadReversal::Removed | LoadReversal::Restored => None,
        });
        kept.collect()
    }

    fn view(&self, tx: &Tx<'_>, after: u32, limit: u32) -> Result<LoadReversalView, Failure> {
        let mut page = Paged::new(limit);
        let reversals = self.changes.iter().map(|change| change.place).zip(self.reversals.iter().copied());
        page.fill(reversals.filter(|(place, _)| *place > after));
        let Page { rows, next } = page.finish(|(place, _)| place.to_string());
        let mut found = self.rows(tx, &rows)?;
        let rows =
            rows.into_iter().filter_map(|(place, reversal)| Some(row(found.remove(&place)?, reversal)));
        Ok(LoadReversalView { counts: self.counts(), rows: rows.collect(), next })
    }

    fn rows(
        &self,
        tx: &Tx<'_>,
        shown: &[(u32, LoadReversal)],
    ) -> Result<HashMap<u32, StandingRow>, StoreError> {
        let places: Vec<u32> = shown.iter().map(|(place, _)| *place).collect();
        let rows = loads::rows(tx, self.list.key, self.what, &places)?;
        Ok(rows.into_iter().map(|row| (row.place, row)).collect())
    }
}

fn row(row: StandingRow, reversal: LoadReversal) -> LoadReversalRow {
    let (outcome, reason) = match reversal {
        LoadReversal::Removed => (LoadOutcome::Removed, None),
        LoadReversal::Restored => (LoadOutcome::Restored, None),
        LoadReversal::Kept(why) => (LoadOutcome::Kept, Some(roster_kept(why).into())),
    };
    LoadReversalRow {
        kind: row.kind,
        id: row.record,
        outcome,
        reason,
        old: row.before.map(view::content),
        new: row.after.map(view::content),
        now: row.now.map(view::content),
    }
}
