//! Properties that every plan has.

use coverlist_core::plan::{Change, Counts, Existing, Outcome, Planned, Reason, Rules, plan};
use coverlist_core::record::{Date, Field, FieldType, MatchKey, RecordKind, Row, Status, Value, Values};
use coverlist_core::template::{BlankCell, Column, Template, TemplateSet, Word};
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::{BTreeMap, BTreeSet};

type Records = BTreeMap<String, Existing>;

/// Canonical texts, so that every type of field has several values among them.
const TEXTS: [&str; 13] = [
    "enrolled",
    "not_enrolled",
    "declined",
    "waived",
    "WA-1",
    "-7",
    "0",
    "12",
    "0.00",
    "460.00",
    "2026-09-01",
    "2026-09-02",
    "2026-09-03",
];

/// The built-in fields that a row can change, and a custom field of every type.
fn fields() -> Vec<Field> {
    let custom = (1..).zip(FieldType::ALL).map(|(number, field_type)| Field::custom(number, field_type));
    Field::INSURANCE.into_iter().chain(custom).collect()
}

fn values_of(field: Field) -> Vec<Value> {
    TEXTS.into_iter().filter_map(|text| Value::from_text(field.field_type(), text)).collect()
}

/// Values of any of the fields.
fn values() -> impl Strategy<Value = Values> {
    let value = |field| option::of(select(values_of(field)));
    let all: Vec<_> = fields().into_iter().map(value).collect();
    all.prop_map(|all| {
        fields().into_iter().zip(all).filter_map(|(field, value)| Some((field, value?))).collect()
    })
}

/// A template, and the fields whose columns a file has.
#[derive(Clone, Debug)]
struct Case {
    template: Template,
    present: BTreeSet<Field>,
}

impl Case {
    fn rules(&self) -> Rules {
        Rules::new(&self.template, &self.present)
    }

    /// The built-in template, for a file with every column.
    fn builtin() -> Self {
        Self { template: Template::builtin(RecordKind::User), present: Field::BUILT_IN.into() }
    }

    /// The rows that validation can accept: they have values only for the columns of the file.
    fn rows(&self, file: Vec<Row>) -> Vec<Row> {
        let values = |values: &Values| {
            let present = values.iter().filter(|(field, _)| self.present.contains(field));
            present.map(|(field, value)| (field, value.clone())).collect()
        };
        file.into_iter().map(|row| Row { values: values(&row.values), ..row }).collect()
    }
}

/// A column with a word for each value, so that a template may have it.
fn column(field: Field, blank: BlankCell) -> Column {
    let words = values_of(field).into_iter().filter(|_| field.field_type().has_words());
    Column {
        required: matches!(field, Field::Key | Field::Status),
        words: words.map(|means| Word { word: means.text().into_owned(), means }).collect(),
        blank,
        ..Column::new(field, &field.to_string())
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let blank = || select(vec![BlankCell::Keep, BlankCell::Clear, BlankCell::FillIfEmpty]);
    let optional: Vec<Field> = fields().into_iter().filter(|&field| field != Field::Status).collect();
    let statuses = vec![Status::NotEnrolled, Status::Declined, Status::Waived];
    let columns = subsequence(optional.clone(), 0..=optional.len());
    let columns = columns.prop_flat_map(move |fields| {
        let others = fields.into_iter().map(move |field| (Just(field), blank(), any::<bool>()));
        (blank(), others.collect::<Vec<_>>())
    });
    let statuses = subsequence(statuses.clone(), 0..=statuses.len());
    (columns, statuses, any::<bool>()).prop_map(|((status, others), leaving, waived_is_covered)| {
        let own = [column(Field::Key, BlankCell::Keep), column(Field::Status, status)];
        let present = others.iter().filter(|(.., is_present)| *is_present).map(|(field, ..)| *field);
        let template = Template {
            columns: own
                .into_iter()
                .chain(others.iter().map(|&(field, blank, _)| column(field, blank)))
                .collect(),
            waived_is_covered: waived_is_covered && !leaving.contains(&Status::Waived),
            leaving_statuses: leaving.into_iter().collect(),
            ..Template::builtin(RecordKind::User)
        };
        TemplateSet::new(vec![template.clone()]).expect("a district may have the template");
        Case { template, present: [Field::Key, Field::Status].into_iter().chain(present).collect() }
    })
}

fn keys() -> impl Strategy<Value = String> {
    (0..6u32).prop_map(|key| format!("{key:06}"))
}

fn files() -> impl Strategy<Value = Vec<Row>> {
    btree_map(keys(), values(), 0..6)
        .prop_map(|rows| (2..).zip(rows).map(|(line, (key, values))| row(line, &key, values)).collect())
}

fn districts() -> impl Strategy<Value = Records> {
    btree_map(keys(), values(), 0..6).prop_map(|records| {
        let record = |(id, (key, values))| {
            (key, Existing { id, version: 1, values, is_taken: false, is_other_person: false })
        };
        (1..).zip(records).map(record).collect()
    })
}

fn plan_all(case: &Case, file: &[Row], records: &Records) -> Vec<Planned> {
    let rules = case.rules();
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
    fn planning_twice_gives_the_same_plan(case in cases(), file in files(), records in districts()) {
        let file = case.rows(file);
        prop_assert_eq!(plan_all(&case, &file, &records), plan_all(&case, &file, &records));
    }

    #[test]
    fn after_processing_nothing_is_left_to_update(case in cases(), file in files(), records in districts()) {
        let file = case.rows(file);
        let first = plan_all(&case, &file, &records);
        let mut processed = records.clone();
        process(&first, &mut processed);
        for (before, after) in first.iter().zip(plan_all(&case, &file, &processed)) {
            let expected = if before.outcome == Outcome::Updated { Outcome::Unchanged } else { before.outcome };
            prop_assert_eq!(after.outcome, expected);
        }
    }

    #[test]
    fn every_row_has_one_outcome(case in cases(), file in files(), records in districts()) {
        let file = case.rows(file);
        let mut counts = Counts::default();
        for (row, planned) in file.iter().zip(plan_all(&case, &file, &records)) {
            counts.add(planned.outcome);
            prop_assert_eq!(planned.line, row.line);
            prop_assert_eq!(planned.after.is_some(), planned.outcome == Outcome::Updated);
            let record = records.get(row.match_key.as_str());
            let changes = record.map(|record| changes(&planned, &record.values)).unwrap_or_default();
            prop_assert_eq!(changes.is_empty(), planned.outcome != Outcome::Updated);
            prop_assert_eq!(planned.reason.is_some(), matches!(planned.outcome, Outcome::Skipped | Outcome::Refused));
        }
        prop_assert_eq!(counts.total() as usize, file.len());
    }

    #[test]
    fn records_that_the_file_does_not_name_stay_as_they_are(
        case in cases(), file in files(), records in districts(),
    ) {
        let file = case.rows(file);
        let mut processed = records.clone();
        process(&plan_all(&case, &file, &records), &mut processed);
        for (key, record) in &records {
            if !file.iter().any(|row| row.match_key.as_str() == key) {
                prop_assert_eq!(Some(record), processed.get(key));
            }
        }
    }

    #[test]
    fn a_change_has_the_old_and_the_new_value_of_a_field_of_the_template(
        case in cases(), file in files(), records in districts(),
    ) {
        let file = case.rows(file);
        for (row, planned) in file.iter().zip(plan_all(&case, &file, &records)) {
            let before = records.get(row.match_key.as_str()).map(|record| &record.values);
            for change in before.map(|before| changes(&planned, before)).unwrap_or_default() {
                prop_assert!(case.template.column(change.field).is_some());
                prop_assert_ne!(&change.old, &change.new);
                prop_assert_eq!(&change.old, &before.and_then(|before| before.text(change.field)));
                let after = planned.after.as_ref().and_then(|after| after.text(change.field));
                prop_assert_eq!(&change.new, &after);
                prop_assert!(change.new.is_none() || change.new == row.values.text(change.field));
            }
        }
    }

    #[test]
    fn nothing_is_cleared_where_blank_cells_keep_and_no_status_ends_coverage(
        case in cases(), file in files(), records in districts(),
    ) {
        let mut case = case;
        case.template.leaving_statuses.clear();
        case.template.columns.iter_mut().for_each(|column| column.blank = BlankCell::Keep);
        let file = case.rows(file);
        for (row, planned) in file.iter().zip(plan_all(&case, &file, &records)) {
            let Some(record) = records.get(row.match_key.as_str()) else { continue };
            let changes = changes(&planned, &record.values);
            prop_assert!(changes.iter().all(|change| change.new.is_some()), "{:?}", planned);
        }
    }
}

/// What processing changes in a record with the values `before`.
fn changes(planned: &Planned, before: &Values) -> Vec<Change> {
    planned.after.iter().flat_map(|after| Change::between(before, after)).collect()
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
    let existing = Existing { id: 7, version: 3, values: now, is_taken: false, is_other_person: false };
    let planned = plan(&row(2, "004231", brings), Some(&existing), &Case::builtin().rules());
    let change = |field, old: Option<&str>, new: &str| Change {
        field,
        old: old.map(str::to_owned),
        new: Some(new.to_owned()),
    };
    assert_eq!((planned.outcome, planned.record, planned.reason), (Outcome::Updated, Some(7), None));
    assert_eq!(
        changes(&planned, &existing.values),
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
    let existing =
        Existing { id: 7, version: 1, values: enrolled.clone(), is_taken: false, is_other_person: false };
    let skipped = plan(&row(2, "999999", enrolled.clone()), None, &Case::builtin().rules());
    assert_eq!((skipped.outcome, skipped.reason), (Outcome::Skipped, Some(Reason::NoSuchRecord)));
    let unchanged = plan(&row(3, "004231", enrolled), Some(&existing), &Case::builtin().rules());
    assert_eq!((unchanged.outcome, unchanged.reason), (Outcome::Unchanged, None));
}

#[test]
fn a_row_is_refused_when_coverage_would_end_before_the_start_that_the_record_keeps() {
    let now = Values::from_iter([(Field::CoverageStart, Value::Date(Date::constant(2026, 9, 10)))]);
    let existing = Existing { id: 7, version: 1, values: now, is_taken: false, is_other_person: false };
    let ends = |end| Values::from_iter([(Field::CoverageEnd, Value::Date(end))]);
    let planned =
        plan(&row(2, "004231", ends(Date::constant(2026, 9, 9))), Some(&existing), &Case::builtin().rules());
    assert_eq!((planned.outcome, planned.reason), (Outcome::Refused, Some(Reason::EndsBeforeStart)));
    assert_eq!((planned.effect, planned.after), (None, None));
    let planned =
        plan(&row(2, "004231", ends(Date::constant(2026, 9, 10))), Some(&existing), &Case::builtin().rules());
    assert_eq!(planned.outcome, Outcome::Updated, "a day of coverage is coverage");
}
