//! Corrections: rows of a processed import are corrected, staged as a further round, and merged into its
//! report.

use crate::harness::{App, Csv, Request, Session, devices, roster};
use coverlist_api::{ImportView, ProblemCode, ReportRow, RowQueryRequest, paths};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, Outcome, Sample};

/// A server with five devices, and a processed import: two rows are applied, two name no device, and one is
/// rejected.
fn processed() -> (App, Session, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(5)));
    let file = Csv::device()
        .insures("DEV000001X")
        .insures("DEV00002")
        .insures("DEV000003X")
        .row("DEV000004X,Perhaps,,,,,")
        .insures("NOBODY");
    let import = admin.stage_without(1, "device", file.bytes());
    let done = admin.process(import.id);
    assert_eq!(done.counts, Some(Counts { updated: 2, skipped: 2, rejected: 1, ..Counts::default() }));
    (app, admin, done)
}

/// The rows that were not applied, as the report has them, after corrections.
fn corrected(admin: &Session, import: i64, corrections: &[(&str, &str)]) -> String {
    let sheet = admin.get(paths::import_report_csv(import)).expect(200).body;
    let mut sheet = String::from_utf8(sheet).expect("text");
    for (wrong, right) in corrections {
        assert!(sheet.contains(wrong), "{wrong} in {sheet}");
        sheet = sheet.replacen(wrong, right, 1);
    }
    sheet
}

fn merge(admin: &Session, import: i64, rejected: u32, sheet: &str) -> ImportView {
    admin.send(merging(admin, import, rejected, sheet)).expect(201).json()
}

fn merging(admin: &Session, import: i64, rejected: u32, sheet: &str) -> Request {
    admin.file("device", sheet).rejecting(rejected).merging(import).request()
}

fn rows(admin: &Session, import: i64) -> Vec<(u32, Outcome, u32)> {
    let rows: Vec<ReportRow> = admin.report(import, "").rows;
    rows.iter().map(|row| (row.line, row.outcome, row.round)).collect()
}

#[test]
fn corrected_rows_are_a_further_round_of_the_same_report() {
    let (_app, admin, import) = processed();
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000002X"), ("Perhaps", "Yes")]);
    let second = merge(&admin, import.id, 0, &sheet);
    assert_eq!(
        (second.state, second.merges, second.round, second.rows),
        (State::Staged, Some(import.id), 2, 3)
    );
    assert_eq!(rows(&admin, import.id)[1], (3, Outcome::Skipped, 1), "nothing is applied yet");
    let done = admin.process(second.id);
    assert_eq!(done.counts, Some(Counts { updated: 2, skipped: 1, ..Counts::default() }));

    let report = admin.report(import.id, "");
    let counts = Counts { updated: 4, skipped: 1, ..Counts::default() };
    assert_eq!((report.counts, counts.total()), (counts, report.rows_in_file));
    let (updated, skipped) = (Outcome::Updated, Outcome::Skipped);
    let expected = [(2, updated, 1), (3, updated, 2), (4, updated, 1), (5, updated, 2), (6, skipped, 2)];
    assert_eq!(rows(&admin, import.id), expected);
    assert_eq!(report.rows[1].import, second.id);
    assert!(report.rows[3].findings.is_empty(), "those of the first round are mended");
    let found = RowQueryRequest { q: "dev000002x".to_owned(), ..RowQueryRequest::default() };
    assert_eq!(admin.search_report(import.id, &found).rows.len(), 1);

    // A third round corrects what is left, by the number of the second one.
    let sheet = corrected(&admin, import.id, &[("NOBODY", "NOBODY2")]);
    assert_eq!(sheet.lines().count(), 2, "{sheet}");
    let third = merge(&admin, second.id, 0, &sheet);
    assert_eq!((third.merges, third.round), (Some(import.id), 3));
    admin.process(third.id);
    assert_eq!(rows(&admin, import.id)[4], (6, skipped, 3));
    assert_eq!(admin.report(import.id, "").counts, counts);
}

#[test]
fn an_undone_correction_leaves_the_report_as_it_was() {
    let (_app, admin, import) = processed();
    let before = rows(&admin, import.id);
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000002X"), ("Perhaps", "Yes")]);
    let second = merge(&admin, import.id, 0, &sheet);
    admin.process(second.id);
    assert_ne!(rows(&admin, import.id), before);
    admin.undo(second.id);
    assert_eq!(rows(&admin, import.id), before);
    assert_eq!(Some(admin.report(import.id, "").counts), import.counts);
    admin.redo(second.id);
    assert_eq!(rows(&admin, import.id)[1].2, 2);
    // A deleted correction never was in the report.
    let sheet = corrected(&admin, import.id, &[("NOBODY", "NOBODY2")]);
    let third = merge(&admin, import.id, 0, &sheet);
    admin.delete(paths::import(third.id)).expect(200);
    assert_eq!(admin.report(import.id, "").counts.total(), 5);
}

#[test]
fn a_sample_of_a_correction_is_in_the_report_at_once() {
    let (_app, admin, import) = processed();
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000002X"), ("Perhaps", "Yes")]);
    let second = merge(&admin, import.id, 0, &sheet);
    admin.sample(second.id, Sample::First(1));
    assert_eq!(rows(&admin, import.id)[1], (3, Outcome::Updated, 2));
    assert_eq!(rows(&admin, import.id)[3], (5, Outcome::Rejected, 1));
    assert_eq!(admin.report(import.id, "").counts.total(), 5);
}

#[test]
fn a_row_is_refused_if_an_applied_row_of_another_round_names_its_record() {
    let (_app, admin, import) = processed();
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000001X")]);
    let second = merge(&admin, import.id, 1, &sheet);
    let plan = admin.plan(second.id, "?action=refused");
    assert_eq!(plan.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3]);
    let reason = plan.rows[0].reason.as_ref().expect("a reason");
    assert!(reason.message.contains("was applied in another round"), "{}", reason.message);
    admin.undo(import.id);
    assert_eq!(admin.plan(second.id, "").counts.updated, 1, "the other row is not applied any more");
    admin.redo(import.id);
    admin.process(second.id);
    assert_eq!(rows(&admin, import.id)[1], (3, Outcome::Refused, 2));
}

#[test]
fn rows_that_were_applied_or_never_were_there_are_not_merged() {
    let (_app, admin, import) = processed();
    let header = "Device Serial,Insurance Status,Line\r\n";
    for (row, line) in [("DEV000001X,Yes,2", 2), ("DEV000004X,Yes,77", 77)] {
        let sheet = format!("{header}DEV000002X,Yes,3\r\n{row}\r\n");
        let problem = admin.send(merging(&admin, import.id, 0, &sheet)).problem(ProblemCode::FileBlocked);
        assert!(problem.detail.contains(&format!("line {line} ")), "{}", problem.detail);
    }
    assert!(admin.open().is_none(), "nothing is staged");
    let sheet = format!("{header}DEV000002X,Yes,3\r\n");
    let user = admin.file("user", "User ID,Insurance Status,Line\r\n17,Yes,3\r\n").merging(import.id);
    admin.send(user.request()).problem(ProblemCode::BadRequest);
    admin.send(merging(&admin, 99, 0, &sheet)).problem(ProblemCode::NotFound);
    let staged = admin.stage("device", Csv::device().insures("DEV000004X").bytes());
    admin.delete(paths::import(staged.id)).expect(200);
    admin.send(merging(&admin, staged.id, 0, &sheet)).problem(ProblemCode::WrongState);
    admin.undo(import.id);
    admin.send(merging(&admin, import.id, 0, &sheet)).problem(ProblemCode::WrongState);
}

#[test]
fn a_correction_may_have_other_columns() {
    let (_app, admin, import) = processed();
    let second =
        merge(&admin, import.id, 1, "Device Serial,Insurance Status,Line\r\nNOBODY3,Yes,3\r\n,Yes,6\r\n");
    admin.process(second.id);
    let sheet = corrected(&admin, import.id, &[]);
    let cells: Vec<Vec<&str>> = sheet.lines().map(|line| line.split(',').collect()).collect();
    assert!(cells.iter().all(|row| row.len() >= 9), "{sheet}");
    let of_round: Vec<_> = cells.iter().map(|row| (row[0], row[2], row[7])).collect();
    assert_eq!(of_round[1].0, "\"DEV000004X\"");
    assert_eq!(of_round[2..], [("\"NOBODY3\"", "\"\"", "\"3\""), ("\"\"", "\"\"", "\"6\"")]);
}

#[test]
fn a_row_is_never_applied_by_two_rounds() {
    let (_app, admin, import) = processed();
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000002X")]);
    let second = merge(&admin, import.id, 1, &sheet);
    admin.process(second.id);
    admin.undo(second.id);
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000005X")]);
    let third = merge(&admin, import.id, 1, &sheet);
    admin.redo(second.id);
    let refused = admin.plan(third.id, "?action=refused").rows;
    assert_eq!(refused.iter().map(|row| row.line).collect::<Vec<_>>(), [3], "applied by the second round");
    admin.process(third.id);
    assert_eq!(rows(&admin, import.id)[1], (3, Outcome::Updated, 2), "what was applied comes first");

    admin.undo(second.id);
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000005X")]);
    let fourth = merge(&admin, import.id, 1, &sheet);
    admin.process(fourth.id);
    assert_eq!(rows(&admin, import.id)[1], (3, Outcome::Updated, 4));
    let problem = admin.get(paths::import_redo(second.id)).problem(ProblemCode::WrongState);
    assert!(problem.detail.contains("later correction"), "{}", problem.detail);
}

#[test]
fn a_file_without_a_line_in_each_row_is_no_correction() {
    let (_app, admin, import) = processed();
    for sheet in [
        "Device Serial,Insurance Status\r\nDEV000002X,Yes\r\nDEV000004X,Yes\r\n",
        "Device Serial,Insurance Status,Line\r\nDEV000002X,Yes,3\r\nDEV000004X,Yes,\r\n",
        "Device Serial,Insurance Status,Line\r\nDEV000002X,Yes,3\r\nDEV000004X,Yes,3\r\n",
        "Device Serial,Line,Insurance Status\r\nDEV000002X,3,Yes\r\n",
    ] {
        let request = admin.file("device", sheet).merging(import.id).request();
        let problem = admin.send(request).problem(ProblemCode::FileBlocked);
        assert!(problem.detail.contains("column Line"), "{}", problem.detail);
    }
}

#[test]
fn the_download_of_several_rounds_is_a_sheet_again() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    let first =
        "Device Serial,Insurance Status,Coverage End Date\r\nA,Yes,2027-06-30\r\nB,Yes,2027-06-30\r\n";
    let import = admin.stage("device", first);
    admin.process(import.id);
    let second = "Device Serial,Insurance Status,Policy Number,Line\r\nC,Yes,P-1,2\r\n";
    let second = merge(&admin, import.id, 0, second);
    admin.process(second.id);
    let sheet = corrected(&admin, import.id, &[("\"C\"", "\"DEV000001X\"")]);
    let header = sheet.lines().next().expect("a header").trim_start_matches('\u{feff}');
    let expected =
        ["Device Serial", "Insurance Status", "Policy Number", "Coverage End Date", "Line", "Reason"];
    assert_eq!(header.split(',').map(|cell| cell.trim_matches('"')).collect::<Vec<_>>(), expected);
    let third = merge(&admin, import.id, 0, &sheet);
    assert_eq!(admin.process(third.id).counts.expect("counts").updated, 1);
}

#[test]
fn a_row_that_an_undo_has_kept_stays_in_the_report() {
    let (_app, admin, import) = processed();
    let sheet = corrected(&admin, import.id, &[("DEV00002", "DEV000002X"), ("Perhaps", "Yes")]);
    let second = merge(&admin, import.id, 0, &sheet);
    admin.process(second.id);
    let newer = "Device Serial,Insurance Status,Policy Number\r\nDEV000002X,Yes,NEWER\r\n";
    admin.process(admin.stage("device", newer).id);
    admin.undo(second.id);
    assert_eq!(rows(&admin, import.id)[1], (3, Outcome::Updated, 2), "it is still applied");
    assert_eq!(rows(&admin, import.id)[3], (5, Outcome::Rejected, 1));
    assert_eq!(admin.report(import.id, "").counts.total(), 5);
}
