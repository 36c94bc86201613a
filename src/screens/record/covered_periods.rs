//! When a record was and will be covered, from its history.

use crate::steps::status_of;
use coverlist_api::{RecordEvent, RecordEventView, RecordView, ValuesView};
use coverlist_core::record::{Date, Field};
use coverlist_core::template::Template;

/// A period in which the record is covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day. A coverage without a start begins when it was applied.
    pub from: Date,
    /// Its last day; `None` for a coverage without an end.
    pub to: Option<Date>,
    /// The policy number and the type.
    pub label: String,
}

/// The insurance that a record had from a day on.
struct State<'a> {
    since: Date,
    values: &'a ValuesView,
}

/// The periods in which a record is covered, in their order. A coverage that was replaced ends on the day
/// before. What is undone does not count. `events` are the newest first, and may lack the oldest.
pub fn covered_periods(record: &RecordView, events: &[RecordEventView], template: &Template) -> Vec<Period> {
    let states = states(record, events);
    let ends = states.iter().skip(1).map(|next| Some(next.since)).chain([None]);
    let mut periods: Vec<Period> = Vec::new();
    for (state, replaced) in states.iter().zip(ends) {
        if let Some(period) = covered(state, replaced, template) {
            add(&mut periods, period);
        }
    }
    periods
}

/// The insurance by time. The last state is the record as it is now.
fn states<'a>(record: &'a RecordView, events: &'a [RecordEventView]) -> Vec<State<'a>> {
    let standing = events.iter().rev().filter(|event| !event.undone);
    let mut states: Vec<State<'_>> = standing
        .filter_map(|event| match &event.event {
            RecordEvent::Insurance { values, .. } => Some(State { since: day(&event.on)?, values }),
            RecordEvent::Load { .. } => None,
        })
        .collect();
    let since = states.pop().map(|last| last.since).or_else(|| day(&record.as_of));
    states.extend(since.map(|since| State { since, values: &record.values }));
    states
}

/// The period of a state until the day on which it was replaced.
fn covered(state: &State<'_>, replaced: Option<Date>, template: &Template) -> Option<Period> {
    let State { since, values } = state;
    if !status_of(values).is_some_and(|status| template.covers(status)) {
        return None;
    }
    let date = |field| values.text(field).and_then(day);
    let from = date(Field::CoverageStart).unwrap_or(*since);
    let before = replaced.map(|replaced| replaced.plus_days(-1));
    let end = date(Field::CoverageEnd);
    let to = end.into_iter().chain(before).min();
    let texts = [Field::PolicyNumber, Field::CoverageType].into_iter().filter_map(|field| values.text(field));
    let label = texts.collect::<Vec<_>>().join(", ");
    to.is_none_or(|to| from <= to).then_some(Period { from, to, label })
}

/// Adds a period. It goes on with the last one of the same label that it touches, and replaces what it
/// overlaps.
fn add(periods: &mut Vec<Period>, period: Period) {
    periods.retain(|earlier| earlier.from < period.from || earlier.label == period.label);
    match periods.last_mut() {
        Some(last) if last.label == period.label && touches(last, &period) => {
            (last.from, last.to) = (last.from.min(period.from), period.to);
        }
        Some(last) => {
            if last.to.is_none_or(|to| to >= period.from) {
                last.to = Some(period.from.plus_days(-1));
            }
            periods.push(period);
        }
        None => periods.push(period),
    }
}

fn touches(last: &Period, next: &Period) -> bool {
    last.to.is_none_or(|to| to.plus_days(1) >= next.from)
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::record::RecordKind;
    use serde_json::{Value, json};

    fn values(status: &str, policy: &str, start: &str, end: &str) -> Value {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        json!({ "status": status, "policy_number": text(policy), "coverage_type": null, "coverage_amount": null,
                "coverage_start": text(start), "coverage_end": text(end) })
    }

    fn event(at: &str, undone: bool, values: &Value) -> RecordEventView {
        serde_json::from_value(json!({
            "by": { "name": "R. Ortiz", "email": "" }, "at": format!("{at}T09:00:00Z"), "on": at, "undone": undone,
            "event": { "insurance": { "import": 1, "name": "a.csv", "origin": "list", "line": 2, "run": "apply",
                "effect": "changed", "changes": [], "values": values } },
        }))
        .expect("an event")
    }

    fn record(values: &Value) -> RecordView {
        serde_json::from_value(json!({
            "kind": "user", "id": 1, "content": { "key": "000101" }, "values": values, "version": 1,
            "covered": "yes", "as_of": "2026-08-30", "related": [],
        }))
        .expect("a record")
    }

    /// The periods of a record whose changes are given from the oldest to the newest.
    fn periods(changes: &[(&str, bool, Value)]) -> Vec<String> {
        let events: Vec<_> =
            changes.iter().rev().map(|(at, undone, values)| event(at, *undone, values)).collect();
        let now = changes.iter().rfind(|(_, undone, _)| !undone).map(|(.., values)| values.clone());
        let record = record(&now.unwrap_or_else(|| values("enrolled", "P1", "", "")));
        let template = Template::builtin(RecordKind::User);
        let text = |Period { from, to, label }: Period| {
            format!("{from} {} {label}", to.map_or("open".to_owned(), |to| to.to_string()))
        };
        covered_periods(&record, &events, &template).into_iter().map(text).collect()
    }

    #[test]
    fn a_renewal_leaves_a_gap() {
        let first = values("enrolled", "P1", "2025-08-20", "2026-06-30");
        let second = values("enrolled", "P2", "2026-08-24", "2027-06-30");
        let changes = [("2025-08-20", false, first), ("2026-08-24", false, second)];
        assert_eq!(periods(&changes), ["2025-08-20 2026-06-30 P1", "2026-08-24 2027-06-30 P2"]);
    }

    #[test]
    fn a_coverage_that_is_replaced_or_ended_early_ends_the_day_before() {
        let first = values("enrolled", "P1", "2025-08-20", "2026-06-30");
        let ended = values("not_enrolled", "", "", "");
        let changes = [("2025-08-20", false, first.clone()), ("2025-10-15", false, ended)];
        assert_eq!(periods(&changes), ["2025-08-20 2025-10-14 P1"]);
        let other = values("enrolled", "P2", "2025-12-01", "2026-06-30");
        let changes = [("2025-08-20", false, first), ("2025-11-20", false, other)];
        assert_eq!(periods(&changes), ["2025-08-20 2025-11-19 P1", "2025-12-01 2026-06-30 P2"]);
    }

    #[test]
    fn what_is_undone_does_not_count_and_one_policy_is_one_period() {
        let first = values("enrolled", "P1", "2025-08-20", "2026-06-30");
        let ended = values("not_enrolled", "", "", "");
        let longer = values("enrolled", "P1", "2025-08-20", "2026-12-31");
        let changes = [
            ("2025-08-20", false, first.clone()),
            ("2025-10-15", true, ended),
            ("2025-10-16", false, first),
            ("2026-03-03", false, longer),
        ];
        assert_eq!(periods(&changes), ["2025-08-20 2026-12-31 P1"]);
    }

    #[test]
    fn a_coverage_without_dates_begins_when_it_was_applied_and_has_no_end() {
        let open = values("enrolled", "", "", "");
        assert_eq!(periods(&[("2026-01-10", false, open)]), ["2026-01-10 open "]);
        assert_eq!(periods(&[]), ["2026-08-30 open P1"]);
    }

    #[test]
    fn a_correction_of_the_start_replaces_what_it_overlaps() {
        let wrong = values("enrolled", "P1", "2026-09-01", "2027-06-30");
        let right = values("enrolled", "P2", "2026-08-01", "2027-06-30");
        let changes = [("2026-07-01", false, wrong), ("2026-07-02", false, right)];
        assert_eq!(periods(&changes), ["2026-08-01 2027-06-30 P2"]);
    }
}
