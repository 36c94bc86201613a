//! A row of a plan or a report.

use coverlist_api::{ChangeView, PlanRow, RecordRef, ReportRow};
use coverlist_core::plan::Outcome;

/// A row of a plan or a report: they are drawn alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The record that it names, if it names one.
    pub record: Option<RecordRef>,
    /// The fields that change.
    pub changes: Vec<ChangeView>,
    /// Why nothing happens, in a sentence.
    pub reason: Option<String>,
    /// What is worth a look in it, a sentence each.
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
