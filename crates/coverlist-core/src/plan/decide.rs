//! Decides what processing does with one row.

use super::{Change, Existing, Outcome, Planned, Reason};
use crate::record::{Coverage, Row};

/// Decides one row, given the record that its match key names. No two rows of a file may name one record.
///
/// ```
/// use coverlist_core::plan::{Existing, Outcome, plan};
/// use coverlist_core::record::{Coverage, MatchKey, RecordKind, Row, Status};
///
/// let row = Row {
///     line: 2,
///     key: "004231".to_owned(),
///     match_key: MatchKey::new(RecordKind::User, "004231"),
///     coverage: Coverage { status: Some(Status::Enrolled), ..Coverage::default() },
/// };
/// assert_eq!(plan(&row, None).outcome, Outcome::Skipped);
///
/// let record = Existing { id: 7, version: 1, coverage: Coverage::default() };
/// let planned = plan(&row, Some(&record));
/// assert_eq!(planned.outcome, Outcome::Updated);
/// assert_eq!(planned.changes[0].new.as_deref(), Some("enrolled"));
/// ```
pub fn plan(row: &Row, existing: Option<&Existing>) -> Planned {
    let Some(existing) = existing else {
        return not_applied(row, Outcome::Skipped, Reason::NoSuchRecord, None);
    };
    let after = keep_blanks(&row.coverage, &existing.coverage);
    let changes = changes(&existing.coverage, &after);
    if !changes.is_empty() && ends_before_start(&after) {
        return not_applied(row, Outcome::Refused, Reason::EndsBeforeStart, Some(existing.id));
    }
    let outcome = if changes.is_empty() { Outcome::Unchanged } else { Outcome::Updated };
    Planned {
        line: row.line,
        outcome,
        reason: None,
        record: Some(existing.id),
        after: (outcome == Outcome::Updated).then_some(after),
        changes,
    }
}

fn not_applied(row: &Row, outcome: Outcome, reason: Reason, record: Option<i64>) -> Planned {
    Planned { line: row.line, outcome, reason: Some(reason), record, changes: Vec::new(), after: None }
}

/// Validation rejects a row that contradicts itself, so one of the two dates is the record's.
fn ends_before_start(after: &Coverage) -> bool {
    matches!((after.start, after.end), (Some(start), Some(end)) if end < start)
}

/// A blank cell keeps the record's value.
fn keep_blanks(row: &Coverage, now: &Coverage) -> Coverage {
    Coverage {
        status: row.status.or(now.status),
        policy_number: row.policy_number.clone().or_else(|| now.policy_number.clone()),
        coverage_type: row.coverage_type.clone().or_else(|| now.coverage_type.clone()),
        amount_cents: row.amount_cents.or(now.amount_cents),
        start: row.start.or(now.start),
        end: row.end.or(now.end),
    }
}

fn changes(old: &Coverage, new: &Coverage) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    Coverage::FIELDS
        .into_iter()
        .map(|field| Change { field, old: old.text(field), new: new.text(field) })
        .filter(|change| change.old != change.new)
        .collect()
}
