//! An import compared with the previous one of the same source.

use crate::harness::{App, Csv, Request, Session, devices, every_page, roster};
use coverlist_api::{
    ComparisonView, DecisionsRequest, DifferenceCounts, ImportView, Page, ProblemCode, paths,
};
use coverlist_core::plan::RowDecision;
use coverlist_core::record::Field;

const YEAR: &str = "Full,460.00,2026-08-24,2027-06-30";

/// A server on which a list of DEV000001X to DEV000004X is processed. The staged one has no type, drops the
/// first device, changes the second, keeps the third, has the fourth in a rejected row, and adds a fifth.
fn staged() -> (App, Session, i64) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(5)));
    let before =
        (1..=4).fold(Csv::device(), |file, it| file.row(&format!("DEV00000{it}X,Yes,P-{it},{YEAR}")));
    admin.process(admin.stage("device", before.bytes()).id);
    let file = Csv::device()
        .row(&format!("dev000002x,Yes,P-2b,{YEAR}"))
        .row(&format!("DEV000003X,Yes,P-3,{YEAR}"))
        .row(&format!("DEV000004X,Perhaps,P-4,{YEAR}"))
        .row(&format!("DEV000005X,Yes,P-5,{YEAR}"));
    let import = admin.stage_without(1, "device", file.bytes());
    (app, admin, import.id)
}

fn compared(admin: &Session, import: i64, query: &str) -> ComparisonView {
    admin.get(paths::import_comparison(import) + query).expect(200).json()
}

#[test]
fn added_dropped_and_changed_rows_are_counted_and_listed() {
    let (app, admin, import) = staged();
    let dropped = compared(&admin, import, "");
    let previous = dropped.previous.as_ref().expect("a previous import");
    assert_eq!((previous.id, previous.file_name.as_str()), (1, "list.csv"));
    assert!(previous.processed_at.is_some());
    assert_eq!(dropped.counts, DifferenceCounts { added: 1, dropped: 1, changed: 1 });
    let row = &dropped.rows[0];
    assert_eq!((row.line, row.key.as_str(), dropped.rows.len()), (2, "DEV000001X", 1));
    let policy = row.changes.iter().find(|change| change.field == Field::PolicyNumber).expect("a policy");
    assert_eq!((policy.old.as_deref(), policy.new.as_deref()), (Some("P-1"), None));

    let changed = compared(&admin, import, "?difference=changed");
    let row = &changed.rows[0];
    assert_eq!((row.line, row.key.as_str()), (2, "dev000002x"));
    assert_eq!(row.record.as_ref().map(|record| record.label.as_str()), Some("Chromebook, TAG-2"));
    let [policy] = row.changes.as_slice() else { panic!("{row:?}") };
    assert_eq!((policy.old.as_deref(), policy.new.as_deref()), (Some("P-2"), Some("P-2b")));

    let added = compared(&admin, import, "?difference=added");
    assert_eq!((added.rows[0].line, added.rows[0].key.as_str()), (5, "DEV000005X"));
    admin.get(paths::import_comparison(import) + "?difference=eaten").problem(ProblemCode::BadRequest);
    admin.process(import);
    assert_eq!(compared(&admin, import, ""), dropped, "the comparison is about files, not about records");
    app.viewer().get(paths::import_comparison(import)).problem(ProblemCode::Forbidden);
}

#[test]
fn pages_give_every_row_once() {
    let app = App::start();
    let admin = app.admin();
    admin.process(admin.stage("device", Csv::device().insures("A0").bytes()).id);
    let file = devices(5).iter().fold(Csv::device(), |file, serial| file.insures(serial));
    let import = admin.stage("device", file.bytes()).id;
    let rows = every_page(|cursor| {
        let part = compared(&admin, import, &format!("?difference=added&limit=2{cursor}"));
        Page { rows: part.rows, next: part.next }
    });
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
}

#[test]
fn only_processed_imports_of_the_same_source_are_compared() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let first = admin.stage("device", Csv::device().insures("DEV000001X").bytes()).id;
    assert!(compared(&admin, first, "").previous.is_none(), "there is none before");
    admin.process(first);
    let narrow = "Device Serial,Insurance Status\r\nDEV000002X,Yes\r\n";
    let other = admin.stage("device", narrow).id;
    assert!(compared(&admin, other, "").previous.is_none(), "its headers are others");
    admin.delete(paths::import(other)).expect(200);
    let undone = admin.stage("device", Csv::device().insures("DEV000002X").bytes()).id;
    admin.process(undone);
    admin.undo(undone);
    let third = admin.stage("device", Csv::device().insures("DEV000003X").bytes()).id;
    let view = compared(&admin, third, "");
    assert_eq!(view.previous.map(|previous| previous.id), Some(first), "neither a deleted nor an undone one");
}

#[test]
fn a_corrected_row_counts_as_its_correction_has_it() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let first = admin.stage("device", Csv::device().insures("DEV000001X").insures("DEV02").bytes()).id;
    admin.process(first);
    let correction = "Device Serial,Insurance Status,Line\r\nDEV000002X,Yes,3\r\n";
    let request = admin.file("device", correction).merging(first).request();
    let corrected = admin.send(request).expect(201).json::<ImportView>().id;
    assert!(compared(&admin, corrected, "").previous.is_none(), "a correction is not compared");
    admin.process(corrected);
    let next = admin.stage("device", Csv::device().insures("DEV000001X").insures("DEV000002X").bytes()).id;
    let view = compared(&admin, next, "");
    let none = DifferenceCounts::default();
    assert_eq!(view.counts, none, "a column that a correction lacks is not compared: {view:?}");
}

#[test]
fn a_row_that_is_left_out_is_in_no_file() {
    let (_app, admin, import) = staged();
    let generation = admin.import(import).generation;
    let decisions = DecisionsRequest { generation, decisions: vec![RowDecision::LeaveOut { line: 2 }] };
    let deciding = Request::new("POST", paths::import_decisions(import)).json(&decisions);
    admin.send(deciding).expect(200);
    let counts = compared(&admin, import, "").counts;
    assert_eq!(counts, DifferenceCounts { added: 1, dropped: 2, changed: 0 });
    admin.get(paths::import(99)).problem(ProblemCode::NotFound);
    admin.delete(paths::import(import)).expect(200);
    admin.get(paths::import_comparison(import)).problem(ProblemCode::NotFound);
}

#[test]
fn the_command_line_compares_too() {
    let (app, _admin, import) = staged();
    let run = |args: &[&str]| {
        let import = import.to_string();
        app.command(&[&["compare", &import], args].concat())
    };
    let said = run(&[]).exits(0);
    assert!(said.out.contains("Compared with import 1: 1 added, 1 dropped, 1 changed."), "{}", said.out);
    let json = run(&["--json", "--difference", "changed"]).exits(0).json();
    assert_eq!(json["rows"][0]["line"], 2);
    run(&["--difference", "eaten"]).exits(2);
}
