//! The records that are insured now and that an import does not name.

use crate::harness::{App, Csv, Ran, Request};
use coverlist_api::{AbsentView, ImportView, paths};
use coverlist_core::plan::Counts;

const DEVICES: &str = "Device Serial,Asset Tag,Model,Location\r\n\
    D1,T1,Chromebook,North\r\nD2,T2,Chromebook,North\r\nD3,T3,Chromebook,South\r\n\
    D4,T4,Chromebook,South\r\nD5,T5,Chromebook,\r\nD6,T6,Chromebook,North\r\n";

/// A server on which D1 to D5 are insured, D2 for several years, and D5 until yesterday. The staged list has
/// D1, and D4 in a rejected row.
fn staged() -> (App, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.send(Request::new("POST", paths::records("devices")).body("text/csv", DEVICES)).expect(200);
    let before = Csv::device()
        .row("D1,Yes,P-1,Full,460.00,2025-08-24,2027-06-30")
        .row("D2,Yes,P-2,Full,460.00,2025-08-24,2029-06-30")
        .row("D3,Yes,P-3,Full,460.00,2026-08-01,2027-06-30")
        .row("D4,Yes,P-4,Full,460.00,2026-08-01,2027-06-30")
        .row("D5,Yes,P-5,Full,460.00,2025-08-24,2026-08-23")
        .row("D6,No,,,,,");
    admin.process(admin.stage("device", before.bytes()).id);
    let file = Csv::device().row("D1,Yes,P-1,Full,460.00,2026-08-24,2028-06-30").row("D4,Perhaps,,,,,");
    let import = admin.stage_without(1, "device", file.bytes());
    (app, import)
}

fn absent(app: &App, import: i64, query: &str) -> AbsentView {
    app.admin().get(paths::import_absent(import) + query).expect(200).json()
}

#[test]
fn insured_records_that_a_list_does_not_name_are_listed_and_never_change() {
    let (app, import) = staged();
    let view = absent(&app, import.id, "");
    assert_eq!((view.records, view.multi_year, view.likely), (2, 1, 0));
    let rows: Vec<_> = view.rows.iter().map(|row| (row.key.as_str(), row.multi_year)).collect();
    assert_eq!(rows, [("D2", true), ("D3", false)], "D5 is not insured any more, and D4 is in the list");
    let row = &view.rows[0];
    assert_eq!((row.record.label.as_str(), row.place.as_str()), ("Chromebook, T2", "North"));
    assert_eq!(
        (row.policy_number.as_deref(), row.coverage_end.as_deref()),
        (Some("P-2"), Some("2029-06-30"))
    );
    let groups: Vec<_> = view.groups.iter().map(|group| (group.place.as_str(), group.records)).collect();
    assert_eq!(groups, [("North", 1), ("South", 1)]);

    let first = absent(&app, import.id, "?limit=1");
    assert_eq!((first.records, first.rows.len()), (2, 1));
    let rest = absent(&app, import.id, &format!("?cursor={}", first.next.expect("a cursor")));
    assert_eq!((rest.rows[0].key.as_str(), rest.next), ("D3", None));
    app.admin().process(import.id);
    assert_eq!(absent(&app, import.id, ""), view);
}

#[test]
fn the_download_is_a_list_that_ends_their_coverage() {
    let (app, import) = staged();
    let admin = app.admin();
    let sheet = admin.get(paths::import_absent_csv(import.id)).expect(200).body;
    let sheet = String::from_utf8(sheet).expect("text");
    let lines: Vec<_> = sheet.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "\"Device Serial\",\"Insurance Status\",\"Line\",\"Reason\"");
    assert!(
        lines[1].starts_with("\"D2\",\"Not Enrolled\",\"2\",\"This coverage lasts for several years, until")
    );
    assert_eq!(lines[2..], ["\"D3\",\"Not Enrolled\",\"3\",\"\""]);
    admin.process(import.id);
    let ending = admin.stage("device", sheet);
    let done = admin.process(ending.id);
    assert_eq!(done.counts, Some(Counts { updated: 2, ..Counts::default() }));
    assert_eq!(absent(&app, import.id, "").records, 0);
}

#[test]
fn the_command_line_lists_them_too() {
    let (app, import) = staged();
    let run = |args: &[&str]| -> Ran { app.command(&[&["absent"], args].concat()) };
    // The system's clock, on which the coverage of D5 has ended, too.
    let json = run(&["--json"]).exits(0).json();
    assert_eq!(json["rows"][0]["key"], "D2");
    let path = app.data().join("absent.csv");
    let printed = run(&["--sheet", path.to_str().expect("a path")]).exits(0);
    assert!(printed.out.contains("insured now and not in the file"), "{}", printed.out);
    assert!(std::fs::read_to_string(path).expect("the sheet").contains("\"D2\",\"Not Enrolled\""));
    app.admin().delete(paths::import(import.id)).expect(200);
    run(&[&*import.id.to_string()]).exits(1);
}

#[test]
fn records_that_the_list_probably_means_or_that_a_correction_names_are_not_absent() {
    let app = App::start();
    let admin = app.admin();
    let devices = "Device Serial\r\n000101\r\n000102\r\n000103\r\n";
    admin.send(Request::new("POST", paths::records("devices")).body("text/csv", devices)).expect(200);
    let row = |serial: &str| format!("{serial},Yes,,Full,460.00,2026-08-01,2027-06-30");
    let insured = Csv::device().row(&row("000101")).row(&row("000102")).row(&row("000103"));
    admin.process(admin.stage("device", insured.bytes()).id);
    let list = Csv::device().row(&row("101")).row(&row("NOBODY"));
    let import = admin.stage("device", list.bytes());
    let view = absent(&app, import.id, "");
    let keys: Vec<_> = view.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!((keys.as_slice(), view.likely), (&["000102", "000103"][..], 1));
    admin.process(import.id);
    let sheet = "Device Serial,Insurance Status,Line\r\n000102,Yes,3\r\n";
    let second: ImportView =
        admin.send(admin.file("device", sheet).merging(import.id).request()).expect(201).json();
    for id in [import.id, second.id] {
        let rows = absent(&app, id, "").rows;
        assert!(rows.iter().any(|row| row.key == "000103"), "{rows:?}");
        assert!(rows.iter().all(|row| row.key != "000102"), "the correction names it: {rows:?}");
    }
}
