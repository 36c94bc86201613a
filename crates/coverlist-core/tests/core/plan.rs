//! Properties that every plan has.

use coverlist_core::plan::{Change, Counts, Existing, Outcome, Planned, Reason, Rules, plan};
use coverlist_core::record::{Date, Field, MatchKey, RecordKind, Row, Status, Value, Values};
use coverlist_core::template::Template;
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

type Records = BTreeMap<String, Existing>;

fn insurances() -> impl Strategy<Value = Values> {
    let dates = || option::of((0..3i8).prop_map(|day| Date::constant(2026, 9, 1 + day)));
    let words = || option::of(select(vec!["WA-1".to_owned(), "WA-2".to_owned()]));
    (option::of(select(Status::ALL.to_vec())), words(), words(), option::of(0..3i64), dates(), dates())
        .prop_map(|(status, policy_number, coverage_type, amount_cents, start, end)| {
            let mut values = Values::default();
            values.set(Field::Status, status.map(Value::Status));
            values.set(Field::PolicyNumber, policy_number.map(Value::Text));
            values.set(Field::CoverageType, coverage_type.map(Value::Text));
            values.set(Field::CoverageAmount, amount_cents.map(Value::Amount));
            values.set(Field::CoverageStart, start.map(Value::Date));
            values.set(Field::CoverageEnd, end.map(Value::Date));
            values
        })
}

fn keys() -> impl Strategy<Value = String> {
    (0..12u32).prop_map(|key| format!("{key:06}"))
}

fn files() -> impl Strategy<Value = Vec<Row>> {
    btree_map(keys(), insurances(), 0..12).prop_map(|rows| {
        let row = |(line, (key, values)): (u32, (String, Values))| Row {
            line,
            match_key: MatchKey::new(RecordKind::User, &key),
            key,
            values,
        };
        (2..).zip(rows).map(row).collect()
    })
}

fn districts() -> impl Strategy<Value = Records> {
    btree_map(keys(), insurances(), 0..12).prop_map(|records| {
        let record = |(id, (key, values))| (key, Existing { id, version: 1, values });
        (1..).zip(records).map(record).collect()
    })
}

/// The rules of the built-in template, for a file with every column.
fn rules() -> Rules {
    Rules::new(&Template::builtin(RecordKind::User), &Field::BUILT_IN.into())
}

fn plan_all(file: &[Row], records: &Records) -> Vec<Planned> {
    let rules = rules();
    file.iter().map(|row| plan(row, records.get(row.match_key.as_str()), &rules)).collect()
}

/// Applies the plan to the records, as processing does.
fn process(plan: &[Planned], records: &mut Records) {
    for planned in plan {
        let Some(after) = &planned.after else { continue };
        let record = records.values_mut().find(|record| Some(record.id) == planned.record);
        let record = record.expect("a plan names records that there are");
        record.values = after.clone();
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

fn row(line: u32, key: &str, values: Values) -> Row {
    Row { line, key: key.to_owned(), match_key: MatchKey::new(RecordKind::User, key), values }
}

#[test]
fn an_update_names_each_field_with_its_old_and_new_value() {
    let now = Values::from_iter([
        (Field::Status, Value::Status(Status::NotEnrolled)),
        (Field::PolicyNumber, Value::Text("WA-1".to_owned())),
    ]);
    let brings = Values::from_iter([
        (Field::Status, Value::Status(Status::Enrolled)),
        (Field::CoverageAmount, Value::Amount(46_000)),
        (Field::CoverageEnd, Value::Date(Date::constant(2027, 6, 30))),
    ]);
    let existing = Existing { id: 7, version: 3, values: now };
    let planned = plan(&row(2, "004231", brings), Some(&existing), &rules());
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
    assert_eq!(after.text(Field::PolicyNumber).as_deref(), Some("WA-1"), "a blank cell keeps what is there");
}

#[test]
fn a_row_without_a_record_is_skipped_and_a_row_that_changes_nothing_is_unchanged() {
    let enrolled = Values::from_iter([(Field::Status, Value::Status(Status::Enrolled))]);
    let existing = Existing { id: 7, version: 1, values: enrolled.clone() };
    let skipped = plan(&row(2, "999999", enrolled.clone()), None, &rules());
    assert_eq!((skipped.outcome, skipped.reason), (Outcome::Skipped, Some(Reason::NoSuchRecord)));
    let unchanged = plan(&row(3, "004231", enrolled), Some(&existing), &rules());
    assert_eq!((unchanged.outcome, unchanged.reason), (Outcome::Unchanged, None));
}

#[test]
fn a_row_is_refused_when_coverage_would_end_before_the_start_that_the_record_keeps() {
    let now = Values::from_iter([(Field::CoverageStart, Value::Date(Date::constant(2026, 9, 10)))]);
    let existing = Existing { id: 7, version: 1, values: now };
    let ends = |end| Values::from_iter([(Field::CoverageEnd, Value::Date(end))]);
    let planned = plan(&row(2, "004231", ends(Date::constant(2026, 9, 9))), Some(&existing), &rules());
    assert_eq!((planned.outcome, planned.reason), (Outcome::Refused, Some(Reason::EndsBeforeStart)));
    assert_eq!((planned.changes.len(), planned.after), (0, None));
    let planned = plan(&row(2, "004231", ends(Date::constant(2026, 9, 10))), Some(&existing), &rules());
    assert_eq!(planned.outcome, Outcome::Updated, "a day of coverage is coverage");
}
