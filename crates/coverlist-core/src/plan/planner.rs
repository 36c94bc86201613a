//! Decides every row.

use super::{Action, Change, Existing, Planned, Reason};
use crate::record::{Coverage, Row};
use std::collections::HashSet;

/// Decides row after row. It remembers which records were named, so one planner serves one pass over one file.
#[derive(Debug, Default)]
pub struct Planner {
    named: HashSet<i64>,
}

impl Planner {
    /// A planner that has seen no row.
    pub fn new() -> Self {
        Self::default()
    }

    /// Decides one row, given the record that its match key names. Rows come in file order.
    pub fn plan(&mut self, row: &Row, existing: Option<&Existing>) -> Planned {
        let Some(existing) = existing else {
            return nothing(row, Action::Skipped, Reason::NoSuchRecord, None);
        };
        if !self.named.insert(existing.id) {
            return nothing(row, Action::Refused, Reason::RecordNamedTwice, Some(existing.id));
        }
        let after = keep_blanks(&row.coverage, &existing.coverage);
        let changes = changes(&existing.coverage, &after);
        if !changes.is_empty() && ends_before_start(&after) {
            return nothing(row, Action::Refused, Reason::EndsBeforeStart, Some(existing.id));
        }
        let action = if changes.is_empty() { Action::Unchanged } else { Action::Updated };
        Planned {
            line: row.line,
            action,
            reason: None,
            record: Some(existing.id),
            after: (action == Action::Updated).then_some(after),
            changes,
        }
    }
}

fn nothing(row: &Row, action: Action, reason: Reason, record: Option<i64>) -> Planned {
    Planned { line: row.line, action, reason: Some(reason), record, changes: Vec::new(), after: None }
}

/// A row alone never does: validation has seen to that. With the other date from the record it may.
fn ends_before_start(after: &Coverage) -> bool {
    matches!((after.start, after.end), (Some(start), Some(end)) if end < start)
}

/// A blank cell keeps what the record holds.
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
