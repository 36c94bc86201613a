//! The files in `tests/table_schema`, which the Python tool Frictionless must judge as Coverlist does.
//! `cargo xtask test` runs it.

use coverlist_core::findings::Severity;
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, FieldType};
use coverlist_core::sheet::example_csv;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, Verdict, validate};
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/table_schema")
}

fn committed(file: &str) -> Vec<u8> {
    fs::read(folder().join(file)).expect("the file is committed")
}

fn every_type() -> Template {
    serde_json::from_slice(&committed("every_type.json")).expect("the document is one of a template")
}

fn verdict(file: &[u8]) -> Verdict {
    let template = every_type();
    let set = TemplateSet::new(vec![template.clone()]).expect("the template keeps the rules");
    let table = read(file, &ReadChoices::default(), &set.headers());
    validate(&table, &template, &set, &Choices::default(), Date::constant(2026, 9, 1), Limits::default())
}

/// A file with one fault, and the place and the code of the finding about it.
#[derive(serde::Deserialize)]
struct Mutation {
    file: String,
    line: u32,
    column: String,
    code: String,
}

#[test]
fn the_document_and_its_example_are_those_that_coverlist_writes() {
    let template = every_type();
    let types: Vec<FieldType> = template.columns.iter().map(|column| column.field.field_type()).collect();
    assert!(FieldType::ALL.iter().all(|field_type| types.contains(field_type)));
    let document = serde_json::to_string_pretty(&template).expect("templates are JSON") + "\n";
    assert_eq!(document, String::from_utf8(committed("every_type.json")).expect("JSON is UTF-8"));
    let example = String::from_utf8(example_csv(&template)).expect("CSV is UTF-8");
    assert_eq!(example, String::from_utf8(committed("example.csv")).expect("CSV is UTF-8"));
}

#[test]
fn good_rows_are_accepted() {
    let verdict = verdict(&committed("rows.csv"));
    assert_eq!((verdict.rows, verdict.accepted), (4, 4), "{:?}", verdict.findings().collect::<Vec<_>>());
}

#[test]
fn each_mutation_is_rejected_at_its_place() {
    let mutations: Vec<Mutation> = serde_json::from_slice(&committed("mutations.json")).expect("mutations");
    let files = fs::read_dir(folder().join("mutations")).expect("a folder").count();
    assert_eq!(files, mutations.len(), "each file is listed");
    for Mutation { file, line, column, code } in mutations {
        let verdict = verdict(&committed(&format!("mutations/{file}.csv")));
        let template = every_type();
        let is_fault = |severity, at: Option<u32>, field| {
            severity != Severity::Warns
                && at == Some(line)
                && template.columns.iter().any(|known| known.header == column && Some(known.field) == field)
        };
        let found = verdict.findings().find(|it| is_fault(it.severity(), it.line, it.field));
        let found = found.unwrap_or_else(|| panic!("{file}: {:?}", verdict.findings().collect::<Vec<_>>()));
        assert_eq!(found.code.id(), code, "{file}");
        assert!(verdict.blocked || verdict.accepted < 4, "{file}");
    }
}

#[test]
fn the_example_of_the_documentation_is_a_template() {
    let page = fs::read_to_string(folder().join("../../docs/TEMPLATES.md")).expect("the page is committed");
    let document = page.split("```json").nth(1).and_then(|rest| rest.split("```").next());
    let template: Template =
        serde_json::from_str(document.expect("the page has an example")).expect("a template");
    assert!(TemplateSet::new(vec![template]).is_ok());
}
