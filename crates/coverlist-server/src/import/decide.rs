//! Takes a person's decisions about rows of a plan.

use super::pipeline::{find, find_with};
use super::plan::views;
use super::plan_overview::PlanOverview;
use super::planned_rows::{PlannedRow, of_lines};
use super::{Actor, Pipeline};
use crate::paging::Paged;
use crate::store::decisions::{self, Decided, Deciding, Made};
use crate::store::imports::{self, Import};
use crate::store::{LogAction, StoreError, Tx, audit};
use crate::{Failure, IdempotentRequest, rfc3339};
use coverlist_api::{DecisionView, DecisionsRequest, DecisionsView, KeptPart, Page, ProblemCode};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Outcome, RowDecision};
use coverlist_core::record::MatchKey;
use coverlist_messages::{Message, text};
use std::collections::HashMap;

/// The maximum number of decisions in a request.
const MOST: usize = 10_000;

/// The maximum number of rows in an answer.
const SHOWN: usize = 1_000;

impl Pipeline {
    /// The decisions about rows of an import, the newest one first.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn decisions(
        &self,
        actor: Actor,
        id: i64,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Page<DecisionView>, Failure> {
        let key = actor.import_key(id);
        let read = move |tx: &Tx<'_>| {
            find_with(tx, key, KeptPart::Report)?;
            let mut page = Paged::new(limit);
            let made = decisions::made(tx, key, before.unwrap_or(i64::MAX), limit.saturating_add(1))?;
            page.fill(made.into_iter().map(|Made { id, decision, generation, by, at }| DecisionView {
                id,
                decision,
                generation,
                by,
                at: rfc3339(at),
            }));
            Ok::<_, Failure>(page.finish(|decision| decision.id.to_string()))
        };
        self.database.read_async(read).await
    }

    /// Takes decisions about rows of a plan, all or none, and returns the plan in numbers, with these rows.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` unless the import is staged; `plan_stale` with the current plan if it has
    /// changed since; and `bad_request` for a decision that does not fit its row.
    pub(crate) async fn decide(
        &self,
        actor: Actor,
        id: i64,
        asked: DecisionsRequest,
        request: IdempotentRequest,
    ) -> Result<DecisionsView, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        let decide = move |tx: &Tx<'_>| {
            // The rows are not kept with the answer.
            let mut rows = Vec::new();
            let view: DecisionsView = request.perform(tx, || {
                let mut view = pipeline.decide_now(tx, &find(tx, key)?, actor, &asked)?;
                rows = std::mem::take(&mut view.rows);
                Ok::<_, Failure>(view)
            })?;
            Ok::<_, Failure>(DecisionsView { rows, ..view })
        };
        let decided = self.database.write_async(decide).await?;
        self.watchers.notify(key.district);
        Ok(decided)
    }

    fn decide_now(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        actor: Actor,
        asked: &DecisionsRequest,
    ) -> Result<DecisionsView, Failure> {
        if import.state != State::Staged || import.queued_run().is_some() {
            return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_decide()));
        }
        if asked.generation != import.generation {
            return Err(self.stale(tx, import));
        }
        let lines = lines(&asked.decisions)?;
        let before = of_lines(tx, import, &lines)?;
        let decided = fit(tx, import, &before, &asked.decisions)?;
        let now = self.clock.now();
        let deciding = Deciding { account: actor.account, generation: import.generation, now };
        decisions::insert(tx, import.key, deciding, &decided).map_err(refused)?;
        let count = |left_out: usize| i64::try_from(left_out).unwrap_or(i64::MAX);
        let left_out = count(decided.iter().filter(|row| row.left_out).count())
            - count(before.iter().filter(|row| row.staged.left_out).count());
        imports::decided(tx, import.key, left_out)?;
        let import = find(tx, import.key)?;
        let mut after = of_lines(tx, &import, &lines[..lines.len().min(SHOWN)])?;
        after.retain(|row| !row.staged.left_out);
        // Others must not see it before the commit.
        let overview = PlanOverview::new(tx, &import, self.today_of(tx, &import)?)?;
        let detail = serde_json::json!({ "import": import.key.id, "decisions": decided.len() });
        audit::append(tx, import.key.district, actor.account, LogAction::Decided, &detail, now)?;
        Ok(DecisionsView {
            generation: import.generation,
            counts: overview.by_outcome,
            effects: overview.by_effect,
            warnings: overview.warning_counts(),
            rows: views(tx, &import, &overview, after)?,
        })
    }
}

/// The lines of decisions, sorted. Refuses none, too many, and two about the same row.
fn lines(decisions: &[RowDecision]) -> Result<Vec<u32>, Failure> {
    let mut lines: Vec<u32> = decisions.iter().map(|decision| decision.line()).collect();
    lines.sort_unstable();
    lines.dedup();
    if lines.is_empty() || decisions.len() > MOST {
        return Err(Failure::bad_request(text::problem_bad_request_decisions_number(MOST as u32)));
    }
    if lines.len() < decisions.len() {
        return Err(Failure::bad_request(text::problem_bad_request_decisions_twice()));
    }
    Ok(lines)
}

/// The decisions with the keys that they give their rows. Refuses one that does not fit its row.
fn fit(
    tx: &Tx<'_>,
    import: &Import,
    rows: &[PlannedRow],
    asked: &[RowDecision],
) -> Result<Vec<Decided>, Failure> {
    let kind = import.template.kind;
    let accepted: Vec<i64> = asked
        .iter()
        .filter(|decision| matches!(decision, RowDecision::Accept { .. }))
        .filter_map(|decision| decision.record())
        .collect();
    let keys = decisions::match_keys(tx, import.key.district, kind, &accepted)?;
    let decide = |&decision: &RowDecision| {
        let place = rows.binary_search_by_key(&decision.line(), PlannedRow::line).ok();
        let row = place.map(|place| &rows[place]).filter(|row| !row.staged.rejected || row.staged.left_out);
        let own = || row.map(|row| MatchKey::new(kind, row.key()));
        let decided = row.zip(own()).and_then(|(row, own)| decided(decision, row, &keys, own));
        decided.ok_or_else(|| Failure::bad_request(misfit(decision)))
    };
    asked.iter().map(decide).collect()
}

/// A row after a decision; `None` if the decision does not fit it. `own` is the key in the file.
fn decided(
    decision: RowDecision,
    row: &PlannedRow,
    keys: &HashMap<i64, MatchKey>,
    own: MatchKey,
) -> Option<Decided> {
    let staged = &row.staged;
    // The key in the file names no record, or a person has accepted one for it.
    let is_open = staged.accepted.is_some() || row.outcome() == Outcome::Skipped;
    let as_in_file = Decided { decision, match_key: own, accepted: None, confirmed: None, left_out: false };
    match decision {
        RowDecision::LeaveOut { .. } => Some(Decided { left_out: true, ..as_in_file }),
        RowDecision::TakeBack { .. } => Some(as_in_file),
        _ if staged.left_out => None,
        RowDecision::Accept { record, .. } => {
            let match_key = keys.get(&record).filter(|_| is_open).cloned()?;
            Some(Decided { match_key, accepted: Some(record), ..as_in_file })
        }
        RowDecision::Reject { .. } => is_open.then_some(as_in_file),
        RowDecision::Confirm { record, .. } => {
            staged.existing.as_ref().filter(|existing| existing.id == record)?;
            let confirmed = Some((record, staged.person.clone().unwrap_or_default()));
            let match_key = staged.row.match_key.clone();
            Some(Decided { match_key, accepted: staged.accepted, confirmed, ..as_in_file })
        }
    }
}

fn misfit(decision: RowDecision) -> Message {
    text::problem_bad_request_decision(decision.line().to_string())
}

/// Two rows would name the same record.
fn refused(error: StoreError) -> Failure {
    match error {
        StoreError::UniqueViolation(_) => {
            Failure::bad_request(text::problem_bad_request_decisions_same_record())
        }
        error => error.into(),
    }
}
