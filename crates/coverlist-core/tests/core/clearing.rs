//! Where blank cells clear values, only a cell that a person sees as blank may do so.

use coverlist_core::plan::{Change, Existing, Rules, plan};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, Field, FieldType, RecordKind, Value, Values};
use coverlist_core::template::{BlankCell, Column, Template, TemplateSet, Word};
use coverlist_core::validate::{Choices, Limits, validate};
use proptest::prelude::*;
use proptest::sample::select;

/// The fields of the template in the order of its columns, with a value that a record has.
const FIELDS: [(Field, &str); 12] = [
    (Field::PolicyNumber, "POL-1"),
    (Field::CoverageType, "Full"),
    (Field::CoverageAmount, "460.00"),
    (Field::CoverageStart, "2026-08-24"),
    (Field::CoverageEnd, "2027-06-30"),
    (Field::custom(1, FieldType::Status), "enrolled"),
    (Field::custom(2, FieldType::Text), "007"),
    (Field::custom(3, FieldType::Integer), "12"),
    (Field::custom(4, FieldType::Amount), "25.50"),
    (Field::custom(5, FieldType::Date), "2026-09-01"),
    (Field::custom(6, FieldType::Choice), "sleeve"),
    (Field::custom(7, FieldType::Date), "2026-09-02"),
];

/// Cells that are readable in some columns and wrong in others. None of them is blank, or stands for nothing.
const CELLS: [&str; 23] = [
    "007",
    "12",
    "-3",
    "12.5",
    "$1200.00",
    "460",
    "1.2.3",
    "9999999999999999999999",
    "enrolled",
    "Enroled",
    "sleeve",
    "Sleev",
    "8/24/2026",
    "24/8/2026",
    "3/4/2026",
    "2026-08-24",
    "31.12.2026",
    "45000",
    "1985-05-05",
    "2026-13-40",
    "#REF!",
    "=A1",
    "Caf\u{c3}\u{a9}",
];

fn template() -> Template {
    let column = |(field, value): (Field, &str)| {
        let field_type = field.field_type();
        let means = Value::from_text(field_type, value).filter(|_| field_type.has_words());
        Column {
            blank: BlankCell::Clear,
            words: means.into_iter().map(|means| Word { word: value.to_owned(), means }).collect(),
            ..Column::new(field, &field.to_string())
        }
    };
    let mut template = Template::builtin(RecordKind::Device);
    template.columns.truncate(2);
    template.columns.extend(FIELDS.map(column));
    template
}

/// The cells of a row. Most are values of their fields, so that many rows are accepted.
fn cells() -> impl Strategy<Value = Vec<&'static str>> {
    FIELDS
        .map(|(_, value)| prop_oneof![12 => Just(value), 4 => Just(""), 1 => select(CELLS.to_vec())])
        .to_vec()
}

proptest! {
    #[test]
    fn a_filled_cell_of_an_accepted_row_clears_nothing(rows in prop::collection::vec(cells(), 1..6)) {
        let template = template();
        let templates = TemplateSet::new(vec![template.clone()]).expect("a district may have the template");
        let headers: Vec<&str> = template.columns.iter().map(|column| column.header.as_str()).collect();
        let lines = (1..).zip(&rows).map(|(number, cells)| format!("DEV{number},Enrolled,{}", cells.join(",")));
        let file = std::iter::once(headers.join(",")).chain(lines).collect::<Vec<_>>().join("\r\n");
        let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
        let verdict = validate(
            &table,
            &template,
            &templates,
            &Choices::default(),
            Date::constant(2026, 9, 1),
            Limits::default(),
        );
        let value = |(field, text): (Field, &str)| Some((field, Value::from_text(field.field_type(), text)?));
        let values: Values = FIELDS.into_iter().filter_map(value).collect();
        let record = Existing { id: 1, version: 1, values, is_taken: false, is_other_person: false };
        let rules = Rules::new(&template, &verdict.fields());
        for row in verdict.accepted_rows(&table) {
            let cells = &rows[row.line as usize - 2];
            let planned = plan(&row, Some(&record), &rules);
            let changes: Vec<Change> =
                planned.after.iter().flat_map(|after| Change::between(&record.values, after)).collect();
            let cleared = changes.iter().filter(|change| change.new.is_none());
            for change in cleared {
                let place = FIELDS.iter().position(|(field, _)| *field == change.field);
                let cell = place.map(|place| cells[place]);
                prop_assert_eq!(cell, Some(""), "{} was cleared", change.field);
            }
        }
    }
}
