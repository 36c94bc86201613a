//! Plans an import: computes what processing would do now, row by row. Writes nothing.

use super::line_findings::LineFindings;
use super::pipeline::find;
use super::planned_rows::{PlannedRow, each_planned_chunk};
use super::templates::ImportTemplates;
use super::{Actor, Pipeline, RowQuery};
use crate::paging::Paged;
use crate::store::imports::Import;
use crate::store::{StoreError, Tx};
use crate::{Failure, Refusal};
use coverlist_api::{ChangeView, Page, PlanRow, PlanView, ProblemCode, RecordRef};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use coverlist_core::record::Search;
use coverlist_messages::{Message, plan_reason, text};

/// How many rows of the new plan a `plan_stale` refusal carries.
const SHOWN_AGAIN: u32 = 50;

impl Pipeline {
    /// A page of an open import's plan.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless the import is open.
    pub(crate) async fn plan(&self, actor: Actor, id: i64, query: RowQuery) -> Result<PlanView, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        self.database
            .read_async(move |tx| {
                let import = find(tx, key)?;
                if !import.state.is_open() {
                    return Err(Failure::refuse(ProblemCode::WrongState, over(import.state)));
                }
                Ok(pipeline.plan_view(tx, &import, &query)?)
            })
            .await
    }

    /// A page of the plan's rows, with the counts of all rows.
    fn plan_view(&self, tx: &Tx<'_>, import: &Import, query: &RowQuery) -> Result<PlanView, StoreError> {
        let templates = ImportTemplates::of(tx, import)?;
        let Page { rows, next } = page(tx, import, &templates, query)?;
        Ok(PlanView {
            sha256: import.sha256.clone(),
            generation: import.generation,
            counts: self.planned_counts(tx, import)?,
            rows,
            next,
        })
    }

    /// The counts of the plan in this transaction's snapshot.
    pub(super) fn planned_counts(&self, tx: &Tx<'_>, import: &Import) -> Result<Counts, StoreError> {
        if let Some(counts) = self.planned.get(import) {
            return Ok(counts);
        }
        let mut counts = Counts::default();
        each_planned_chunk(tx, import, 0, |chunk| {
            chunk.iter().for_each(|row| counts.add(row.outcome()));
            Ok(true)
        })?;
        self.planned.set(import, counts);
        Ok(counts)
    }

    /// The refusal `plan_stale`, for consent to an outdated plan. It carries the current plan.
    pub(super) fn stale(&self, tx: &Tx<'_>, import: &Import) -> Failure {
        let first = RowQuery { outcome: None, q: Search::new(""), after: 0, limit: SHOWN_AGAIN };
        let reason = text::problem_plan_stale();
        match self.plan_view(tx, import, &first) {
            Ok(plan) => {
                Refusal { plan: Some(Box::new(plan)), ..Refusal::new(ProblemCode::PlanStale, reason) }.into()
            }
            Err(error) => error.into(),
        }
    }
}

fn page(
    tx: &Tx<'_>,
    import: &Import,
    templates: &ImportTemplates,
    query: &RowQuery,
) -> Result<Page<PlanRow>, StoreError> {
    let is_wanted = |row: &PlannedRow| query.finds(row.outcome(), &row.staged.row.key);
    let mut page = Paged::new(query.limit);
    each_planned_chunk(tx, import, query.after, |chunk| {
        let found: Vec<_> = chunk.into_iter().filter(is_wanted).take(page.room()).collect();
        let findings = LineFindings::read(tx, import.key, found.iter().map(PlannedRow::line))?;
        Ok(page.fill(found.into_iter().map(|row| view(templates, &findings, row))))
    })?;
    Ok(page.finish(|row| row.line.to_string()))
}

fn view(templates: &ImportTemplates, findings: &LineFindings, row: PlannedRow) -> PlanRow {
    let (line, outcome, kind) = (row.line(), row.outcome(), templates.template.kind);
    let (changes, reason) = row.planned.map(|planned| (planned.changes, planned.reason)).unwrap_or_default();
    let label = row.staged.label.unwrap_or_default();
    PlanRow {
        line,
        key: row.staged.row.key,
        action: outcome,
        record: row.staged.existing.map(|record| RecordRef { id: record.id, label }),
        changes: changes.into_iter().map(ChangeView::from).collect(),
        reason: reason.map(|reason| plan_reason(reason, kind).into()),
        findings: findings.views(templates, line),
    }
}

const fn over(state: State) -> Message {
    match state {
        State::Deleted => text::problem_wrong_state_plan_deleted(),
        State::Undone => text::problem_wrong_state_undone(),
        _ => text::problem_wrong_state_plan_processed(),
    }
}
