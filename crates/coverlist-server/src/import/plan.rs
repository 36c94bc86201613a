//! Plans an import: computes what processing would do now, row by row. Writes nothing.

use super::line_findings::LineFindings;
use super::pipeline::find;
use super::plan_overview::PlanOverview;
use super::plan_selection::Selection;
use super::planned_rows::PlannedRow;
use super::templates::ImportTemplates;
use super::{Actor, Pipeline, PlanQuery, RowQuery};
use crate::store::imports::Import;
use crate::store::rows::StagedRow;
use crate::store::{StoreError, Tx};
use crate::{Failure, Refusal};
use coverlist_api::{ChangeView, ComparedNames, Page, PlanRow, PlanView, ProblemCode, RecordRef, ValuesView};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Warning;
use coverlist_messages::{Message, plan_reason, text};

/// How many rows of the new plan a `plan_stale` refusal carries.
const SHOWN_AGAIN: u32 = 50;

impl Pipeline {
    /// A page of an open import's plan.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless the import is open.
    pub(crate) async fn plan(&self, actor: Actor, id: i64, query: PlanQuery) -> Result<PlanView, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        self.database
            .read_async(move |tx| {
                let import = find(tx, key)?;
                refuse_closed(&import)?;
                pipeline.plan_view(tx, &import, &query)
            })
            .await
    }

    /// A page of the plan's rows, with the counts of all rows.
    fn plan_view(&self, tx: &Tx<'_>, import: &Import, query: &PlanQuery) -> Result<PlanView, Failure> {
        let overview = self.overview(tx, import)?;
        let page = Selection::new(tx, import, &overview, query)?.page(tx)?;
        Ok(plan_of(tx, import, &overview, page)?)
    }

    /// The refusal `plan_stale`, for consent to an outdated plan. It carries the current plan.
    pub(super) fn stale(&self, tx: &Tx<'_>, import: &Import) -> Failure {
        let first = PlanQuery::from(RowQuery::first(None, SHOWN_AGAIN));
        let reason = text::problem_plan_stale();
        match self.plan_view(tx, import, &first) {
            Ok(plan) => {
                Refusal { plan: Some(Box::new(plan)), ..Refusal::new(ProblemCode::PlanStale, reason) }.into()
            }
            Err(failure) => failure,
        }
    }
}

/// Refuses an import without a plan with `wrong_state`.
pub(super) fn refuse_closed(import: &Import) -> Result<(), Failure> {
    if import.state.is_open() {
        return Ok(());
    }
    Err(Failure::refuse(ProblemCode::WrongState, over(import.state)))
}

/// A page of a plan for the wire.
pub(super) fn plan_of(
    tx: &Tx<'_>,
    import: &Import,
    overview: &PlanOverview,
    page: Page<PlannedRow>,
) -> Result<PlanView, StoreError> {
    Ok(PlanView {
        sha256: import.sha256.clone(),
        generation: import.generation,
        counts: overview.by_outcome,
        effects: overview.by_effect,
        warnings: overview.warning_counts(),
        rows: views(tx, import, overview, page.rows)?,
        next: page.next,
    })
}

/// Rows of a plan for the wire.
pub(super) fn views(
    tx: &Tx<'_>,
    import: &Import,
    overview: &PlanOverview,
    rows: Vec<PlannedRow>,
) -> Result<Vec<PlanRow>, StoreError> {
    let templates = ImportTemplates::of(tx, import)?;
    let findings = LineFindings::read(tx, import.key, rows.iter().map(PlannedRow::line))?;
    let view = |row: PlannedRow| {
        let warnings = overview.warnings(&row, import);
        view(&templates, &findings, row, warnings)
    };
    Ok(rows.into_iter().map(view).collect())
}

fn view(
    templates: &ImportTemplates,
    findings: &LineFindings,
    row: PlannedRow,
    warnings: Vec<Warning>,
) -> PlanRow {
    let (line, outcome, effect, kind) = (row.line(), row.outcome(), row.effect(), templates.template.kind);
    let changes = row.changes();
    let reason = row.planned.as_ref().and_then(|planned| planned.reason);
    let values = ValuesView::from(row.shown());
    let StagedRow { row: in_file, existing, label, name, person, .. } = row.staged;
    PlanRow {
        line,
        key: in_file.key,
        action: outcome,
        effect,
        warnings,
        record: existing.map(|record| RecordRef { id: record.id, label: label.unwrap_or_default() }),
        names: (!name.is_empty()).then_some(ComparedNames { file: name, record: person }),
        values,
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
