//! The templates of the files in `ugly_files.rs`.

use coverlist_core::record::{Date, Field, FieldType, RecordKind, Status, Value};
use coverlist_core::template::{Column, Template, TemplateSet, Word};
use std::sync::LazyLock;

/// The built-in templates, and one for users that has a column of each type with all its rules.
pub static TEMPLATES: LazyLock<TemplateSet> = LazyLock::new(|| {
    let custom = |number, field_type, header: &str| Column::new(Field::custom(number, field_type), header);
    let word =
        |word: &str, means: &str| Word { word: word.to_owned(), means: Value::Choice(means.to_owned()) };
    let day = |year| Some(Value::Date(Date::constant(year, 7, 1)));
    let mut own = Template::builtin(RecordKind::User);
    (own.id, own.name, own.waived_is_covered) = ("own".to_owned(), "Own".to_owned(), true);
    own.leaving_statuses.remove(&Status::Waived);
    "Student ID".clone_into(&mut own.columns[0].header);
    own.columns[0].pattern = Some("[0-9A-Za-z.-]+".to_owned());
    own.columns.extend([
        Column { min_length: Some(2), max_length: Some(6), ..custom(1, FieldType::Text, "Homeroom") },
        Column { pattern: Some("[A-Za-z-]+".to_owned()), ..custom(2, FieldType::Text, "Site") },
        Column {
            minimum: Some(Value::Integer(0)),
            maximum: Some(Value::Integer(12)),
            required: true,
            ..custom(3, FieldType::Integer, "Grade")
        },
        Column { minimum: Some(Value::Amount(-1_000)), ..custom(4, FieldType::Amount, "Deductible") },
        Column { minimum: day(1990), maximum: day(2030), ..custom(5, FieldType::Date, "Bought") },
        Column {
            date_formats: vec!["%d.%m.%Y".to_owned(), "%b %d, %Y".to_owned()],
            ..custom(6, FieldType::Date, "Signed")
        },
        Column {
            words: vec![word("Sleeve", "Sleeve"), word("Hard  case", "Case"), word("None", "None")],
            ..custom(7, FieldType::Choice, "Case")
        },
    ]);
    let builtin = TemplateSet::builtin();
    TemplateSet::new(builtin.iter().cloned().chain([own]).collect()).expect("the templates keep the rules")
});
