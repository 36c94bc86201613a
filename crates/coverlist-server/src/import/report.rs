//! Reads the report of an import, which has an outcome for each row.

use super::line_findings::LineFindings;
use super::pipeline::find_with;
use super::templates::ImportTemplates;
use super::{Pipeline, RowQuery};
use crate::Failure;
use crate::access::Caller;
use crate::paging::{CHUNK, Paged, each_chunk};
use crate::store::imports::Import;
use crate::store::outcomes::{self, RecordChange, Reported};
use crate::store::{StoreError, Tx};
use coverlist_api::{ChangeView, KeptPart, Page, ProblemCode, RecordRef, ReportRow, ReportView};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Change, Counts};
use coverlist_messages::{plan_reason, text};

impl Pipeline {
    /// A page of an import's report.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` before rows of the import are applied.
    pub(crate) async fn report(
        &self,
        caller: &Caller,
        id: i64,
        query: RowQuery,
    ) -> Result<ReportView, Failure> {
        let key = caller.import_key(id);
        self.database
            .read_async(move |tx| {
                let import = find_with(tx, key, KeptPart::Rows)?;
                let counts = counts(tx, &import)?;
                let Page { rows, next } = page(tx, &import, &query)?;
                Ok(ReportView { counts, rows_in_file: import.rows, rows, next })
            })
            .await
    }
}

/// The number of rows per outcome, with those of corrections. Refuses an import of which nothing was applied
/// with `wrong_state`.
pub(super) fn counts(tx: &Tx<'_>, import: &Import) -> Result<Counts, Failure> {
    let own = own_counts(import)?;
    Ok(outcomes::reported_counts(tx, import, own)?)
}

/// The number of rows per outcome, without corrections. Refuses as [`counts`].
pub(super) fn own_counts(import: &Import) -> Result<Counts, Failure> {
    import.reported_counts().ok_or_else(|| {
        let why = match import.state {
            State::Deleted => text::problem_wrong_state_report_deleted(),
            _ => text::problem_wrong_state_report_early(),
        };
        Failure::refuse(ProblemCode::WrongState, why)
    })
}

/// Reads the outcomes of the rows after a line, one chunk at a time, until `take` returns `false`.
fn each_reported_chunk(
    tx: &Tx<'_>,
    import: &Import,
    after: u32,
    take: impl FnMut(Vec<Reported>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let read = |line: &u32| outcomes::after(tx, import, *line, CHUNK);
    each_chunk(after, read, line, take)
}

fn line(row: &Reported) -> u32 {
    row.outcome.line
}

fn page(tx: &Tx<'_>, import: &Import, query: &RowQuery) -> Result<Page<ReportRow>, StoreError> {
    let templates = ImportTemplates::of(tx, import)?;
    let is_wanted = |row: &Reported| query.finds(row.outcome.outcome, &row.key);
    let mut page = Paged::new(query.limit);
    each_reported_chunk(tx, import, query.after, |chunk| {
        let found: Vec<_> = chunk.into_iter().filter(is_wanted).take(page.room()).collect();
        let of_rounds = found.iter().map(|row| (row.import, line(row)));
        let findings = LineFindings::of_rounds(tx, import.key.district, of_rounds)?;
        Ok(page.fill(found.into_iter().map(|row| view(&templates, &findings, row))))
    })?;
    Ok(page.finish(|row| row.line.to_string()))
}

fn view(templates: &ImportTemplates, findings: &LineFindings, row: Reported) -> ReportRow {
    let reason = row.outcome.reason.map(|reason| plan_reason(reason, templates.template.kind).into());
    let findings = findings.views(templates, line(&row));
    let label = row.label.unwrap_or_default();
    ReportRow {
        line: row.outcome.line,
        key: row.key,
        outcome: row.outcome.outcome,
        import: row.import,
        round: row.round,
        record: row.outcome.record.map(|id| RecordRef { id, label }),
        changes: row.outcome.change.as_ref().map(changes).unwrap_or_default(),
        reason,
        findings,
    }
}

fn changes(change: &RecordChange) -> Vec<ChangeView> {
    Change::between(&change.before, &change.after).into_iter().map(ChangeView::from).collect()
}
