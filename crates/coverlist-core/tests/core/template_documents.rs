//! Templates as Table Schema documents, and their example files.

use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Attribute, Date, Field, FieldType, RecordKind, Status, Value};
use coverlist_core::sheet::example_csv;
use coverlist_core::template::{
    BlankCell, Column, EXAMPLE_MARK, Purpose, Remarks, Template, TemplateRule, TemplateSet, Word,
    example_rows,
};
use coverlist_core::validate::{Choices, Limits, Verdict, validate};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn verdict(file: &[u8], template: &Template) -> Verdict {
    let set = TemplateSet::new(vec![template.clone()]).expect("the template keeps the rules");
    let table = read(file, &ReadChoices::default(), &set.headers());
    validate(&table, template, &set, &Choices::default(), Date::constant(2026, 9, 1), Limits::default())
}

/// Any template that keeps the rules. Headers and aliases contain their position, so that they are unique.
fn templates() -> impl Strategy<Value = Template> {
    let customs = vec((1..1000u16, select(FieldType::ALL.to_vec())), 0..8);
    let fields =
        (subsequence(Field::BUILT_IN[2..].to_vec(), 0..=5), customs).prop_map(|(built_in, customs)| {
            let customs: BTreeSet<Field> =
                customs.into_iter().map(|(number, field_type)| Field::custom(number, field_type)).collect();
            [Field::Key, Field::Status].into_iter().chain(built_in).chain(customs).collect::<Vec<_>>()
        });
    let columns = fields.prop_flat_map(|fields| {
        fields.into_iter().enumerate().map(|(at, field)| column(at, field).boxed()).collect::<Vec<_>>()
    });
    let statuses = btree_set(select(vec![Status::NotEnrolled, Status::Declined, Status::Waived]), 0..4);
    let head = ("[a-z0-9_-]{1,40}", 0..9u32, text(), option::of(text()), select(RecordKind::ALL.to_vec()));
    (head, columns, statuses).prop_map(|((id, version, name, description, kind), columns, statuses)| {
        Template {
            id,
            version,
            name,
            description,
            kind,
            purpose: Purpose::Insurance,
            columns,
            waived_is_covered: !statuses.contains(&Status::Waived),
            leaving_statuses: statuses,
        }
    })
}

fn text() -> impl Strategy<Value = String> {
    "[A-Za-zé~/\"{}][A-Za-zé .,'/-]{0,20}[A-Za-z?!]"
}

fn column(at: usize, field: Field) -> impl Strategy<Value = Column> {
    let names = (text(), vec(text(), 0..4), option::of(text()), option::of(text()), option::of(text()));
    let blank = match field {
        Field::Key => Just(BlankCell::Keep).boxed(),
        _ => select(vec![BlankCell::Keep, BlankCell::Clear, BlankCell::FillIfEmpty]).boxed(),
    };
    (names, any::<bool>(), blank, rules(field)).prop_map(move |(names, required, blank, rules)| {
        let (header, aliases, title, description, rdf_type) = names;
        let aliases = aliases.into_iter().enumerate();
        Column {
            header: format!("{header} {at}"),
            aliases: aliases.map(|(place, alias)| format!("{alias} {at}/{place}")).collect(),
            required: required || field == Field::Key,
            blank,
            remarks: Remarks { title, description, rdf_type },
            ..rules
        }
    })
}

/// A column with the rules that the type of the field can have.
fn rules(field: Field) -> BoxedStrategy<Column> {
    let column = Column::new(field, "");
    match field.field_type() {
        FieldType::Status => words(column, |at, _| {
            Value::Status([Status::Enrolled, Status::NotEnrolled, Status::Declined, Status::Waived][at % 4])
        }),
        FieldType::Choice => words(column, |_, meaning| Value::Choice(meaning)),
        FieldType::Text => texts(column),
        FieldType::Integer => limits(column, 0..50, Value::Integer),
        FieldType::Amount => limits(column, 0..9_000, Value::Amount),
        FieldType::Date => dates(column),
    }
}

fn words(column: Column, means: fn(usize, String) -> Value) -> BoxedStrategy<Column> {
    let word = move |(at, (word, meaning)): (usize, (String, String))| Word {
        word: format!("{word} {at}"),
        means: means(at, meaning),
    };
    let words = vec((text(), text()), 1..8);
    let with = move |words: Vec<_>| Column {
        words: words.into_iter().enumerate().map(word).collect(),
        ..column.clone()
    };
    let with_example = |column: Column| Column { example: Some(column.words[0].means.clone()), ..column };
    words
        .prop_map(with)
        .prop_flat_map(move |column| select(vec![with_example(column.clone()), column]))
        .boxed()
}

fn texts(column: Column) -> BoxedStrategy<Column> {
    let patterns = ["[A-Za-z0-9 -]+", "\\d{6}|[A-Z]+-\\d{4}", "[^<>]{0,100}", "WA-\\d{3}"];
    let pattern = option::of(select(patterns.map(str::to_owned).to_vec()));
    (option::of(0..20u32), option::of(20..40u32), pattern)
        .prop_map(move |(min_length, max_length, pattern)| Column {
            min_length,
            max_length,
            pattern,
            ..column.clone()
        })
        .boxed()
}

fn limits(column: Column, range: std::ops::Range<i64>, value: fn(i64) -> Value) -> BoxedStrategy<Column> {
    let most = range.end;
    (option::of(range), option::of(0..50i64), any::<bool>())
        .prop_map(move |(minimum, above, has_example)| {
            let largest = minimum.unwrap_or(most) + above.unwrap_or_default();
            Column {
                minimum: minimum.map(value),
                maximum: above.map(|_| value(largest)),
                example: has_example.then(|| value(largest)),
                ..column.clone()
            }
        })
        .boxed()
}

fn dates(column: Column) -> BoxedStrategy<Column> {
    let formats = ["%Y-%m-%d", "%m/%d/%Y", "%d.%m.%y", "%d %B %Y", "%m/%d/%Y %H:%M"];
    let formats = subsequence(formats.map(str::to_owned).to_vec(), 0..=3);
    let early = (2020..2027i16, 1..13i8, 1..29i8);
    let late = (2027..2040i16, 7..13i8, 1..29i8);
    (formats, option::of(early), option::of(late))
        .prop_map(move |(date_formats, minimum, maximum)| {
            let date = |(year, month, day)| Value::Date(Date::constant(year, month, day));
            Column { date_formats, minimum: minimum.map(date), maximum: maximum.map(date), ..column.clone() }
        })
        .boxed()
}

proptest! {
    #[test]
    fn a_document_and_its_template_are_the_same(template in templates()) {
        let document = serde_json::to_value(&template).expect("templates are JSON");
        let read: Template = serde_json::from_value(document.clone()).expect("the document is one of a template");
        prop_assert_eq!(&read, &template);
        prop_assert_eq!(serde_json::to_value(&read).expect("templates are JSON"), document);
        prop_assert!(TemplateSet::new(vec![read]).is_ok());
    }

    /// The rows of an example are set aside because of their mark, and are good rows without it.
    #[test]
    fn an_example_keeps_the_rules_of_its_template(template in templates()) {
        let rows = u32::try_from(example_rows(&template).len()).expect("three rows at most");
        let example = example_csv(&template);
        let aside = verdict(&example, &template);
        prop_assert_eq!((aside.accepted, aside.rejected, aside.set_aside), (0, 0, rows));
        let file = String::from_utf8(example).expect("CSV is UTF-8").replace(EXAMPLE_MARK, "SAMPLED-");
        let verdict = verdict(file.as_bytes(), &template);
        prop_assert_eq!((verdict.accepted, verdict.rejected), (rows, 0), "{}\n{:?}", file, verdict.tally());
    }
}

/// The rows of the example for the built-in template of users with this change of the column after the
/// status.
fn example_of(change: impl FnOnce(&mut Column)) -> Vec<Vec<String>> {
    let mut template = Template::builtin(RecordKind::User);
    let mut column = Column::new(Field::custom(1, FieldType::Text), "Note");
    change(&mut column);
    template.columns.truncate(3);
    template.columns.insert(2, column);
    example_rows(&template)
}

#[test]
fn an_example_value_obeys_its_column() {
    let notes = |change: fn(&mut Column)| -> Vec<String> {
        example_of(change).into_iter().map(|mut row| row.remove(2)).collect()
    };
    assert_eq!(notes(|_| {}), ["Example", "", ""]);
    assert_eq!(notes(|column| column.required = true), ["Example"; 3]);
    assert_eq!(notes(|column| column.max_length = Some(4)), ["Exam", "", ""]);
    assert_eq!(notes(|column| column.min_length = Some(9)), ["ExampleEx", "", ""]);
    let pattern = |column: &mut Column| column.pattern = Some("[A-Z]-\\d".to_owned());
    assert_eq!(example_of(pattern)[0][2], "", "no value is known");
    let required = |column: &mut Column| {
        pattern(column);
        column.required = true;
    };
    assert_eq!(example_of(required), Vec::<Vec<String>>::new(), "no row keeps the rules");
    let with_example = |column: &mut Column| {
        required(column);
        column.example = Some(Value::Text("A-1".to_owned()));
    };
    assert!(example_of(with_example).iter().all(|row| row[2] == "A-1"));
}

/// The row of an enrolled record has its mark in the policy number, which keeps the key as it usually is.
#[test]
fn every_example_row_has_a_mark() {
    let mut template = Template::builtin(RecordKind::User);
    template.columns.truncate(2);
    let keys: Vec<String> = example_rows(&template).into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(keys, ["EXAMPLE-0001", "EXAMPLE-0002", "EXAMPLE-0003"], "there is no policy number");
    template.columns[0].pattern = Some("\\d{6}".to_owned());
    assert_eq!(example_rows(&template), Vec::<Vec<String>>::new(), "no key can have the mark");
    let mut template = Template::builtin(RecordKind::User);
    template.columns[0].pattern = Some("\\d{6}".to_owned());
    assert_eq!(example_rows(&template).len(), 1);
    template.columns[2].max_length = Some(5);
    assert_eq!(example_rows(&template), Vec::<Vec<String>>::new(), "nothing can have the mark");
}

/// The document of a plain template, as another tool writes it.
fn plain() -> Json {
    json!({
        "coverlist:id": "insurer", "coverlist:kind": "user", "title": "Insurer",
        "fields": [
            {"name": "User ID", "type": "string", "constraints": {"required": true, "unique": true}},
            {"name": "insurance  status", "type": "string",
             "constraints": {"required": true, "enum": ["Enrolled", "no"]}},
            {"name": "Policy Number", "type": "string", "format": "default", "rdfType": "https://schema.org/Text"},
            {"name": "Coverage Amount", "type": "number", "decimalChar": ".", "bareNumber": true,
             "constraints": {"minimum": 0.5, "maximum": "1000.00"}},
            {"name": "Coverage Start Date", "type": "date", "format": "fmt:%m/%d/%Y",
             "constraints": {"minimum": "8/1/2026"}},
            {"name": "Coverage End Date", "type": "date", "example": "2027-06-30"},
            {"name": "Plan", "type": "string", "coverlist:field": "choice_4", "categoriesOrdered": true,
             "categories": [{"value": "F", "label": "Full"}, {"value": "Basic"}]},
            {"name": "Case", "type": "string", "coverlist:field": "choice_5", "example": "Hard shell",
             "categories": ["Sleeve", "Hard shell"]},
        ],
        "primaryKey": "User ID",
    })
}

#[test]
fn the_document_of_another_tool_is_read_by_the_standard() {
    let template: Template = serde_json::from_value(plain()).expect("a template");
    assert!(TemplateSet::new(vec![template.clone()]).is_ok());
    let fields: Vec<String> = template.columns.iter().map(|column| column.field.to_string()).collect();
    let built_in = ["key", "status", "policy_number", "coverage_amount", "coverage_start", "coverage_end"];
    assert_eq!(fields, [&built_in[..], &["choice_4", "choice_5"]].concat());
    let column = |at: usize| &template.columns[at];
    assert_eq!(template.status("NO"), Some(Status::NotEnrolled));
    assert_eq!(
        (&column(3).minimum, &column(3).maximum),
        (&Some(Value::Amount(50)), &Some(Value::Amount(100_000)))
    );
    assert_eq!(column(4).minimum, Some(Value::Date(Date::constant(2026, 8, 1))));
    assert_eq!(column(5).date_formats, ["%Y-%m-%d"], "a date without a format is an ISO 8601 date");
    assert_eq!(column(6).meaning("f"), Some(&Value::Choice("Full".to_owned())));
    assert_eq!(column(6).meaning("Basic"), Some(&Value::Choice("Basic".to_owned())));
    assert_eq!(column(7).example, Some(Value::Choice("Hard shell".to_owned())));
    let again: Json = serde_json::to_value(&template).expect("templates are JSON");
    assert_eq!(serde_json::from_value::<Template>(again).expect("a template"), template);
}

#[test]
fn a_field_without_id_and_known_header_is_refused() {
    let mut document = plain();
    document["fields"][2]["name"] = json!("Certificate");
    let error = serde_json::from_value::<Template>(document).expect_err("no field has the name");
    assert_eq!(error.to_string(), format!("/fields/2/coverlist:field: {}", TemplateRule::NoField));
}

#[test]
fn the_templates_of_a_new_district_keep_the_rules_and_read_back() {
    let set = TemplateSet::of_new_district();
    assert_eq!(TemplateSet::new(Vec::from(set.clone())), Ok(set.clone()));
    for template in set.iter() {
        let document = serde_json::to_value(template).expect("a template is JSON");
        assert_eq!(serde_json::from_value::<Template>(document).as_ref().ok(), Some(template));
        assert!(set.peers(template).iter().all(|peer| peer.purpose == template.purpose));
    }
}

#[test]
fn a_template_has_fields_of_one_purpose() {
    let name = Column::new(Field::Attribute(Attribute::Name), "Name");
    let mut insurance = Template::builtin(RecordKind::User);
    insurance.columns.push(name);
    let mut records = Template::builtin_records(RecordKind::User);
    records.columns.push(Column::new(Field::PolicyNumber, "Policy Number"));
    for template in [insurance, records] {
        let error = TemplateSet::new(vec![template]).expect_err("a column has another purpose");
        assert_eq!(error.fault.rule, TemplateRule::OtherPurpose);
    }
}
