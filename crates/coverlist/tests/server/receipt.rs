//! Receipts of imports, and their verification against the audit log.

use crate::harness::{App, Csv, Ran, devices, roster};
use coverlist_api::{ReceiptView, paths};
use coverlist_core::lifecycle::{RunKind, State};
use coverlist_core::plan::Sample;
use coverlist_server::store::Database;
use rusqlite::Connection;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// A server with an import of which a sample and then the rest were applied, and the file of its receipt.
fn processed() -> (App, PathBuf) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let file = Csv::device().insures("DEV000001X").insures("DEV000002X").insures("NOBODY");
    let import = admin.stage("device", file.bytes());
    admin.sample(import.id, Sample::First(1));
    admin.process(import.id);
    let receipt = admin.get(paths::import_receipt(import.id)).expect(200).body;
    let path = app.data().join("receipt.json");
    fs::write(&path, receipt).expect("a file");
    (app, path)
}

fn run(app: &App, args: &[&str]) -> Ran {
    app.command(&[&["receipt"], args].concat())
}

fn verify(app: &App, path: &std::path::Path) -> Ran {
    run(app, &["verify", path.to_str().expect("a path"), "--json"])
}

#[test]
fn a_receipt_tells_what_was_done_by_whom_and_when() {
    let (app, path) = processed();
    let receipt: ReceiptView = serde_json::from_slice(&fs::read(&path).expect("a file")).expect("a receipt");
    assert_eq!((receipt.district.as_str(), receipt.import.state), ("Our district", State::Processed));
    let kinds: Vec<_> = receipt.runs.iter().map(|run| (run.kind, run.by.name.as_str())).collect();
    assert_eq!(kinds, [(RunKind::Sample, "Pat Admin"), (RunKind::Apply, "Pat Admin")]);
    assert_eq!(receipt.counts.map(|counts| (counts.updated, counts.skipped)), Some((2, 1)));
    let actions: Vec<_> = receipt.entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["staged", "queued", "sampled", "queued", "processed"]);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(!text.contains("DEV000001X") && !text.contains("POL-"), "no value of a cell");
    let shown = run(&app, &["show", "1"]).exits(0).out;
    assert_eq!(shown.trim(), text.trim());
    run(&app, &["show", "9"]).exits(1);
}

#[test]
fn a_receipt_is_valid_also_after_the_import_is_undone() {
    let (app, path) = processed();
    assert_eq!(verify(&app, &path).exits(0).json(), json!({ "whole": true, "differences": [] }));
    app.admin().undo(1);
    verify(&app, &path).exits(0);
}

#[test]
fn a_receipt_that_says_something_else_is_found() {
    let (app, path) = processed();
    let text = fs::read_to_string(&path).expect("a file");
    let receipt: ReceiptView = serde_json::from_str(&text).expect("a receipt");
    let hash = &receipt.entries[4].hash;
    for (old, new, flaw) in [
        (hash.as_str(), "00", "does not have entry 6 (processed)"),
        (receipt.import.sha256.as_str(), "00", "The file, its hash or its rows"),
        ("\"Pat Admin\"", "\"Nobody\"", "Run 1 is not as the receipt"),
        ("\"updated\": 2", "\"updated\": 3", "The counts are not those"),
        ("\"id\": 1,\n    \"state\"", "\"id\": 7,\n    \"state\"", "has no import 7"),
    ] {
        assert!(text.contains(old), "{old}");
        fs::write(&path, text.replace(old, new)).expect("a file");
        let found = verify(&app, &path).exits(1).json();
        assert!(found["differences"].to_string().contains(flaw), "{flaw}: {found}");
    }
    fs::write(&path, "{}").expect("a file");
    verify(&app, &path).exits(2);
}

/// The receipt of an import as a CSV.
fn table(app: &App, import: i64) -> String {
    let table = app.viewer().get(paths::import_receipt_csv(import)).expect(200);
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    table.text()
}

#[test]
fn a_receipt_is_a_table_with_the_same_facts() {
    let (app, path) = processed();
    let text = table(&app, 1);
    assert!(text.starts_with("\u{feff}\"Fact\",\"Value\"\r\n"), "{text}");
    let receipt: ReceiptView = serde_json::from_slice(&fs::read(&path).expect("a file")).expect("a receipt");
    for fact in [
        "\"district\",\"Our district\"".to_owned(),
        format!("\"import.sha256\",\"{}\"", receipt.import.sha256),
        "\"counts.updated\",\"2\"".to_owned(),
        "\"runs.0.by.name\",\"Pat Admin\"".to_owned(),
        "\"runs.1.kind\",\"apply\"".to_owned(),
        format!("\"entries.4.hash\",\"{}\"", receipt.entries[4].hash),
    ] {
        assert!(text.contains(&format!("{fact}\r\n")), "{fact} in {text}");
    }
    let shown = run(&app, &["show", "1", "--csv"]).exits(0).out;
    assert_eq!(shown.trim_end(), text.trim_end());
    run(&app, &["show", "1", "--csv", "--json"]).exits(2);
}

#[test]
fn a_table_is_verified_like_the_document() {
    let (app, _) = processed();
    let path = app.data().join("receipt.csv");
    let text = table(&app, 1);
    fs::write(&path, &text).expect("a file");
    assert_eq!(verify(&app, &path).exits(0).json(), json!({ "whole": true, "differences": [] }));
    for (old, new, flaw) in [
        ("\"counts.updated\",\"2\"", "\"counts.updated\",\"3\"", "The counts are not those"),
        ("\"Pat Admin\"", "\"Nobody\"", "Run 1 is not as the receipt"),
        ("\"entries.4.action\",\"processed\"", "\"entries.4.action\",\"deleted\"", "entry 6 (deleted)"),
    ] {
        assert!(text.contains(old), "{old}");
        fs::write(&path, text.replace(old, new)).expect("a file");
        let found = verify(&app, &path).exits(1).json();
        assert!(found["differences"].to_string().contains(flaw), "{flaw}: {found}");
    }
    let deep = format!("Fact,Value\r\n{},1\r\n", "a.".repeat(100_000) + "a");
    for broken in
        ["", "Fact,Value\r\n", "Fact,Value\r\nimport.id,1,2\r\n", "Fact,Value\r\nruns.7.id,1\r\n", &deep]
    {
        fs::write(&path, broken).expect("a file");
        verify(&app, &path).exits(2);
    }
}

#[test]
fn a_table_keeps_names_that_spreadsheets_and_readers_would_change() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    for name in ["=1+1", "007", "12", "null", "[]", "\"x\"", "a \"b\", c.csv", "'=x", "{\"a\": 1}"] {
        let file = admin.file("device", Csv::device().insures("DEV000001X").bytes()).named(name);
        let import: coverlist_api::ImportView = admin.send(file.request()).expect(201).json();
        assert_eq!(import.name, name);
        let path = app.data().join("receipt.csv");
        fs::write(&path, table(&app, import.id)).expect("a file");
        let found = verify(&app, &path).exits(0).json();
        assert_eq!(found["whole"], true, "{name}: {found}");
        admin.delete(paths::import(import.id)).expect(200);
    }
}

#[test]
fn a_changed_audit_log_is_found() {
    let (app, path) = processed();
    let connection = Connection::open(Database::file(app.data())).expect("the database opens");
    let change = "DROP TRIGGER audit_is_never_changed;
                  UPDATE audit SET detail = replace(detail, '\"updated\":', '\"updated\":1') WHERE action = 'sampled'";
    connection.execute_batch(change).expect("it is changed");
    let found = verify(&app, &path).exits(1).json();
    assert!(found.to_string().contains("The audit log was changed"), "{found}");
}
