//! Properties that every plan has.

use coverlist_core::plan::{Change, Counts, Existing, Outcome, Planned, Reason, plan};
use coverlist_core::record::{Coverage, Date, Field, MatchKey, RecordKind, Row, Status};
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

type Records = BTreeMap<String, Existing>;

fn coverages() -> impl Strategy<Value = Coverage> {
    let dates = || option::of((0..3i8).prop_map(|day| Date::constant(2026, 9, 1 + day)));
    let words = || option::of(select(vec!["WA-1".to_owned(), "WA-2".to_owned()]));
    (option::of(select(Status::ALL.to_vec())), words(), words(), option::of(0..3i64), dates(), dates())
        .prop_map(|(status, policy_number, coverage_type, amount_cents, start, end)| Coverage {
            status,
            policy_number,
            coverage_type,
            amount_cents,
            start,
            end,
        })
}

fn keys() -> impl Strategy<Value = String> {
    (0..12u32).prop_map(|key| format!("{key:06}"))
}

fn files() -> impl Strategy<Value = Vec<Row>> {
    btree_map(keys(), coverages(), 0..12).prop_map(|rows| {
        let row = |(line, (key, coverage)): (u32, (String, Coverage))| Row {
            line,
            match_key: MatchKey::new(RecordKind::User, &key),
            key,
            coverage,
        };
        (2..).zip(rows).map(row).collect()
    })
}

fn districts() -> impl Strategy<Value = Records> {
    btree_map(keys(), coverages(), 0..12).prop_map(|records| {
        let record = |(id, (key, coverage))| (key, Existing { id, version: 1, coverage });
        (1..).zip(records).map(record).collect()
    })
}

fn plan_all(file: &[Row], records: &Records) -> Vec<Planned> {
    file.iter().map(|row| plan(row, records.get(row.match_key.as_str()))).collect()
}

/// Applies the plan to the records, as processing does.
fn process(plan: &[Planned], records: &mut Records) {
    for planned in plan {
        let Some(after) = &planned.after else { continue };
        let record = records.values_mut().find(|record| Some(record.id) == planned.record);
        let record = record.expect("a plan names records that there are");
        record.coverage = after.clone();
        record.version += 1;
    }
}

proptest! {
    #[test]
    fn after_processing_nothing_is_left_to_update(file in files(), records in districts()) {
        let first = plan_all(&file, &records);
        let mut processed = records.clone();
        process(&first, &mut processed);
        for (before, after) in first.iter().zip(plan_all(&file, &processed)) {
            let expected = if before.outcome == Outcome::Updated { Outcome::Unchanged } else { before.outcome };
            prop_assert_eq!(after.outcome, expected);
        }
    }

    #[test]
    fn every_row_has_one_outcome(file in files(), records in districts()) {
        let mut counts = Counts::default();
        for (row, planned) in file.iter().zip(plan_all(&file, &records)) {
            counts.add(planned.outcome);
            prop_assert_eq!(planned.line, row.line);
            prop_assert_eq!(planned.after.is_some(), planned.outcome == Outcome::Updated);
            prop_assert_eq!(planned.changes.is_empty(), planned.outcome != Outcome::Updated);
            prop_assert_eq!(planned.reason.is_some(), matches!(planned.outcome, Outcome::Skipped | Outcome::Refused));
        }
        prop_assert_eq!(counts.total() as usize, file.len());
    }

    #[test]
    fn records_that_the_file_does_not_name_stay_as_they_are(file in files(), records in districts()) {
        let mut processed = records.clone();
        process(&plan_all(&file, &records), &mut processed);
        for (key, record) in &records {
            if !file.iter().any(|row| row.match_key.as_str() == key) {
                prop_assert_eq!(Some(record), processed.get(key));
            }
        }
    }

    #[test]
    fn a_blank_cell_clears_nothing(file in files(), records in districts()) {
        for planned in plan_all(&file, &records) {
            for change in &planned.changes {
                prop_assert!(change.new.is_some(), "{:?}", change);
                prop_assert_ne!(&change.old, &change.new);
            }
        }
    }
}

fn row(line: u32, key: &str, coverage: Coverage) -> Row {
    Row { line, key: key.to_owned(), match_key: MatchKey::new(RecordKind::User, key), coverage }
}

#[test]
fn an_update_names_each_field_with_its_old_and_new_value() {
    let now = Coverage {
        status: Some(Status::NotEnrolled),
        policy_number: Some("WA-1".to_owned()),
        ..Coverage::default()
    };
    let brings = Coverage {
        status: Some(Status::Enrolled),
        amount_cents: Some(46_000),
        end: Some(Date::constant(2027, 6, 30)),
        ..Coverage::default()
    };
    let existing = Existing { id: 7, version: 3, coverage: now };
    let planned = plan(&row(2, "004231", brings), Some(&existing));
    let change = |field, old: Option<&str>, new: &str| Change {
        field,
        old: old.map(str::to_owned),
        new: Some(new.to_owned()),
    };
    assert_eq!((planned.outcome, planned.record, planned.reason), (Outcome::Updated, Some(7), None));
    assert_eq!(
        planned.changes,
        [
            change(Field::Status, Some("not_enrolled"), "enrolled"),
            change(Field::CoverageAmount, None, "460.00"),
            change(Field::CoverageEnd, None, "2027-06-30"),
        ]
    );
    let after = planned.after.expect("an update says what comes after");
    assert_eq!(after.policy_number.as_deref(), Some("WA-1"), "a blank cell keeps what is there");
}

#[test]
fn a_row_without_a_record_is_skipped_and_a_row_that_changes_nothing_is_unchanged() {
    let enrolled = Coverage { status: Some(Status::Enrolled), ..Coverage::default() };
    let existing = Existing { id: 7, version: 1, coverage: enrolled.clone() };
    let skipped = plan(&row(2, "999999", enrolled.clone()), None);
    assert_eq!((skipped.outcome, skipped.reason), (Outcome::Skipped, Some(Reason::NoSuchRecord)));
    let unchanged = plan(&row(3, "004231", enrolled), Some(&existing));
    assert_eq!((unchanged.outcome, unchanged.reason), (Outcome::Unchanged, None));
}

#[test]
fn a_row_is_refused_when_coverage_would_end_before_the_start_that_the_record_keeps() {
    let now = Coverage { start: Some(Date::constant(2026, 9, 10)), ..Coverage::default() };
    let existing = Existing { id: 7, version: 1, coverage: now };
    let ends = |end| Coverage { end: Some(end), ..Coverage::default() };
    let planned = plan(&row(2, "004231", ends(Date::constant(2026, 9, 9))), Some(&existing));
    assert_eq!((planned.outcome, planned.reason), (Outcome::Refused, Some(Reason::EndsBeforeStart)));
    assert_eq!((planned.changes.len(), planned.after), (0, None));
    let planned = plan(&row(2, "004231", ends(Date::constant(2026, 9, 10))), Some(&existing));
    assert_eq!(planned.outcome, Outcome::Updated, "a day of coverage is coverage");
}
