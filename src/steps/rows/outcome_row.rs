use crate::words::wire;
use coverlist_api::{ChangeView, FindingView, PlanRow, RecordRef, ReportRow, SentenceView};
use coverlist_core::findings::Severity;
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
    /// Why the row is not applied; `None` when it is applied.
    pub reason: Option<String>,
    /// Warnings about the row, one sentence each.
    pub warnings: Vec<String>,
}

impl From<PlanRow> for OutcomeRow {
    fn from(row: PlanRow) -> Self {
        let PlanRow { line, key, action: outcome, record, changes, reason, findings, .. } = row;
        let (reason, warnings) = sentences(reason.as_ref(), &findings);
        Self { line, key, outcome, record, changes, reason, warnings }
    }
}

impl From<ReportRow> for OutcomeRow {
    fn from(row: ReportRow) -> Self {
        let ReportRow { line, key, outcome, record, changes, reason, findings, .. } = row;
        let (reason, warnings) = sentences(reason.as_ref(), &findings);
        Self { line, key, outcome, record, changes, reason, warnings }
    }
}

/// Why a row is not applied, and the warnings about it.
fn sentences(reason: Option<&SentenceView>, findings: &[FindingView]) -> (Option<String>, Vec<String>) {
    let (warnings, rejecting): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| finding.severity == Severity::Warns);
    let rejecting: Vec<String> = rejecting.into_iter().map(wire::finding).collect();
    let rejected = (!rejecting.is_empty()).then(|| rejecting.join(" "));
    (reason.map(wire::sentence).or(rejected), warnings.into_iter().map(wire::finding).collect())
}
