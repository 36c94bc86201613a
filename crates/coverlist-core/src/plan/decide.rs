//! Decides what processing does with one row.

use super::{Existing, Outcome, Planned, Reason, Rules};
use crate::record::{Field, Row, Values};

/// Decides one row, given the record that its match key names and the rules of the import's template. No two
/// rows of a file may name one record.
///
/// ```
/// use coverlist_core::plan::{Change, Existing, Outcome, Rules, plan};
/// use coverlist_core::record::{Field, MatchKey, RecordKind, Row, Status, Value, Values};
/// use coverlist_core::template::Template;
///
/// let row = Row {
///     line: 2,
///     key: "004231".to_owned(),
///     match_key: MatchKey::new(RecordKind::User, "004231"),
///     values: Values::from_iter([(Field::Status, Value::Status(Status::Enrolled))]),
/// };
/// let rules = Rules::new(&Template::builtin(RecordKind::User), &[Field::Key, Field::Status].into());
/// assert_eq!(plan(&row, None, &rules).outcome, Outcome::Skipped);
///
/// let values = Values::default();
/// let record = Existing { id: 7, version: 1, values, is_taken: false, is_other_person: false };
/// let planned = plan(&row, Some(&record), &rules);
/// let changes = Change::between(&record.values, &planned.after.unwrap());
/// assert_eq!(changes[0].new.as_deref(), Some("enrolled"));
/// ```
pub fn plan(row: &Row, existing: Option<&Existing>, rules: &Rules) -> Planned {
    let Some(existing) = existing else {
        return not_applied(row, Outcome::Skipped, Reason::NoSuchRecord, None);
    };
    if existing.is_taken {
        return not_applied(row, Outcome::Refused, Reason::SameRecord, Some(existing.id));
    }
    let after = rules.after(row, &existing.values);
    let (line, record) = (row.line, Some(existing.id));
    if existing.is_other_person {
        return not_applied(row, Outcome::Refused, Reason::OtherPerson, record);
    }
    if after == existing.values {
        return Planned {
            line,
            outcome: Outcome::Unchanged,
            reason: None,
            record,
            effect: None,
            after: None,
        };
    }
    if ends_before_start(&after) {
        return not_applied(row, Outcome::Refused, Reason::EndsBeforeStart, record);
    }
    let effect = Some(rules.effect(&existing.values, &after));
    Planned { line, outcome: Outcome::Updated, reason: None, record, effect, after: Some(after) }
}

fn not_applied(row: &Row, outcome: Outcome, reason: Reason, record: Option<i64>) -> Planned {
    Planned { line: row.line, outcome, reason: Some(reason), record, effect: None, after: None }
}

/// Validation rejects a row that contradicts itself, so one of the two dates is the record's.
fn ends_before_start(after: &Values) -> bool {
    let (start, end) = (after.date(Field::CoverageStart), after.date(Field::CoverageEnd));
    matches!((start, end), (Some(start), Some(end)) if end < start)
}
