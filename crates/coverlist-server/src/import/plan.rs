//! Plans an import: computes what processing would do now, row by row. Writes nothing.

use super::line_findings::LineFindings;
use super::pipeline::find;
use super::planned_counts::{PlanCounts, Warnings};
use super::planned_rows::{PlannedRow, each_planned_chunk, each_planned_chunk_with, sample_lines};
use super::templates::ImportTemplates;
use super::{Actor, Pipeline, PlanQuery, RowQuery};
use crate::paging::Paged;
use crate::store::imports::Import;
use crate::store::{StoreError, Tx, districts};
use crate::{Failure, Refusal};
use coverlist_api::{ChangeView, Page, PlanRow, PlanView, ProblemCode, RecordRef, WarningCount};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Warning;
use coverlist_core::record::{Date, Search};
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
                Ok(pipeline.plan_view(tx, &import, &query)?)
            })
            .await
    }

    /// A page of the plan's rows, with the counts of all rows.
    fn plan_view(&self, tx: &Tx<'_>, import: &Import, query: &PlanQuery) -> Result<PlanView, StoreError> {
        let templates = ImportTemplates::of(tx, import)?;
        let today = self.today_of(tx, import)?;
        let warnings = Warnings { template: &templates.template, today };
        let Page { rows, next } = page(tx, import, &templates, &warnings, query)?;
        let counts = self.planned_counts_on(tx, import, today)?;
        Ok(PlanView {
            sha256: import.sha256.clone(),
            generation: import.generation,
            counts: counts.by_outcome,
            effects: counts.by_effect,
            warnings: warning_counts(&counts),
            rows,
            next,
        })
    }

    /// The counts of the plan in this transaction's snapshot.
    pub(super) fn planned_counts(&self, tx: &Tx<'_>, import: &Import) -> Result<PlanCounts, StoreError> {
        self.planned_counts_on(tx, import, self.today_of(tx, import)?)
    }

    /// The counts of the plan, with the warnings of a day.
    pub(super) fn planned_counts_on(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        today: Date,
    ) -> Result<PlanCounts, StoreError> {
        if let Some(counts) = self.planned.get(import, today) {
            return Ok(counts);
        }
        let warnings = Warnings { template: &import.template, today };
        let mut counts = PlanCounts::default();
        each_planned_chunk(tx, import, 0, |chunk| {
            chunk.iter().for_each(|row| counts.add(row, &warnings));
            Ok(true)
        })?;
        self.planned.set(import, today, counts);
        Ok(counts)
    }

    /// The day in the district of an import.
    pub(super) fn today_of(&self, tx: &Tx<'_>, import: &Import) -> Result<Date, StoreError> {
        Ok(self.clock.today_in(&districts::time_zone(tx, import.key.district)?))
    }

    /// The refusal `plan_stale`, for consent to an outdated plan. It carries the current plan.
    pub(super) fn stale(&self, tx: &Tx<'_>, import: &Import) -> Failure {
        let first =
            PlanQuery::from(RowQuery { outcome: None, q: Search::new(""), after: 0, limit: SHOWN_AGAIN });
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
    warnings: &Warnings<'_>,
    query: &PlanQuery,
) -> Result<Page<PlanRow>, StoreError> {
    let PlanQuery { rows, effect, warning, sample } = query;
    let sampled = sample.map(|sample| sample_lines(tx, import, sample)).transpose()?;
    let is_wanted = |row: &PlannedRow| {
        rows.finds(row.outcome(), &row.staged.row.key)
            && effect.is_none_or(|wanted| row.effect() == Some(wanted))
            && warning.is_none_or(|wanted| warnings.about(row).contains(&wanted))
            && sampled.as_ref().is_none_or(|(lines, _)| lines.contains(&row.line()))
    };
    let mut page = Paged::new(rows.limit);
    each_planned_chunk_with(tx, import, rows.after, &rows.q, |chunk| {
        let found: Vec<_> = chunk.into_iter().filter(is_wanted).take(page.room()).collect();
        let findings = LineFindings::read(tx, import.key, found.iter().map(PlannedRow::line))?;
        Ok(page.fill(found.into_iter().map(|row| view(templates, warnings, &findings, row))))
    })?;
    Ok(page.finish(|row| row.line.to_string()))
}

/// Refuses an import without a plan with `wrong_state`.
pub(super) fn refuse_closed(import: &Import) -> Result<(), Failure> {
    if import.state.is_open() {
        return Ok(());
    }
    Err(Failure::refuse(ProblemCode::WrongState, over(import.state)))
}

/// The number of rows with each warning that there is.
pub(super) fn warning_counts(counts: &PlanCounts) -> Vec<WarningCount> {
    let counted = Warning::ALL.into_iter().zip(counts.by_warning);
    counted.filter(|(_, rows)| *rows > 0).map(|(warning, rows)| WarningCount { warning, rows }).collect()
}

pub(super) fn view(
    templates: &ImportTemplates,
    warnings: &Warnings<'_>,
    findings: &LineFindings,
    row: PlannedRow,
) -> PlanRow {
    let warnings = warnings.about(&row);
    let (line, outcome, effect, kind) = (row.line(), row.outcome(), row.effect(), templates.template.kind);
    let before = row.staged.existing.as_ref().map(|existing| &existing.values);
    let changes = row.planned.as_ref().zip(before).map(|(planned, before)| planned.changes(before));
    let reason = row.planned.and_then(|planned| planned.reason);
    let label = row.staged.label.unwrap_or_default();
    PlanRow {
        line,
        key: row.staged.row.key,
        action: outcome,
        effect,
        warnings,
        record: row.staged.existing.map(|record| RecordRef { id: record.id, label }),
        changes: changes.unwrap_or_default().into_iter().map(ChangeView::from).collect(),
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
