use coverlist_api::{ChangeView, PlanRow, RecordRef, ReportRow};
use coverlist_core::plan::Outcome;

/// A row of a plan or a report. The same components draw both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    pub line: u32,
    pub key: String,
    /// The planned outcome in a plan, the actual outcome in a report.
    pub outcome: Outcome,
    /// `None` when the key names no record.
    pub record: Option<RecordRef>,
    pub changes: Vec<ChangeView>,
    /// A sentence that explains why the row is not applied; `None` when it is applied.
    pub reason: Option<String>,
    /// Warnings about the row, one sentence each.
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
