//! Report: what became of each row, from what was stored with the run.

use super::Pipeline;
use super::pipeline::{find, template};
use super::reason;
use crate::Failure;
use crate::access::Caller;
use crate::store::imports::Import;
use crate::store::outcomes::{self, RecordChange, Reported};
use crate::store::{StoreError, Tx};
use coverlist_api::{ChangeView, ProblemCode, RecordRef, ReportRow, ReportView};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, Outcome};
use coverlist_core::record::{Coverage, Search};
use coverlist_core::template::Template;

/// Outcomes that are looked at at a time.
const CHUNK: u32 = 1000;

/// Which part of a report is asked for.
#[derive(Clone, Debug)]
pub struct ReportQuery {
    /// Only rows with this outcome.
    pub outcome: Option<Outcome>,
    /// Only rows whose key holds this.
    pub q: Search,
    /// Only rows after this line.
    pub after: u32,
    /// At most so many rows.
    pub limit: u32,
}

impl Pipeline {
    /// A part of the report of a processed import.
    ///
    /// # Errors
    ///
    /// `not_found`, and `wrong_state` until it is processed.
    pub async fn report(&self, caller: &Caller, id: i64, query: ReportQuery) -> Result<ReportView, Failure> {
        let key = caller.import_key(id);
        self.database
            .read_async(move |tx| {
                let import = find(tx, key)?;
                let counts = processed(&import)?;
                let (rows, next) = page(tx, &import, &query)?;
                Ok(ReportView { counts, rows_in_file: import.rows, rows, next })
            })
            .await
    }
}

/// The counts of an import that was processed, or why it has no report.
pub(super) fn processed(import: &Import) -> Result<Counts, Failure> {
    import.counts.ok_or_else(|| {
        let why = match import.state {
            State::Deleted => "This file was deleted before it was processed, so it has no report.",
            State::Failed => "Processing this import failed and nothing was applied, so it has no report.",
            _ => "This import has not been processed yet, so it has no report.",
        };
        Failure::refuse(ProblemCode::WrongState, why)
    })
}

/// Gives the outcomes after a line, chunk by chunk, until `take` returns `false`.
pub(super) fn each_chunk(
    tx: &Tx<'_>,
    import: &Import,
    after: u32,
    mut take: impl FnMut(Vec<Reported>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let kind = template(import)?.kind;
    let mut line = after;
    loop {
        let chunk = outcomes::after(tx, kind, import.key, line, CHUNK)?;
        let Some(last) = chunk.last() else { return Ok(()) };
        line = last.outcome.line;
        if !take(chunk)? {
            return Ok(());
        }
    }
}

/// Why nothing happened with a row, in a sentence; `None` when something did, or there was nothing to do.
pub(super) fn why(
    tx: &Tx<'_>,
    import: &Import,
    template: &Template,
    row: &Reported,
) -> Result<Option<String>, StoreError> {
    match (row.outcome.outcome, row.outcome.reason) {
        (_, Some(reason)) => Ok(Some(reason::words(reason, template.kind))),
        (Outcome::Rejected, None) => reason::rejection(tx, import.key, template, row.outcome.line).map(Some),
        (_, None) => Ok(None),
    }
}

fn page(
    tx: &Tx<'_>,
    import: &Import,
    query: &ReportQuery,
) -> Result<(Vec<ReportRow>, Option<String>), StoreError> {
    let template = template(import)?;
    let wanted = |row: &Reported| {
        query.outcome.is_none_or(|outcome| outcome == row.outcome.outcome) && query.q.finds(&row.key)
    };
    let most = query.limit as usize;
    let mut found: Vec<Reported> = Vec::new();
    each_chunk(tx, import, query.after, |chunk| {
        found.extend(chunk.into_iter().filter(wanted).take(most + 1 - found.len()));
        Ok(found.len() <= most)
    })?;
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|last| last.outcome.line.to_string());
    let rows = found.into_iter().map(|row| view(tx, import, &template, row)).collect::<Result<_, _>>()?;
    Ok((rows, next))
}

fn view(tx: &Tx<'_>, import: &Import, template: &Template, row: Reported) -> Result<ReportRow, StoreError> {
    let reason = why(tx, import, template, &row)?;
    let warnings = reason::warnings(tx, import.key, template, row.outcome.line)?;
    let label = row.label.unwrap_or_default();
    Ok(ReportRow {
        line: row.outcome.line,
        key: row.key,
        outcome: row.outcome.outcome,
        record: row.outcome.record.map(|id| RecordRef { id, label }),
        changes: row.outcome.change.as_ref().map(changes).unwrap_or_default(),
        reason,
        warnings,
    })
}

fn changes(change: &RecordChange) -> Vec<ChangeView> {
    Coverage::FIELDS
        .into_iter()
        .map(|field| ChangeView { field, old: change.before.text(field), new: change.after.text(field) })
        .filter(|change| change.old != change.new)
        .collect()
}
