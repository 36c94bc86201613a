//! Plan: what processing would do now, row by row. Nothing is written.

use super::pipeline::{find, template};
use super::{Pipeline, reason};
use crate::access::Caller;
use crate::store::imports::Import;
use crate::store::rows::{self, StagedRow};
use crate::store::{ImportKey, StoreError, Tx};
use crate::{Failure, Refusal};
use coverlist_api::{ChangeView, PlanRow, PlanView, ProblemCode, RecordRef};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Change, Counts, Outcome, Planned, plan};
use coverlist_core::record::Search;
use coverlist_core::template::Template;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Rows that are planned at a time: memory stays flat whatever the file's size.
pub(super) const CHUNK: u32 = 1000;

/// Rows of a plan that is shown because it changed.
const SHOWN_ANEW: u32 = 50;

/// Which part of a plan is asked for.
#[derive(Clone, Debug)]
pub struct PlanQuery {
    /// Only rows with this action.
    pub action: Option<Outcome>,
    /// Only rows whose key holds this.
    pub q: Search,
    /// Only rows after this line.
    pub after: u32,
    /// At most so many rows.
    pub limit: u32,
}

/// A cache of the counts of plans. The counts change only with the generation.
#[derive(Default)]
pub struct PlannedCounts(Mutex<HashMap<i64, Counted>>);

/// The counts of the plan of a district's open import.
#[derive(Clone, Copy)]
struct Counted {
    import: ImportKey,
    generation: i64,
    counts: Counts,
}

impl PlannedCounts {
    fn get(&self, import: &Import) -> Option<Counts> {
        let counted = self.lock().get(&import.key.district).copied()?;
        (counted.import == import.key && counted.generation == import.generation).then_some(counted.counts)
    }

    fn set(&self, import: &Import, counts: Counts) {
        let counted = Counted { import: import.key, generation: import.generation, counts };
        self.lock().insert(import.key.district, counted);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Counted>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pipeline {
    /// A part of the plan of a staged import.
    ///
    /// # Errors
    ///
    /// `not_found`, and `wrong_state` unless it is open.
    pub async fn plan(&self, caller: &Caller, id: i64, query: PlanQuery) -> Result<PlanView, Failure> {
        let (pipeline, key) = (self.clone(), caller.import_key(id));
        self.database
            .read_async(move |tx| {
                let import = find(tx, key)?;
                if !import.state.is_open() {
                    return Err(Failure::refuse(ProblemCode::WrongState, over(import.state)));
                }
                pipeline.plan_view(tx, &import, &query)
            })
            .await
    }

    /// A part of the plan, with the counts of the whole.
    pub(super) fn plan_view(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        query: &PlanQuery,
    ) -> Result<PlanView, Failure> {
        let (rows, next) = page(tx, import, query)?;
        Ok(PlanView {
            sha256: import.sha256.clone(),
            generation: import.generation,
            counts: self.planned_counts(tx, import)?,
            rows,
            next,
        })
    }

    /// The counts of the plan as it is in this transaction's view of the database.
    pub(super) fn planned_counts(&self, tx: &Tx<'_>, import: &Import) -> Result<Counts, StoreError> {
        if let Some(counts) = self.planned.get(import) {
            return Ok(counts);
        }
        let mut counts = Counts { rejected: import.rejected, ..Counts::default() };
        each_chunk(tx, import, 0, |chunk| {
            for planned in chunk.iter().filter_map(|row| row.planned.as_ref()) {
                counts.add(planned.outcome);
            }
            Ok::<_, StoreError>(true)
        })?;
        self.planned.set(import, counts);
        Ok(counts)
    }

    /// The plan was seen and has changed since: shows it as it is now.
    pub(super) fn stale(&self, tx: &Tx<'_>, import: &Import) -> Failure {
        let first = PlanQuery { action: None, q: Search::new(""), after: 0, limit: SHOWN_ANEW };
        let detail = "The plan has changed since you saw it. Nothing was applied. Look at it as it is now, then \
                      process it.";
        match self.plan_view(tx, import, &first) {
            Ok(plan) => {
                Refusal { plan: Some(Box::new(plan)), ..Refusal::new(ProblemCode::PlanStale, detail) }.into()
            }
            Err(failure) => failure,
        }
    }
}

/// A row of the file, with what the planner decided; `None` for a rejected one.
pub(super) struct PlannedRow {
    pub(super) staged: StagedRow,
    pub(super) planned: Option<Planned>,
}

/// Plans the rows after a line, chunk by chunk, until `take` returns `false`.
///
/// Planning may start at any line: no two rows of a file name one record, because match keys are unique both among the
/// accepted rows and among the records.
pub(super) fn each_chunk<E: From<StoreError>>(
    tx: &Tx<'_>,
    import: &Import,
    after: u32,
    mut take: impl FnMut(Vec<PlannedRow>) -> Result<bool, E>,
) -> Result<(), E> {
    let kind = template(import)?.kind;
    let mut line = after;
    loop {
        let chunk = rows::after(tx, kind, import.key, line, CHUNK)?;
        let Some(last) = chunk.last() else { return Ok(()) };
        line = last.row.line;
        let planned = chunk.into_iter().map(|staged| {
            let planned = (!staged.rejected).then(|| plan(&staged.row, staged.existing.as_ref()));
            PlannedRow { staged, planned }
        });
        if !take(planned.collect())? {
            return Ok(());
        }
    }
}

fn page(tx: &Tx<'_>, import: &Import, query: &PlanQuery) -> Result<(Vec<PlanRow>, Option<String>), Failure> {
    let template = template(import)?;
    let wanted = |row: &PlannedRow| {
        query.action.is_none_or(|action| action == outcome(row)) && query.q.finds(&row.staged.row.key)
    };
    let mut found: Vec<PlannedRow> = Vec::new();
    let most = query.limit as usize;
    each_chunk(tx, import, query.after, |chunk| {
        found.extend(chunk.into_iter().filter(wanted).take(most + 1 - found.len()));
        Ok::<_, Failure>(found.len() <= most)
    })?;
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|last| last.staged.row.line.to_string());
    let rows = found.into_iter().map(|row| view(tx, import, &template, row)).collect::<Result<_, _>>()?;
    Ok((rows, next))
}

fn outcome(row: &PlannedRow) -> Outcome {
    row.planned.as_ref().map_or(Outcome::Rejected, |planned| planned.outcome)
}

fn view(tx: &Tx<'_>, import: &Import, template: &Template, row: PlannedRow) -> Result<PlanRow, StoreError> {
    let action = outcome(&row);
    let line = row.staged.row.line;
    let (changes, reason) = match row.planned {
        Some(planned) => (planned.changes, planned.reason.map(|reason| reason::words(reason, template.kind))),
        None => (Vec::new(), Some(reason::rejection(tx, import.key, template, line)?)),
    };
    let warnings = reason::warnings(tx, import.key, template, line)?;
    let label = row.staged.label.unwrap_or_default();
    Ok(PlanRow {
        line,
        key: row.staged.row.key,
        action,
        record: row.staged.existing.map(|record| RecordRef { id: record.id, label }),
        changes: changes.into_iter().map(change).collect(),
        reason,
        warnings,
    })
}

pub(super) fn change(change: Change) -> ChangeView {
    ChangeView { field: change.field, old: change.old, new: change.new }
}

fn over(state: State) -> &'static str {
    match state {
        State::Deleted => "This file was deleted, so there is nothing to plan.",
        State::Failed => "Processing this import failed and nothing was applied. Stage the file again.",
        _ => "This import has been processed already. Its report says what became of each row.",
    }
}
