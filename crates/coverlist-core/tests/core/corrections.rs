//! Corrections in the decisions document: changed cells, and their undo and redo.

use super::sheet_convert::{converted, sheet, try_convert};
use coverlist_core::sheet::{Correction, Corrections, DecisionRule, Decisions, Edit, Keep, LeaveOut};

const FILE: &str = "User ID,Insurance Status,Coverage Type\n1001,Maybe,Full\n1002,Yes,ful\n1003,Yes, ful \n\
                    1003,Yes,ful\n1004,Yes,x,y,ful\n1005,No,FUL\n";

fn on_line(line: u32, field: &str, text: &str) -> Edit {
    Edit { line: Some(line), field: field.to_owned(), text: text.to_owned(), ..Edit::default() }
}

fn equal(field: &str, equal: &str, text: &str) -> Edit {
    Edit { line: None, equal: Some(equal.to_owned()), ..on_line(0, field, text) }
}

fn replace(field: &str, find: &str, text: &str) -> Edit {
    Edit { line: None, find: Some(find.to_owned()), ..on_line(0, field, text) }
}

fn document(edits: &[Edit]) -> String {
    let decisions = Decisions { edits: edits.to_vec(), ..Decisions::default() };
    serde_json::to_string(&decisions).expect("decisions are JSON")
}

#[test]
fn edits_change_cells_one_after_the_other() {
    let edits = [
        on_line(2, "Insurance Status", "Yes"),
        equal("Coverage Type", "Full", "ful"),
        equal("Coverage Type", "ful", "All"),
        on_line(3, "Coverage Type", ""),
    ];
    let decided = converted(FILE, &document(&edits));
    let rows = "1001,Enrolled,All,2,\r\n1002,Enrolled,,3,\r\n1003,Enrolled,All,4,\r\n,,,6,row_long\r\n\
                1005,Not Enrolled,FUL,7,\r\n";
    assert_eq!(sheet(&decided), format!("User ID,Insurance Status,Coverage Type,Line,Reason\r\n{rows}"));
    let provenance = &decided.sheet.as_ref().expect("a sheet").provenance;
    assert_eq!(provenance.changed_cells, 5, "one cell is changed twice");
    assert_eq!((decided.verdict.accepted, decided.verdict.rejected, decided.verdict.set_aside), (4, 1, 1));
}

#[test]
fn a_part_of_the_texts_is_replaced_in_rows_that_are_split() {
    let edits = [
        replace("Coverage Type", "ul", "UL"),
        replace("Coverage Type", "f", ""),
        // Letter case matters, and an earlier edit is seen.
        replace("Coverage Type", "full", "no"),
        replace("User ID", "100", "200-"),
    ];
    let decided = converted(FILE, &document(&edits));
    let rows = "200-1,Maybe,FULl,2,\r\n200-2,Enrolled,UL,3,\r\n200-3,Enrolled,UL,4,\r\n,,,6,row_long\r\n\
                200-5,Not Enrolled,FUL,7,\r\n";
    assert_eq!(sheet(&decided), format!("User ID,Insurance Status,Coverage Type,Line,Reason\r\n{rows}"));
}

#[test]
fn an_edit_that_does_not_fit_is_named() {
    for (edit, broken) in [
        (on_line(1, "User ID", "1"), DecisionRule::NoCell),
        (on_line(99, "User ID", "1"), DecisionRule::NoCell),
        (on_line(2, "Policy Number", "1"), DecisionRule::NoCell),
        (equal("Policy Number", "", "1"), DecisionRule::NoCell),
        (on_line(2, "Shoe Size", "1"), DecisionRule::NotInTemplate),
        (on_line(6, "User ID", "1"), DecisionRule::UncertainCells),
        (Edit { line: Some(2), ..equal("User ID", "1001", "1") }, DecisionRule::EditRule),
        (Edit { equal: None, ..equal("User ID", "1001", "1") }, DecisionRule::EditRule),
        (Edit { find: Some("1".to_owned()), ..equal("User ID", "1001", "1") }, DecisionRule::EditRule),
        (replace("User ID", "", "1"), DecisionRule::EditRule),
        (replace("Policy Number", "1", "2"), DecisionRule::NoCell),
    ] {
        let edits = [on_line(2, "Insurance Status", "Yes"), edit];
        let fault = try_convert(FILE, &document(&edits)).map(|_| ());
        assert_eq!(fault, Err(("/edits/1".to_owned(), broken)), "{edits:?}");
    }
}

/// Some corrections of [`FILE`].
fn corrections() -> Corrections {
    let mut corrections = Corrections::default();
    corrections.make(Correction::Edit(on_line(5, "Coverage Type", "Other")));
    corrections.make(Correction::Keep { line: 4, instead_of: vec![5] });
    corrections.make(Correction::Keep { line: 5, instead_of: vec![4] });
    corrections.make(Correction::LeaveOut(LeaveOut { line: Some(6), ..LeaveOut::default() }));
    corrections.make(Correction::Edit(equal("Insurance Status", "Maybe", "No")));
    corrections
}

fn sheet_with(corrections: &Corrections, decisions: &Decisions) -> String {
    let document = serde_json::to_string(&corrections.applied_to(decisions)).expect("decisions are JSON");
    sheet(&converted(FILE, &document)).to_owned()
}

#[test]
fn undoing_all_corrections_gives_the_sheet_without_them_and_redoing_the_one_with_them() {
    let decisions = Decisions { keep: vec![Keep { line: 2 }], ..Decisions::default() };
    let mut corrections = corrections();
    let corrected = corrections.applied_to(&decisions);
    assert_eq!(corrected.keep, [Keep { line: 2 }, Keep { line: 5 }], "one row is kept instead of another");
    let with_all = sheet_with(&corrections, &decisions);
    assert!(
        with_all.contains("1003,Enrolled,Other,5\r\n") && with_all.contains("1001,Not Enrolled,Full,2\r\n")
    );
    let undone = (0..9).take_while(|_| corrections.undo()).count();
    assert_eq!((undone, corrections.applied_to(&decisions)), (5, decisions.clone()));
    assert_eq!(sheet_with(&corrections, &decisions), sheet(&converted(FILE, r#"{"keep": [{"line": 2}]}"#)));
    let redone = (0..9).take_while(|_| corrections.redo()).count();
    assert_eq!((redone, corrections.applied_to(&decisions)), (5, corrected));
    assert_eq!(sheet_with(&corrections, &decisions), with_all);
}

#[test]
fn after_a_new_correction_nothing_can_be_redone() {
    let mut corrections = corrections();
    assert!(corrections.undo() && corrections.undo());
    corrections.make(Correction::Edit(on_line(2, "User ID", "9")));
    assert!(!corrections.redo());
    assert_eq!(corrections.applied_to(&Decisions::default()).leave_out, []);
}
