//! A row of a plan or a report.

use coverlist_api::{ChangeView, PlanRow, RecordRef, ReportRow};
use coverlist_core::plan::Outcome;

/// A row of a plan or a report. Both are drawn alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    /// The line in the file.
    pub line: u32,
    /// The key as written in the file.
    pub key: String,
    /// The outcome, or the planned one.
    pub outcome: Outcome,
    /// The record that the key names, if any.
    pub record: Option<RecordRef>,
    /// The changed fields.
    pub changes: Vec<ChangeView>,
    /// Why the row is not applied, as a sentence.
    pub reason: Option<String>,
    /// Warnings, one sentence each.
    pub warnings: Vec<String>,
}

impl From<PlanRow> for OutcomeRow {
    fn from(row: PlanRow) -> Self {
        let PlanRow { line, key, action: outcome, record, changes, reason, warnings } = row;
        Self { line, key, outcome, record, changes, reason, warnings }
    }
}

impl From<ReportRow> for OutcomeRow {
    fn from(row: ReportRow) -> Self {
        let ReportRow { line, key, outcome, record, changes, reason, warnings } = row;
        Self { line, key, outcome, record, changes, reason, warnings }
    }
}
