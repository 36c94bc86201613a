//! Runs the corpus: every case whole and in slices.

use super::case::{Answer, Case, Question, cases};
use coverlist_core::findings::Code;
use coverlist_core::read::Reader;
use coverlist_core::sheet::Decisions;
use coverlist_core::validate::{Limits, Validator};
use std::collections::BTreeSet;
use std::fmt::Write;

#[test]
fn every_case_says_what_is_expected() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let answer = whole(&case);
        if answer != case.answer && update {
            let path = case.folder.join("expected.json");
            std::fs::write(&path, expected_json(&case.question, &answer)).expect("the corpus can be written");
        } else if answer != case.answer {
            let expected = expected_json(&case.question, &case.answer);
            let said = expected_json(&case.question, &answer);
            writeln!(wrong, "\n== {}\n{}", case.name, difference(&expected, &said)).expect("memory suffices");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn slices_make_no_difference() {
    for case in cases() {
        let expected = whole(&case);
        for size in [1, 7, 64] {
            assert_eq!(sliced(&case, size), expected, "{} in slices of {size}", case.name);
        }
    }
}

/// `coverlist-workbook` tests the codes of workbooks.
#[test]
fn every_code_of_text_files_occurs_in_some_case() {
    let found: BTreeSet<Code> =
        cases().iter().flat_map(|case| &case.answer.findings).map(|place| place.code).collect();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !found.contains(code) && !code.is_of_workbook())
        .map(|code| code.id())
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn there_are_enough_cases() {
    assert!(cases().len() >= 100, "{}", cases().len());
}

fn whole(case: &Case) -> Answer {
    Answer::of(&case.verdict())
}

/// Reads and validates in slices of this size.
fn sliced(case: &Case, size: usize) -> Answer {
    let Question { today, decisions, limits, .. } = &case.question;
    let templates = case.templates();
    let template = templates.get(case.template_id()).expect("the set has the template");
    let mut reader = Reader::new(&decisions.read(), &templates.headers());
    case.input.chunks(size).for_each(|slice| reader.push(slice));
    reader.finish();
    let mut table = reader.into_table();
    let choices = case.choices(&table);
    let mut validator = Validator::new(&table, template, &templates, &choices, *today, *limits);
    let rows = u32::try_from(size).expect("slices are small");
    while !validator.step(&table, rows) {}
    let verdict = validator.finish(&table);
    Answer::of(&case.corrected(&mut table, verdict))
}

/// The JSON of a case, in the order of README.md and with one finding on each line.
fn expected_json(question: &Question, answer: &Answer) -> String {
    let mut lines = vec![
        format!("\"template\": {}", json(&question.template)),
        format!("\"today\": {}", json(&question.today)),
    ];
    if question.decisions != Decisions::default() {
        lines.push(format!("\"decisions\": {}", json(&question.decisions)));
    }
    if question.limits != Limits::default() {
        lines.push(format!("\"limits\": {}", json(&question.limits)));
    }
    lines.push(format!("\"file\": {}", json(&answer.file)));
    for (name, count) in [
        ("rows", answer.rows),
        ("accepted", answer.accepted),
        ("rejected", answer.rejected),
        ("set_aside", answer.set_aside),
    ] {
        lines.push(format!("\"{name}\": {count}"));
    }
    lines.push(format!("\"blocked\": {}", answer.blocked));
    let findings: Vec<String> =
        answer.findings.iter().map(|place| format!("\n    {}", json(place))).collect();
    let end = if findings.is_empty() { "" } else { "\n  " };
    lines.push(format!("\"findings\": [{}{end}]", findings.join(",")));
    format!("{{\n  {}\n}}\n", lines.join(",\n  "))
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}

/// The lines that only one of two texts has.
fn difference(expected: &str, said: &str) -> String {
    let missing = expected.lines().filter(|line| !said.lines().any(|other| other == *line));
    let extra = said.lines().filter(|line| !expected.lines().any(|other| other == *line));
    missing.map(|line| format!("- {line}\n")).chain(extra.map(|line| format!("+ {line}\n"))).collect()
}
