//! The worksheet that a person, or the workbook itself, chooses.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{HiddenRows, WorkbookChoices, WorkbookFacts, Worksheet};
use coverlist_workbook::read::ChosenWorksheet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// The bytes of a case.
pub fn case(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks").join(name);
    fs::read(crate::cases::workbook_of(&folder)).expect("the case is there")
}

/// The CSV of a worksheet, and what is known of the workbook afterwards.
pub fn read(worksheet: ChosenWorksheet) -> (String, WorkbookFacts) {
    let mut csv = Vec::new();
    let facts = worksheet.to_csv(&mut |chunk| {
        csv.extend_from_slice(chunk.bytes);
        ControlFlow::Continue(())
    });
    (String::from_utf8(csv).expect("CSV is UTF-8"), facts)
}

fn open(name: &str, worksheet: Option<&str>, hidden_rows: Option<HiddenRows>) -> Option<ChosenWorksheet> {
    let choices = WorkbookChoices { worksheet: worksheet.map(str::to_owned), hidden_rows };
    ChosenWorksheet::open(case(name), &choices)
}

fn named(name: &str, worksheet: Option<&str>) -> ChosenWorksheet {
    open(name, worksheet, None).expect("a workbook")
}

fn name_of(facts: &WorkbookFacts) -> Option<&str> {
    facts.worksheet().map(|worksheet| worksheet.name.as_str())
}

#[test]
fn the_likeliest_worksheet_is_read_unless_another_one_is_named() {
    for (worksheet, index, name, header) in [
        (None, 0, "Roster", "User ID,"),
        (Some("Old roster"), 2, "Old roster", "0,"),
        // The caller compares the names, because a person may have chosen another file meanwhile.
        (Some("old roster"), 0, "Roster", "User ID,"),
    ] {
        let chosen = named("openpyxl-hidden", worksheet);
        assert_eq!((chosen.facts().read, name_of(chosen.facts())), (Some(index), Some(name)));
        let names: Vec<_> = chosen.facts().worksheets.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Roster", "Empty", "Old roster"]);
        let (csv, facts) = read(chosen);
        assert!(csv.starts_with(header), "{csv}");
        assert_eq!((facts.read, facts.bytes), (Some(index), case("openpyxl-hidden").len() as u64));
    }
}

#[test]
fn the_rows_of_an_only_worksheet_are_counted_while_it_is_read() {
    let chosen = named("openpyxl-roster", None);
    let roster = |rows| Worksheet { name: "Roster".to_owned(), rows, hidden_rows: 0, is_hidden: false };
    assert_eq!(chosen.facts().worksheets, [roster(0)]);
    assert_eq!(read(chosen).1.worksheets, [roster(4)]);
}

#[test]
fn the_counts_are_those_of_the_workbook_whatever_is_decided_about_hidden_rows() {
    for (decision, code) in [
        (None, Code::HiddenRowsUndecided),
        (Some(HiddenRows::Include), Code::HiddenRowsIncluded),
        (Some(HiddenRows::LeaveOut), Code::HiddenRowsLeftOut),
    ] {
        let chosen = open("openpyxl-hidden", None, decision).expect("a workbook");
        let before = chosen.facts().clone();
        assert_eq!((before.hidden_rows, before.notes.as_slice()), (decision, &[][..]));
        let (csv, facts) = read(chosen);
        assert_eq!(csv.contains("000043"), decision != Some(HiddenRows::LeaveOut));
        assert_eq!(facts.worksheets, before.worksheets);
        assert_eq!(facts.notes[0], Finding::file(code).naming([3], 1));
        assert_eq!(facts.undecided().is_some(), decision.is_none());
    }
}

#[test]
fn a_refused_workbook_has_one_note_and_no_csv() {
    for (name, code) in [
        ("danger-password", Code::WorkbookPassword),
        ("danger-password-ods", Code::WorkbookPassword),
        ("danger-cut-off", Code::WorkbookDamaged),
        ("danger-cut-off-xls", Code::WorkbookDamaged),
        ("danger-zip-bomb", Code::WorkbookTooLarge),
        ("danger-no-worksheet", Code::WorkbookNoWorksheet),
    ] {
        let (csv, facts) = read(named(name, None));
        assert_eq!((csv.as_str(), facts.read, facts.notes), ("", None, vec![Finding::file(code)]), "{name}");
        assert_eq!(facts.bytes, case(name).len() as u64, "{name}");
    }
}

#[test]
fn a_worksheet_can_turn_out_to_be_unreadable() {
    for (name, code) in
        [("danger-cut-worksheet", Code::WorkbookDamaged), ("danger-too-many-rows", Code::WorkbookTooManyRows)]
    {
        let chosen = named(name, None);
        assert_eq!(chosen.facts().read, Some(0), "{name}");
        let facts = read(chosen).1;
        assert_eq!((facts.read, facts.notes), (None, vec![Finding::file(code)]), "{name}");
    }
}

#[test]
fn a_damaged_archive_without_a_sign_of_a_workbook_is_none() {
    let choices = WorkbookChoices::default();
    for bytes in [&b"PK\x03\x04 no directory"[..], b"User ID\n1001\n", b""] {
        assert!(ChosenWorksheet::open(bytes.to_vec(), &choices).is_none());
    }
    assert!(open("danger-other-zip", None, None).is_none());
    let cut = &case("danger-other-zip")[..60];
    assert!(ChosenWorksheet::open(cut.to_vec(), &choices).is_none());
}

#[test]
fn a_caller_that_stops_gets_no_refusal() {
    let facts = named("openpyxl-roster", None).to_csv(&mut |_| ControlFlow::Break(()));
    assert_eq!((facts.read, facts.notes), (Some(0), Vec::new()));
}
