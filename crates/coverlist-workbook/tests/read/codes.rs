//! Every finding about a workbook occurs in some case.

use crate::cases::{folders, workbook_of};
use crate::chosen::read;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{HiddenRows, WorkbookChoices};
use coverlist_workbook::read::ChosenWorksheet;
use std::collections::BTreeSet;
use std::fs;

/// The notes of a workbook under each decision about its hidden rows.
fn notes(bytes: &[u8]) -> Vec<Finding> {
    let decisions = [None, Some(HiddenRows::Include), Some(HiddenRows::LeaveOut)];
    let choices = decisions.map(|hidden_rows| WorkbookChoices { worksheet: None, hidden_rows });
    let opened = choices.iter().filter_map(|choices| ChosenWorksheet::open(bytes.to_vec(), choices));
    opened.flat_map(|chosen| read(chosen).1.notes).collect()
}

#[test]
fn every_code_of_workbooks_occurs_in_some_case() {
    let workbooks = folders().into_iter().map(|folder| fs::read(workbook_of(&folder)).expect("a workbook"));
    let notes: Vec<Finding> = workbooks.flat_map(|bytes| notes(&bytes)).collect();
    let found: BTreeSet<Code> = notes.iter().map(|note| note.code).collect();
    // The core finds that other worksheets have rows, too.
    let wanted = |code: &Code| code.is_of_workbook() && *code != Code::WorksheetChosen;
    let all: BTreeSet<Code> = Code::ALL.iter().copied().filter(wanted).collect();
    assert_eq!(found, all);
    assert!(notes.iter().all(|note| note.lines.is_sorted()), "{notes:?}");
}
