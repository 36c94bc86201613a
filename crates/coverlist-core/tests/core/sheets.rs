//! Runs the conformance suite of sheets.

use super::sheet_case::{Answer, Expected, SheetCase, sheet_cases};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{SheetFault, SheetGrammar, SheetReader, SheetRule, read_sheet};
use coverlist_core::template::Template;
use std::fmt::Write;

#[test]
fn every_sheet_says_what_is_expected() {
    let update = std::env::var_os("UPDATE_SHEETS").is_some();
    let mut wrong = String::new();
    for case in sheet_cases() {
        let answer = answer(&case);
        if answer != case.expected.answer && update {
            let expected = Expected { answer, ..case.expected };
            let path = case.folder.join("expected.json");
            std::fs::write(path, expected_json(&expected)).expect("the suite can be written");
        } else if answer != case.expected.answer {
            writeln!(wrong, "\n== {}\n{answer:?}\n{:?}", case.name, case.expected.answer)
                .expect("memory suffices");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn slices_of_a_sheet_make_no_difference() {
    for case in sheet_cases() {
        let check = |size: usize| {
            let mut grammar = SheetGrammar::default();
            let pushed = case.sheet.chunks(size).try_for_each(|slice| grammar.push(slice));
            pushed.and_then(|()| grammar.finish())
        };
        let whole = check(usize::MAX);
        for size in [1, 2, 3, 7] {
            assert_eq!(check(size), whole, "{} in slices of {size}", case.name);
        }
    }
}

#[test]
fn a_sheet_that_ends_inside_a_row_is_cut_off() {
    let sheet = "User ID,Insurance Status\r\n004231,Enrolled\r\n\"118204\",\r\n";
    for end in (1..=sheet.len()).filter(|&end| !sheet[..end].ends_with("\r\n")) {
        let mut grammar = SheetGrammar::default();
        grammar.push(&sheet.as_bytes()[..end]).expect("correct so far");
        let fault = grammar.finish().expect_err("it is cut off");
        let line = 1 + sheet[..end].matches("\r\n").count() as u32;
        assert_eq!((fault.rule, fault.line), (SheetRule::CutOff, line), "{:?}", &sheet[..end]);
    }
}

#[test]
fn a_fault_is_written_with_its_place() {
    let fault = SheetFault { rule: SheetRule::Quote, line: 3, column: Some(2) };
    assert_eq!(fault.to_string(), "quote:3:2");
    assert_eq!(SheetFault { column: None, ..fault }.to_string(), "quote:3");
}

#[test]
fn a_reader_knows_the_columns_of_its_sheet() {
    let template = Template::builtin(RecordKind::User);
    let cells = ["User ID", "Insurance Status", "Check: Grade", "Line"];
    let reader = SheetReader::new(cells, &template, Date::constant(2026, 9, 1)).expect("a header");
    assert!(reader.header().cells(&template).eq(cells));
}

#[test]
fn a_finding_about_a_cell_names_the_field_of_its_column() {
    for case in sheet_cases() {
        let Ok(sheet) = read_sheet(&case.sheet, &case.template, case.expected.today) else { continue };
        for finding in sheet.rows.iter().flat_map(|row| &row.findings) {
            let field = finding.column.and_then(|column| sheet.header.fields.get(usize::from(column) - 1));
            assert_eq!(finding.field.as_ref(), field, "{}: {}", case.name, finding.code.id());
        }
    }
}

#[test]
fn a_download_for_excel_is_the_same_sheet() {
    let answer = |name: &str| {
        let cases = sheet_cases();
        answer(cases.iter().find(|case| case.name == name).expect("a case"))
    };
    assert_eq!(answer("excel"), answer("formulas"));
    assert_eq!(answer("byte-order-mark"), answer("plain"));
}

#[test]
fn every_rule_is_broken_by_some_case() {
    let faults: Vec<SheetRule> = sheet_cases().iter().filter_map(fault).collect();
    for rule in SheetRule::ALL {
        assert!(faults.contains(&rule), "no case for {}", rule.id());
        assert_eq!(serde_json::to_value(rule).expect("a rule is a string"), rule.id());
    }
}

fn fault(case: &SheetCase) -> Option<SheetRule> {
    match &case.expected.answer {
        Answer::Fault(fault) => Some(fault.rule),
        Answer::Rows(_) => None,
    }
}

fn answer(case: &SheetCase) -> Answer {
    Answer::of(read_sheet(&case.sheet, &case.template, case.expected.today))
}

/// The JSON of a case, with one row on each line.
fn expected_json(expected: &Expected) -> String {
    let answer = match &expected.answer {
        Answer::Fault(fault) => format!("\"fault\": {}", json(fault)),
        Answer::Rows(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| format!("\n    {}", json(row))).collect();
            format!("\"rows\": [{}\n  ]", rows.join(","))
        }
    };
    let (template, today) = (json(&expected.template), json(&expected.today));
    format!("{{\n  \"template\": {template},\n  \"today\": {today},\n  {answer}\n}}\n")
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}
