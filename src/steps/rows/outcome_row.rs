use crate::words::wire;
use coverlist_api::{
    ChangeView, ComparedNames, FindingView, PlanRow, RecordRef, ReportRow, SentenceView, ValuesView,
};
use coverlist_core::findings::Severity;
use coverlist_core::plan::{Effect, Outcome, Reason, Warning};

/// A row of a plan or a report. The same components draw both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    pub line: u32,
    pub key: String,
    /// The planned outcome in a plan, the actual outcome in a report.
    pub outcome: Outcome,
    /// What the change means for the coverage; `None` in a report.
    pub effect: Option<Effect>,
    /// `None` when the key names no record.
    pub record: Option<RecordRef>,
    /// The name in the file, and that of the record.
    pub names: Option<ComparedNames>,
    /// The values of the record after processing, or of the file if there is no record; `None` in a report.
    pub values: Option<ValuesView>,
    pub changes: Vec<ChangeView>,
    /// Why the row is not applied; `None` when it is applied.
    pub reason: Option<String>,
    /// Whether the file names another person than the record does.
    pub is_other_person: bool,
    /// Why a person should look at the change.
    pub watch: Vec<Warning>,
    /// Warnings about the cells of the row, one sentence each.
    pub warnings: Vec<String>,
}

impl From<PlanRow> for OutcomeRow {
    fn from(row: PlanRow) -> Self {
        let (reason, warnings) = sentences(row.reason.as_ref(), &row.findings);
        Self {
            line: row.line,
            key: row.key,
            outcome: row.action,
            effect: row.effect,
            record: row.record,
            names: row.names,
            values: Some(row.values),
            changes: row.changes,
            is_other_person: is_other_person(row.reason.as_ref()),
            reason,
            watch: row.warnings,
            warnings,
        }
    }
}

impl From<ReportRow> for OutcomeRow {
    fn from(row: ReportRow) -> Self {
        let (reason, warnings) = sentences(row.reason.as_ref(), &row.findings);
        Self {
            line: row.line,
            key: row.key,
            outcome: row.outcome,
            effect: None,
            record: row.record,
            names: None,
            values: None,
            changes: row.changes,
            is_other_person: is_other_person(row.reason.as_ref()),
            reason,
            watch: Vec::new(),
            warnings,
        }
    }
}

fn is_other_person(reason: Option<&SentenceView>) -> bool {
    reason.is_some_and(|reason| reason.code == Reason::OtherPerson.id())
}

/// Why a row is not applied, and the warnings about it.
fn sentences(reason: Option<&SentenceView>, findings: &[FindingView]) -> (Option<String>, Vec<String>) {
    let (warnings, rejecting): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| finding.severity == Severity::Warns);
    let rejecting: Vec<String> = rejecting.into_iter().map(wire::finding).collect();
    let rejected = (!rejecting.is_empty()).then(|| rejecting.join(" "));
    (reason.map(wire::sentence).or(rejected), warnings.into_iter().map(wire::finding).collect())
}
