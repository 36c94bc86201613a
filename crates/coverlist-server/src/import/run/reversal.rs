//! Shows what an undo, or the reverting of one, would do, and queues it after an admin consents.

use super::super::Pipeline;
use super::super::pipeline::{find, find_with};
use super::super::view::command_line;
use super::Actor;
use super::consent::queue_run;
use super::revert::each_revertible_chunk;
use crate::paging::Paged;
use crate::store::imports::{self, Import};
use crate::store::reversals::{self, Revertible};
use crate::store::runs::{self, Run, Seen, SeenCounts};
use crate::store::{ImportKey, LogAction, StoreError, Tx, audit};
use crate::{Failure, IdempotentRequest, rfc3339};
use coverlist_api::{
    ChangeView, EditView, ImportView, KeptPart, Page, ProblemCode, RecordRef, ReversalRequest, ReversalRow,
    ReversalView,
};
use coverlist_core::lifecycle::{RunKind, State};
use coverlist_core::plan::{Change, Reversal, ReversalCounts};
use coverlist_messages::{Message, text};
use std::collections::{BTreeSet, HashMap};

/// Who changed the insurance of records last, by the versions of the records.
type Edits = HashMap<i64, EditView>;

impl Pipeline {
    /// A page of what a run of this kind would revert. `only` selects the records that return, or those that
    /// are kept.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless the state of the import allows such a run.
    pub(crate) async fn reversal(
        &self,
        actor: Actor,
        id: i64,
        kind: RunKind,
        only: Option<Reversal>,
        after: u32,
        limit: u32,
    ) -> Result<ReversalView, Failure> {
        let key = actor.import_key(id);
        let read = move |tx: &Tx<'_>| {
            let import = find_with(tx, key, KeptPart::Rows)?;
            let (run, kind) = check(tx, &import, kind)?;
            let counts = count(tx, &import, kind)?;
            let mut page = Paged::new(limit);
            each_revertible_chunk(tx, &import, kind, only, after, |chunk| Ok(page.fill(chunk)))?;
            let Page { rows, next } = page.finish(|row| row.line.to_string());
            let edits = edits(tx, key.district, &rows)?;
            let rows = rows.into_iter().map(|row| view(row, &edits)).collect();
            Ok(ReversalView { run, counts, rows, next })
        };
        self.database.read_async(read).await
    }

    /// Queues the undo of an import, or the reverting of its undo, and returns the import. The request names
    /// what the admin has seen.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` unless the state of the import allows such a run; `run_queued` while
    /// another run of the district is queued; and `plan_stale` if the run would do something else than the
    /// admin has seen.
    pub(crate) async fn queue_reversal(
        &self,
        actor: Actor,
        id: i64,
        kind: RunKind,
        seen: ReversalRequest,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let key = actor.import_key(id);
        let queue =
            move |pipeline: &Self, tx: &Tx<'_>| pipeline.queue_reversal_now(tx, key, kind, actor, &seen);
        let import = self.change(key.district, request, queue).await?;
        self.queued.notify_one();
        Ok(import)
    }

    fn queue_reversal_now(
        &self,
        tx: &Tx<'_>,
        key: ImportKey,
        kind: RunKind,
        actor: Actor,
        asked: &ReversalRequest,
    ) -> Result<ImportView, Failure> {
        let import = find_with(tx, key, KeptPart::Rows)?;
        let (run, kind) = check(tx, &import, kind)?;
        let counts = count(tx, &import, kind)?;
        if (asked.run, asked.counts) != (run, counts) {
            return Err(Failure::refuse(ProblemCode::PlanStale, text::problem_plan_stale_reversal()));
        }
        let now = self.clock.now();
        let seen = Seen { generation: import.generation, counts: SeenCounts::Reversal(counts) };
        let run = queue_run(tx, key, kind, seen, actor, now)?;
        let detail = serde_json::json!({ "import": key.id, "run": run.id, "kind": kind, "counts": counts });
        audit::append(tx, key.district, actor.account, LogAction::Queued, &detail, now)?;
        Ok(self.view(&find(tx, key)?))
    }
}

/// The id of the latest run of an import whose state allows an undo or a redo, and the kind of run that it is
/// in this state. Refuses any other import with `wrong_state`.
fn check(tx: &Tx<'_>, import: &Import, kind: RunKind) -> Result<(i64, RunKind), Failure> {
    let run = import.run.as_ref().filter(|_| import.state.after(kind.event()).is_some());
    let run = run.ok_or_else(|| Failure::refuse(ProblemCode::WrongState, cannot(import.state, kind)))?;
    if kind == RunKind::Redo && imports::is_corrected_later(tx, import)? {
        return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_redo_later()));
    }
    Ok((run.key.id, if kind == RunKind::Undo { RunKind::undo_in(import.state) } else { kind }))
}

const fn cannot(state: State, kind: RunKind) -> Message {
    match state {
        State::Queued => text::problem_wrong_state_undo_queued(),
        State::Staged if matches!(kind, RunKind::Redo) => text::problem_wrong_state_redo(),
        State::Deleted => text::problem_wrong_state_undo_deleted(),
        _ => text::problem_wrong_state_undo_early(),
    }
}

/// The number of changes that a run of this kind would revert, and of records that it would keep. If there is
/// none, the run is refused with `wrong_state`.
fn count(tx: &Tx<'_>, import: &Import, kind: RunKind) -> Result<ReversalCounts, Failure> {
    let counts = reversals::count(tx, import.template.kind, import.key, kind)?;
    if counts.total() > 0 {
        return Ok(counts);
    }
    let reason = match kind {
        RunKind::Redo => text::problem_wrong_state_redo(),
        RunKind::UndoSample => text::problem_wrong_state_undo_early(),
        _ if import.state == State::Undone => text::problem_wrong_state_undo_undone(),
        _ => text::problem_wrong_state_undo_nothing(),
    };
    Err(Failure::refuse(ProblemCode::WrongState, reason))
}

fn view(row: Revertible, edits: &Edits) -> ReversalRow {
    let outcome = row.reversal();
    let (changes, edited) = match outcome {
        Reversal::Reverted => (Change::between(&row.record.values, &row.change.before), None),
        Reversal::Kept => {
            (Change::between(&row.change.after, &row.record.values), edits.get(&row.record.version).cloned())
        }
    };
    ReversalRow {
        line: row.line,
        key: row.key,
        record: RecordRef { id: row.record.id, label: row.label },
        outcome,
        changes: changes.into_iter().map(ChangeView::from).collect(),
        edited,
    }
}

/// The latest changes of the insurance of the records that are kept, by the versions of the records: a
/// version is the id of the run.
fn edits(tx: &Tx<'_>, district: i64, rows: &[Revertible]) -> Result<Edits, StoreError> {
    let kept = rows.iter().filter(|row| row.reversal() == Reversal::Kept);
    let versions: BTreeSet<i64> = kept.map(|row| row.record.version).collect();
    let runs = runs::by_ids(tx, district, &Vec::from_iter(versions))?;
    Ok(runs.into_iter().map(|run| (run.key.id, edit(run))).collect())
}

fn edit(run: Run) -> EditView {
    EditView {
        by: run.queued_by.unwrap_or_else(command_line),
        at: rfc3339(run.ended_at.unwrap_or(run.queued_at)),
    }
}
