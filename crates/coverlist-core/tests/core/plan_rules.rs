//! Each rule of a template that the planner follows.

use coverlist_core::plan::{Existing, Outcome, Planned, Reason, Rules, plan};
use coverlist_core::record::{Field, FieldType, MatchKey, RecordKind, Row, Status, Value, Values};
use coverlist_core::template::{BlankCell, Column, Template};
use std::collections::BTreeSet;

/// A custom field of every type, with two of its values.
const CUSTOM: [(Field, [&str; 2]); 6] = [
    (Field::custom(1, FieldType::Status), ["enrolled", "waived"]),
    (Field::custom(2, FieldType::Text), ["007", "Carry case"]),
    (Field::custom(3, FieldType::Integer), ["2", "-1"]),
    (Field::custom(4, FieldType::Amount), ["25.00", "0.00"]),
    (Field::custom(5, FieldType::Date), ["2026-09-01", "2020-02-29"]),
    (Field::custom(6, FieldType::Choice), ["Sleeve", "None"]),
];

/// The insurance fields, with two values of each.
const INSURANCE: [(Field, [&str; 2]); 6] = [
    (Field::Status, ["enrolled", "not_enrolled"]),
    (Field::PolicyNumber, ["POL-1", "POL-2"]),
    (Field::CoverageType, ["Full", "Theft"]),
    (Field::CoverageAmount, ["460.00", "525.00"]),
    (Field::CoverageStart, ["2026-08-24", "2026-09-10"]),
    (Field::CoverageEnd, ["2027-06-30", "2027-07-31"]),
];

/// A template with a column for each field, and no status that ends coverage.
fn template(blank: BlankCell) -> Template {
    let fields = std::iter::once(Field::Key).chain(INSURANCE.map(|(field, _)| field));
    let column = |field: Field| Column { blank, ..Column::new(field, &field.to_string()) };
    Template {
        columns: fields.chain(CUSTOM.map(|(field, _)| field)).map(column).collect(),
        leaving_statuses: BTreeSet::new(),
        ..Template::builtin(RecordKind::Device)
    }
}

fn without(mut template: Template, fields: &[Field]) -> Template {
    template.columns.retain(|column| !fields.contains(&column.field));
    template
}

fn values(values: &[(Field, &str)]) -> Values {
    let value = |&(field, text): &(Field, &str)| {
        (field, Value::from_text(field.field_type(), text).expect("a value of the field"))
    };
    values.iter().map(value).collect()
}

/// The first value of every field.
fn insured() -> Values {
    let all: Vec<_> = INSURANCE.iter().chain(&CUSTOM).map(|&(field, [first, _])| (field, first)).collect();
    values(&all)
}

/// The plan for a row of a file that has the columns of these fields.
fn planned(template: &Template, present: &[Field], row: Values, now: Values) -> Planned {
    let present = present.iter().copied().chain([Field::Key]).collect();
    let row = Row {
        line: 2,
        key: "A1".to_owned(),
        match_key: MatchKey::new(RecordKind::Device, "A1"),
        values: row,
    };
    let record = Existing { id: 7, version: 1, values: now, is_taken: false, is_other_person: false };
    plan(&row, Some(&record), &Rules::new(template, &present))
}

/// The record's values after a row of a file with these columns.
#[track_caller]
fn after(template: &Template, present: &[Field], row: Values, now: &Values) -> Values {
    let planned = planned(template, present, row, now.clone());
    assert_ne!(planned.outcome, Outcome::Refused);
    planned.after.unwrap_or_else(|| now.clone())
}

#[test]
fn a_filled_cell_sets_its_field_and_a_blank_cell_does_what_its_column_states() {
    let blank = Values::default();
    for (field, [old, new]) in INSURANCE.into_iter().chain(CUSTOM) {
        let [old, new] = [old, new].map(|text| values(&[(field, text)]));
        for (rule, row, now, expected) in [
            (BlankCell::Keep, &new, &old, &new),
            (BlankCell::Keep, &new, &blank, &new),
            (BlankCell::Keep, &blank, &old, &old),
            (BlankCell::Keep, &blank, &blank, &blank),
            (BlankCell::Clear, &new, &old, &new),
            (BlankCell::Clear, &new, &blank, &new),
            (BlankCell::Clear, &blank, &old, &blank),
            (BlankCell::Clear, &blank, &blank, &blank),
            (BlankCell::FillIfEmpty, &new, &old, &old),
            (BlankCell::FillIfEmpty, &new, &blank, &new),
            (BlankCell::FillIfEmpty, &blank, &old, &old),
            (BlankCell::FillIfEmpty, &blank, &blank, &blank),
        ] {
            let found = after(&template(rule), &[field], row.clone(), now);
            assert_eq!(found, *expected, "{field} {rule:?}: {row:?} over {now:?}");
        }
    }
}

#[test]
fn an_absent_column_keeps_the_value_whatever_a_blank_cell_means() {
    let mut now = insured();
    now.set(Field::Status, None);
    for rule in [BlankCell::Keep, BlankCell::Clear, BlankCell::FillIfEmpty] {
        let row = values(&[(Field::Status, "waived")]);
        let changed = after(&template(rule), &[Field::Status], row, &now).differences(&now);
        assert_eq!(changed, [Field::Status], "{rule:?}");
    }
}

#[test]
fn a_field_that_the_template_lacks_keeps_its_value() {
    for (field, [_, new]) in INSURANCE.into_iter().chain(CUSTOM).skip(1) {
        let mut own = without(template(BlankCell::Clear), &[field]);
        own.leaving_statuses = [Status::Declined].into();
        let row = values(&[(Field::Status, "declined"), (field, new)]);
        let found = after(&own, &[Field::Status, field], row, &insured());
        assert_eq!(found.get(field), insured().get(field), "{field}");
    }
}

#[test]
fn a_required_column_is_applied_like_another() {
    let mut own = template(BlankCell::Keep);
    own.columns.iter_mut().for_each(|column| column.required = true);
    let row = values(&[(Field::Status, "waived"), (CUSTOM[3].0, "1.00")]);
    let found = after(&own, &[Field::Status, CUSTOM[3].0], row.clone(), &insured());
    assert_eq!(found.differences(&insured()), [Field::Status, CUSTOM[3].0]);
    assert_eq!(found.get(CUSTOM[3].0), row.get(CUSTOM[3].0));
}

const LEAVING: [&str; 3] = ["not_enrolled", "declined", "waived"];

fn statuses(ids: &[&str]) -> BTreeSet<Status> {
    ids.iter().filter_map(|id| Status::from_id(id)).collect()
}

#[test]
fn a_leaving_status_clears_policy_number_type_amount_and_end_date_and_nothing_else() {
    let cleared = [Field::PolicyNumber, Field::CoverageType, Field::CoverageAmount, Field::CoverageEnd];
    let all: Vec<Field> = INSURANCE.iter().chain(&CUSTOM).map(|(field, _)| *field).collect();
    for rule in [BlankCell::Keep, BlankCell::FillIfEmpty] {
        for id in LEAVING {
            let mut own = template(rule);
            own.columns[1].blank = BlankCell::Keep;
            own.leaving_statuses = statuses(&[id]);
            // The file may have all columns, or only key and status.
            for present in [all.as_slice(), &[Field::Status]] {
                let row = values(&[(Field::Status, id)]);
                let changed = after(&own, present, row, &insured()).differences(&insured());
                let expected: Vec<Field> = [Field::Status].into_iter().chain(cleared).collect();
                assert_eq!(changed, expected, "{id} {rule:?}");
            }
        }
    }
}

#[test]
fn a_leaving_row_sets_the_values_that_it_has() {
    let own = Template { leaving_statuses: statuses(&LEAVING), ..template(BlankCell::Keep) };
    let given = [(Field::PolicyNumber, "LAST"), (Field::CoverageEnd, "2026-09-30")];
    let row = values(&[(Field::Status, "declined"), given[0], given[1]]);
    let found = after(&own, &INSURANCE.map(|(field, _)| field), row.clone(), &insured());
    for (field, text) in given {
        assert_eq!(found.text(field).as_deref(), Some(text));
    }
    assert_eq!((found.get(Field::CoverageType), found.get(Field::CoverageAmount)), (None, None));
}

#[test]
fn a_leaving_status_clears_no_field_that_the_template_lacks() {
    let lacks = [Field::PolicyNumber, Field::CoverageEnd];
    let own = without(template(BlankCell::Keep), &lacks);
    let own = Template { leaving_statuses: statuses(&LEAVING), ..own };
    let row = values(&[(Field::Status, "not_enrolled")]);
    let changed = after(&own, &[Field::Status], row, &insured()).differences(&insured());
    assert_eq!(changed, [Field::Status, Field::CoverageType, Field::CoverageAmount]);
}

#[test]
fn a_status_that_is_no_leaving_status_of_the_template_keeps_coverage() {
    for (leaving, id) in
        [(&[][..], "not_enrolled"), (&[], "declined"), (&[], "waived"), (&LEAVING, "enrolled")]
    {
        let own = Template { leaving_statuses: statuses(leaving), ..template(BlankCell::Keep) };
        let mut now = insured();
        now.set(Field::Status, None);
        let row = values(&[(Field::Status, id)]);
        assert_eq!(after(&own, &[Field::Status], row, &now).differences(&now), [Field::Status], "{id}");
    }
}

/// The template fills only blank statuses, so the child stays enrolled.
#[test]
fn a_leaving_status_that_is_not_applied_clears_nothing() {
    let own = Template { leaving_statuses: statuses(&LEAVING), ..template(BlankCell::FillIfEmpty) };
    let row = values(&[(Field::Status, "declined")]);
    let found = planned(&own, &[Field::Status], row, insured());
    assert_eq!(found.outcome, Outcome::Unchanged);
}

#[test]
fn a_waived_record_keeps_its_coverage_where_waived_counts_as_covered() {
    let own = Template {
        leaving_statuses: statuses(&["not_enrolled", "declined"]),
        waived_is_covered: true,
        ..template(BlankCell::Keep)
    };
    let changed = |id| {
        let row = values(&[(Field::Status, id)]);
        after(&own, &[Field::Status], row, &insured()).differences(&insured()).len()
    };
    assert_eq!((changed("waived"), changed("declined")), (1, 5));
}

#[test]
fn a_row_is_refused_that_starts_after_the_end_date_that_the_record_keeps() {
    let now = values(&[(Field::CoverageEnd, "2026-09-09")]);
    let starts = |day| values(&[(Field::Status, "enrolled"), (Field::CoverageStart, day)]);
    let own = template(BlankCell::Keep);
    let columns = [Field::Status, Field::CoverageStart];
    // The end date may be blank in the file, or it lacks the column, or the template does.
    for (template, present) in [
        (own.clone(), &[Field::Status, Field::CoverageStart, Field::CoverageEnd][..]),
        (own.clone(), &columns),
        (without(own, &[Field::CoverageEnd]), &columns),
    ] {
        let found = planned(&template, present, starts("2026-09-10"), now.clone());
        assert_eq!((found.outcome, found.reason), (Outcome::Refused, Some(Reason::EndsBeforeStart)));
        assert_eq!((found.effect, found.after), (None, None));
        let found = planned(&template, present, starts("2026-09-09"), now.clone());
        assert_eq!(found.outcome, Outcome::Updated, "a day of coverage is coverage");
    }
}

#[test]
fn dates_of_custom_fields_contradict_nothing() {
    let row = values(&[(CUSTOM[4].0, "1999-01-01")]);
    let found = planned(&template(BlankCell::Keep), &[CUSTOM[4].0], row, insured());
    assert_eq!(found.outcome, Outcome::Updated);
}
