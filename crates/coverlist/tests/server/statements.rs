//! No SQL statement runs once per row, because requests read and write sets of rows.

use crate::harness::{Binary, Csv, Request, Session, devices, roster};
use coverlist_api::{FieldEntry, FieldView, LoadChangesView, Page, RecordQueryRequest, RecordSort, paths};
use coverlist_core::record::{Field, FieldSet, FieldType, RecordKind};
use coverlist_core::template::{Column, Template};
use coverlist_server::store::Database;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// The file has this number of updated rows, of skipped rows, and of rejected rows.
const ROWS: usize = 400;
/// The maximum number of times that a statement may run. Session checks and polling for the result run some
/// statements once per request.
const MOST: usize = 100;

#[test]
fn no_statement_runs_once_per_row() {
    let data = TempDir::new().expect("a directory");
    let log = ["--log", "coverlist_server::store=trace", "--log-json"];
    let server = Binary::start(data.path(), &[&["--demo"], &log[..]].concat(), &[]);
    let admin = server.admin();

    add_and_rename_fields(&admin);
    admin.load_devices(roster(&devices(ROWS)));
    admin.load_devices(roster(&devices(ROWS + 1)));
    load_undo_and_redo(&admin);
    let template = admin.change(&with_custom_column(admin.template("device")));
    let stage = || admin.stage_without(ROWS as u32, "device", file(&template));
    let import = stage();
    assert_eq!(admin.plan(import.id, "?limit=1000").rows.len(), 1000);
    assert_eq!(admin.plan(import.id, "?limit=1000&action=rejected").rows.len(), ROWS);
    assert_eq!(admin.get(paths::import_findings(import.id) + "?limit=1000").expect(200).status, 200);
    admin.process(import.id);
    assert_eq!(admin.report(import.id, "?limit=1000").rows.len(), 1000);
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).text();
    assert_eq!(sheet.lines().count(), 1 + 2 * ROWS);
    admin.get(paths::import_verification(import.id)).expect(200);
    admin.get(paths::import_verification_csv(import.id)).expect(200);
    admin.get(paths::coverage("devices")).expect(200);
    let all = RecordQueryRequest { limit: Some(1000), ..RecordQueryRequest::default() };
    for path in [paths::coverage_query("devices"), paths::coverage_query_csv("devices")] {
        admin.send(Request::new("POST", path).json(&all)).expect(200);
    }
    let by_amount = RecordQueryRequest {
        q: "DEV000".to_owned(),
        sort: Some(RecordSort { field: "coverage_amount".to_owned(), descending: true }),
        limit: Some(1000),
        ..RecordQueryRequest::default()
    };
    assert_eq!(admin.find_devices(&by_amount).rows.len(), ROWS + 1);
    assert_eq!(admin.found_sheet("devices", &by_amount).lines().count(), 1 + ROWS + 1);
    admin.sheet("devices");
    let keys = devices(ROWS).iter().map(|serial| serial.replace('0', "O")).collect();
    assert_eq!(admin.look_up("devices", keys).len(), ROWS);
    insure_again(&admin, &template);
    let kept = admin.reversal(&format!("{}?limit=1000", paths::import_undo(import.id)));
    assert_eq!(kept.rows.iter().filter(|row| row.edited.is_some()).count(), ROWS);
    admin.get(paths::record_history("devices", 1)).expect(200);
    let open = stage();
    admin.delete(paths::import(open.id)).expect(200);
    admin.get(paths::IMPORTS).expect(200);

    let statements = statements(&server.kill_and_read());
    assert_history_uses_its_indexes(data.path(), &statements);
    assert!(statements.len() > 20, "the statements are in the log: {statements:?}");
    let often: BTreeMap<_, _> = statements.iter().filter(|(_, times)| **times > MOST).collect();
    assert!(often.is_empty(), "these run once per row: {often:#?}");
}

/// Changes the insurance of all devices once more, so that an undo of the import before keeps them.
fn insure_again(admin: &Session, template: &Template) {
    let row = |serial| format!("{serial},Enrolled,AGAIN-{serial},Full,460.00,2026-08-24,2027-06-30,new");
    let file = devices(ROWS).into_iter().fold(Csv::of(template), |file, serial| file.row(&row(serial)));
    admin.process(admin.stage("device", file.bytes()).id);
}

/// The history of a record finds its changes by the record, not among all changes of the district.
fn assert_history_uses_its_indexes(data: &Path, statements: &BTreeMap<String, usize>) {
    let database = Database::existing(data).expect("a database");
    for index in ["outcome_of_record", "load_change_of_record"] {
        let by_index = |sql: &&String| sql.contains(index);
        let sql = statements.keys().find(by_index).expect("the history is read");
        let unbound = (1..=7).fold(sql.clone(), |sql, place| sql.replace(&format!("?{place}"), "NULL"));
        let plan = format!("EXPLAIN QUERY PLAN {unbound}");
        let steps = database.read(|tx| tx.query(&plan, &[], |row| row.get(3)));
        let steps: Vec<String> = steps.expect("a plan");
        assert!(steps[0].contains(index), "{steps:#?}");
        assert!(!steps.iter().any(|step| step.starts_with("SCAN")), "{steps:#?}");
    }
}

/// Loads a list that changes and adds devices, undoes that, and reverts the undo. Devices that another list
/// has changed are kept.
fn load_undo_and_redo(admin: &Session) {
    let list = |model: &str, changed: usize, added: usize| {
        let new = (0..added).map(|number| format!("NEW{number}"));
        let rows = devices(changed).into_iter().chain(new).map(|serial| format!("{serial},{model}\n"));
        format!("Device Serial,Model\n{}", rows.collect::<String>())
    };
    let load = admin.load("devices", list("HP", ROWS, ROWS)).load.expect("a load");
    admin.load("devices", list("Dell", ROWS / 2, 0));
    for path in [paths::load_undo(load), paths::load_redo(load), paths::load_undo(load)] {
        let seen = admin.load_reversal(&format!("{path}?limit=1000"));
        assert!(seen.rows.len() > ROWS);
        admin.send(Session::reverting_load(&path, &seen)).expect(200);
    }
    let noted: LoadChangesView = admin.get(format!("{}?limit=1000", paths::load(load))).expect(200).json();
    assert_eq!(noted.rows.len(), 2 * ROWS);
}

/// Adds as many fields as a district can have, and renames them all.
fn add_and_rename_fields(admin: &Session) {
    let new = |kind, number| FieldEntry {
        kind,
        id: None,
        field_type: FieldType::Text,
        name: format!("Field {number}"),
        built_in: None,
    };
    let of_kind = |kind| (0..FieldSet::MOST).map(move |number| new(kind, number));
    let added = RecordKind::ALL.into_iter().flat_map(of_kind).collect();
    let added: Page<FieldView> = admin.send(Session::changing_fields(added)).expect(200).json();
    let custom = added.rows.into_iter().filter(|field| !field.built_in).map(FieldEntry::from);
    let renamed: Vec<_> =
        custom.map(|field| FieldEntry { name: format!("New {}", field.name), ..field }).collect();
    assert!(renamed.len() > MOST);
    admin.send(Session::changing_fields(renamed)).expect(200);
}

fn with_custom_column(mut template: Template) -> Template {
    template.columns.push(Column::new(Field::custom(1, FieldType::Text), "Note"));
    template
}

fn file(template: &Template) -> Vec<u8> {
    let row =
        |key: &str, status: &str| format!("{key},{status},POL-{key},Full,460.00,2026-08-24,2027-06-30,new");
    let updated = devices(ROWS).into_iter().map(|serial| row(&serial, "Enrolled"));
    let skipped = (0..ROWS).map(|number| row(&format!("UNKNOWN{number}"), "Enrolled"));
    let broken = (0..ROWS).map(|number| row(&format!("BROKEN{number}"), "Perhaps"));
    updated.chain(skipped).chain(broken).fold(Csv::of(template), |file, row| file.row(&row)).bytes()
}

/// How often each statement ran, according to the log.
fn statements(log: &str) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_default();
        if let Some(sql) = line["fields"]["sql"].as_str() {
            *times.entry(sql.to_owned()).or_default() += 1;
        }
    }
    times
}
