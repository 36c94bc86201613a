//! The verification sheet: some rows of an import beside their records, with marks of persons.

use crate::harness::{App, Csv, Request, Session, devices, roster};
use coverlist_api::{
    ImportView, MarkRequest, MarkView, ProblemCode, ReceiptView, VerificationRow, VerificationView, paths,
};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Effect, Outcome, Sample};
use coverlist_core::record::Field;
use coverlist_server::store::audit;
use std::collections::BTreeSet;

const DEVICES: &str = "Device Serial,Asset Tag,Model,Location\r\n\
    000101,T1,Chromebook,North\r\n000102,T2,Chromebook,South\r\n000103,T3,Chromebook,North\r\n";

/// A server with three devices, and a processed import: it enrolls the first, leaves the second as it is,
/// names an unknown device, and rejects a row about the third.
fn processed() -> (App, Session, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.load("devices", DEVICES);
    let first = "000102,Yes,P-2,Full,460.00,2026-08-24,2027-06-30";
    admin.process(admin.stage("device", Csv::device().row(first).bytes()).id);
    let file = Csv::device()
        .insures("000101")
        .row("000102,Yes,,Full,460.00,2026-08-24,")
        .insures("NOBODY")
        .row("000103,Perhaps,=1+1,Full,46,2026-08-24,2027-06-30");
    let import = admin.stage_without(1, "device", file.bytes());
    let done = admin.process(import.id);
    (app, admin, done)
}

#[track_caller]
fn sheet(session: &Session, import: i64) -> VerificationView {
    session.get(paths::import_verification(import)).expect(200).json()
}

fn row(view: &VerificationView, line: u32) -> &VerificationRow {
    view.rows.iter().find(|row| row.line == line).expect("the row")
}

/// The values of a field in file and record, and whether they agree.
fn value(row: &VerificationRow, field: Field) -> (Option<&str>, Option<&str>, bool) {
    let value = row.values.iter().find(|value| value.field == field).expect("the field");
    (value.file.as_deref(), value.record.as_deref(), value.agrees)
}

fn asking(line: u32, version: u32, checked: bool, note: &str) -> MarkRequest {
    MarkRequest { line, version, checked, note: note.to_owned() }
}

fn marking(import: i64, asked: &MarkRequest) -> Request {
    Request::new("POST", paths::import_verification(import)).json(asked)
}

#[track_caller]
fn mark(session: &Session, import: i64, asked: &MarkRequest) -> MarkView {
    session.send(marking(import, asked)).expect(200).json()
}

#[test]
fn the_sheet_has_the_file_beside_the_record_as_it_is_now() {
    let (_app, admin, import) = processed();
    let view = sheet(&admin, import.id);
    let outcomes: Vec<_> = view.rows.iter().map(|row| (row.line, row.outcome)).collect();
    let [updated, unchanged] = [Outcome::Updated, Outcome::Unchanged];
    assert_eq!(outcomes, [(2, updated), (3, unchanged), (4, Outcome::Skipped), (5, Outcome::Rejected)]);
    assert_eq!((view.state, view.checked, view.differing), (State::Processed, 0, 0));
    let headers: Vec<_> = view.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!((headers.len(), headers[0]), (6, "Insurance Status"));

    let enrolled = row(&view, 2);
    let label = enrolled.record.as_ref().map(|record| record.label.as_str());
    assert_eq!(
        (enrolled.key.as_str(), label, enrolled.place.as_str()),
        ("000101", Some("Chromebook, T1"), "North")
    );
    assert_eq!((enrolled.effect, enrolled.round), (Some(Effect::NewlyEnrolled), 1));
    assert_eq!(value(enrolled, Field::Status), (Some("enrolled"), Some("enrolled"), true));
    assert_eq!(value(enrolled, Field::PolicyNumber), (Some("POL-000101"), Some("POL-000101"), true));
    // A blank cell keeps the value of the record, and agrees with it.
    assert_eq!(value(row(&view, 3), Field::PolicyNumber), (None, Some("P-2"), true));
    let unknown = row(&view, 4);
    assert_eq!(unknown.reason.as_ref().map(|reason| reason.code.as_str()), Some("no_such_record"));
    assert_eq!(value(unknown, Field::Status), (Some("enrolled"), None, false));
    // A rejected row has its own cells, and the record with its key.
    let rejected = row(&view, 5);
    assert_eq!(rejected.record.as_ref().map(|record| record.label.as_str()), Some("Chromebook, T3"));
    assert_eq!(value(rejected, Field::Status), (Some("Perhaps"), None, false));
    assert_eq!(value(rejected, Field::PolicyNumber), (Some("=1+1"), None, false));
    assert_eq!(value(rejected, Field::CoverageAmount), (Some("46.00"), None, false));
    assert!(!rejected.findings.is_empty());

    let newer = "Device Serial,Insurance Status,Policy Number\r\n000101,No,\r\n";
    admin.process(admin.stage("device", newer).id);
    let view = sheet(&admin, import.id);
    assert_eq!(view.differing, 1, "the record has changed since");
    assert_eq!(value(row(&view, 2), Field::Status), (Some("enrolled"), Some("not_enrolled"), false));
    assert_eq!(value(row(&view, 2), Field::CoverageStart), (Some("2026-08-24"), Some("2026-08-24"), true));
}

#[test]
fn a_row_that_ends_coverage_agrees_with_what_it_cleared() {
    let (_app, admin, import) = processed();
    let ending = "Device Serial,Insurance Status\r\n000101,No\r\n";
    let ending = admin.process(admin.stage("device", ending).id);
    let view = sheet(&admin, ending.id);
    assert_eq!((view.differing, row(&view, 2).effect), (0, Some(Effect::Ended)));
    admin.undo(ending.id);
    let view = sheet(&admin, ending.id);
    assert_eq!(
        value(row(&view, 2), Field::PolicyNumber),
        (None, Some("POL-000101"), false),
        "it was to be cleared"
    );
    assert_eq!(view.state, State::Undone);
    assert_eq!(sheet(&admin, import.id).differing, 0);
}

#[test]
fn fifteen_rows_come_from_all_schools_and_are_always_the_same() {
    let app = App::start();
    let admin = app.admin();
    let mut users = "User ID,Name,School\r\n".to_owned();
    let mut file = Csv::user();
    for number in 1..=300 {
        let key = format!("{number:06}");
        users += &format!("{key},Ann Lee,School {}\r\n", number % 7);
        file = file.row(&format!("{key},Yes,P-{key},Full,460.00,2026-08-24,2027-06-30"));
    }
    admin.load("users", users);
    for number in 0..9 {
        file = file.row(&format!("NOBODY{number},Yes,,,,,")).row(&format!("BAD{number},Perhaps,,,,,"));
    }
    let import = admin.stage_without(9, "user", file.bytes());
    admin.process(import.id);
    let view = sheet(&admin, import.id);
    let of = |outcome| view.rows.iter().filter(|row| row.outcome == outcome).collect::<Vec<_>>();
    let updated = of(Outcome::Updated);
    assert_eq!([updated.len(), of(Outcome::Skipped).len(), of(Outcome::Rejected).len()], [11, 2, 2]);
    let schools: BTreeSet<_> = updated.iter().map(|row| row.place.as_str()).collect();
    assert_eq!(schools.len(), 7, "{schools:?}");
    assert_eq!(VerificationView { as_of: view.as_of.clone(), ..sheet(&app.viewer(), import.id) }, view);
}

#[test]
fn a_mark_stays_with_the_import_and_a_newer_one_of_another_person_is_noticed() {
    let (app, admin, import) = processed();
    let viewer = app.viewer();
    let first = mark(&viewer, import.id, &asking(2, 0, true, "  as in the file "));
    assert_eq!((first.mark.version, first.mark.checked, first.unseen), (1, true, None));
    assert_eq!((first.mark.note.as_str(), first.mark.by.name.as_str()), ("as in the file", "Vic Viewer"));
    let view = sheet(&admin, import.id);
    assert_eq!((view.checked, row(&view, 2).mark.as_ref()), (1, Some(&first.mark)));
    // The admin still sees the row without a mark.
    let second = mark(&admin, import.id, &asking(2, 0, false, "wrong amount"));
    assert_eq!((second.mark.version, second.mark.by.name.as_str()), (2, "Pat Admin"));
    assert_eq!(second.unseen, Some(first.mark));
    assert_eq!(sheet(&viewer, import.id).checked, 0, "the newest mark holds");
    let third = mark(&viewer, import.id, &asking(2, 2, true, ""));
    assert_eq!((third.mark.version, third.mark.note.as_str(), third.unseen), (3, "", None));
}

#[test]
fn a_repeated_mark_is_made_once() {
    let (_app, admin, import) = processed();
    let asked = marking(import.id, &asking(2, 0, true, "")).header("idempotency-key", "one");
    let first = admin.send(asked.clone()).expect(200).body;
    assert_eq!(admin.send(asked).expect(200).body, first);
    assert_eq!(row(&sheet(&admin, import.id), 2).mark.as_ref().map(|mark| mark.version), Some(1));
}

#[test]
fn the_audit_log_says_who_marked_what_without_the_note() {
    let (app, admin, import) = processed();
    mark(&app.viewer(), import.id, &asking(4, 0, true, "ask the insurer"));
    let newest = app.database.read(|tx| audit::newest(tx, 1, 0, 1)).expect("an entry").remove(0);
    assert_eq!((newest.action.as_str(), newest.account), ("marked", Some(2)));
    assert_eq!(newest.detail, format!(r#"{{"checked":true,"import":{},"line":4}}"#, import.id));
    let receipt: ReceiptView = admin.get(paths::import_receipt(import.id)).expect(200).json();
    assert_eq!(receipt.entries.last().map(|entry| entry.action.as_str()), Some("marked"));
}

#[test]
fn a_mark_that_does_not_fit_is_refused() {
    let (_app, admin, import) = processed();
    for line in [0, 1, 6, u32::MAX] {
        let problem =
            admin.send(marking(import.id, &asking(line, 0, true, ""))).problem(ProblemCode::BadRequest);
        assert!(problem.detail.contains(&format!("line {line} ")), "{}", problem.detail);
    }
    mark(&admin, import.id, &asking(2, 0, true, &"é".repeat(500)));
    let long = admin.send(marking(import.id, &asking(2, 1, true, &"é".repeat(501))));
    assert!(long.problem(ProblemCode::BadRequest).detail.contains("500"));
    let staged = admin.stage("device", Csv::device().insures("000103").bytes());
    admin.get(paths::import_verification(staged.id)).problem(ProblemCode::WrongState);
    admin.send(marking(staged.id, &asking(2, 0, true, ""))).problem(ProblemCode::WrongState);
    admin.undo(import.id);
    admin.send(marking(import.id, &asking(2, 1, false, ""))).problem(ProblemCode::WrongState);
    let view = sheet(&admin, import.id);
    assert_eq!((view.state, view.checked), (State::Undone, 1), "what was checked stays readable");
}

#[test]
fn only_rows_of_samples_are_on_the_sheet_of_an_open_import() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(4)));
    let file = Csv::device()
        .insures("DEV000001X")
        .insures("NOBODY")
        .row("DEV000002X,Perhaps,,,,,")
        .insures("DEV000003X")
        .insures("DEV000004X");
    let import = admin.stage_without(1, "device", file.bytes());
    admin.sample(import.id, Sample::First(2));
    let lines = |view: &VerificationView| view.rows.iter().map(|row| row.line).collect::<Vec<_>>();
    assert_eq!(lines(&sheet(&admin, import.id)), [2, 5]);
    mark(&admin, import.id, &asking(5, 0, true, "seen"));
    admin.send(marking(import.id, &asking(6, 0, true, ""))).problem(ProblemCode::BadRequest);
    admin.undo(import.id);
    admin.get(paths::import_verification(import.id)).problem(ProblemCode::WrongState);
    admin.sample(import.id, Sample::First(1));
    assert_eq!(lines(&sheet(&admin, import.id)), [2], "the marked row is not applied now");
    admin.sample(import.id, Sample::First(1));
    // The rest is given up, and was never processed.
    admin.delete(paths::import(import.id)).expect(200);
    let view = sheet(&admin, import.id);
    assert_eq!((lines(&view), view.checked), (vec![2, 4, 5], 1));
}

#[test]
fn marks_go_with_a_deleted_file() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    let import = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    admin.sample(import.id, Sample::First(1));
    mark(&admin, import.id, &asking(2, 0, true, "a note"));
    let changed = app.database.write(|tx| tx.execute("UPDATE verification SET note = ''", &[]));
    assert!(changed.is_err(), "marks are append-only");
    admin.undo(import.id);
    admin.delete(paths::import(import.id)).expect(200);
    let notes =
        app.database.read(|tx| tx.query("SELECT note FROM verification", &[], |row| row.get::<String>(0)));
    assert_eq!(notes.expect("a result"), Vec::<String>::new());
    admin.get(paths::import_verification(import.id)).problem(ProblemCode::WrongState);
}

#[test]
fn a_corrected_row_is_to_be_checked_again() {
    let (_app, admin, import) = processed();
    mark(&admin, import.id, &asking(5, 0, true, "ask the school"));
    mark(&admin, import.id, &asking(2, 0, true, ""));
    let correction = "Device Serial,Insurance Status,Policy Number,Line\r\n000103,Waived,P-3,5\r\n";
    let second = admin.file("device", correction).merging(import.id).request();
    let second: ImportView = admin.send(second).expect(201).json();
    admin.process(second.id);
    let view = sheet(&admin, import.id);
    let corrected = row(&view, 5);
    assert_eq!((corrected.outcome, corrected.round), (Outcome::Updated, 2));
    assert_eq!(value(corrected, Field::Status), (Some("waived"), Some("waived"), true));
    assert_eq!(value(corrected, Field::CoverageEnd), (None, None, true));
    let noted = corrected.mark.as_ref().expect("a mark");
    assert_eq!((noted.outdated, noted.note.as_str(), view.checked), (true, "ask the school", 1));
    let newer = mark(&admin, import.id, &asking(5, 1, true, "right"));
    assert_eq!((newer.mark.outdated, sheet(&admin, import.id).checked), (false, 2));
    // The sheet of the correction itself has marks of its own.
    let own = sheet(&admin, second.id);
    assert_eq!((own.rows.len(), own.rows[0].mark.as_ref(), own.rows[0].round), (1, None, 2));
    admin.undo(second.id);
    assert_eq!(row(&sheet(&admin, import.id), 5).outcome, Outcome::Rejected);
}

#[test]
fn the_sheet_is_a_file_to_print() {
    let (_app, admin, import) = processed();
    mark(&admin, import.id, &asking(2, 0, true, "=HYPERLINK(1)"));
    let text = admin.get(paths::import_verification_csv(import.id)).expect(200).text();
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    assert!(
        lines[0].starts_with(
            r#""☐","Line","Device Serial","Record","Location","Outcome","Reason","Values","Insurance Status""#
        ),
        "{}",
        lines[0]
    );
    let file = r#""☑","2","000101","Chromebook, T1","North","Updated","","File","Enrolled","POL-000101","Full","460.00","2026-08-24","2027-06-30","","'=HYPERLINK(1)""#;
    let record = r#""","","","","","","","Record","Enrolled","POL-000101","Full","460.00","2026-08-24","2027-06-30","","""#;
    assert_eq!(lines[1..3], [file, record]);
    assert!(lines[7].starts_with(r#""☐","5","000103","#), "{}", lines[7]);
    assert!(lines[7].contains(r#""File","Perhaps","'=1+1","Full","46.00""#), "{}", lines[7]);
    assert!(lines[7].contains(r#""Insurance Status, Policy Number,"#), "{}", lines[7]);
    assert_eq!(lines.len(), 9);
    let workbook = paths::workbook(&paths::import_verification_csv(import.id));
    assert!(admin.get(workbook).expect(200).body.starts_with(b"PK"));
}

#[test]
fn the_command_line_prints_the_sheet_and_marks_rows() {
    let (app, admin, import) = processed();
    let id = import.id.to_string();
    let run = |args: &[&str]| app.command(&[&["verify", &*id], args].concat());
    let printed = run(&["--check", "2", "--note", "fine"]).exits(0).out;
    assert!(printed.contains("Checked: 1 of 4 rows. Records that differ from the file: 0."), "{printed}");
    assert!(
        printed.contains("[x] Line 2, 000101, Chromebook, T1: Updated\n- fine (command line)"),
        "{printed}"
    );
    assert!(printed.contains("[ ] Line 4, NOBODY, –: Not found"), "{printed}");
    let json = run(&["--json", "--uncheck", "2"]).exits(0).json();
    assert_eq!((&json["checked"], &json["rows"][0]["mark"]["note"]), (&0.into(), &"fine".into()));
    let path = app.data().join("sheet.csv");
    run(&["--sheet", path.to_str().expect("a path")]).exits(0);
    assert!(std::fs::read_to_string(path).expect("the sheet").contains("\"000101\""));
    run(&["--check", "9"]).exits(1);
    admin.process(admin.stage("device", "Device Serial,Insurance Status\r\n000101,Waived\r\n").id);
    let printed = run(&[]).exits(0).out;
    assert!(printed.contains("- Insurance Status: enrolled in the file, waived in the record"), "{printed}");
}
