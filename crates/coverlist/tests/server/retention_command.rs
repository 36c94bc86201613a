//! Retention by the command line.

use crate::harness::{Binary, coverlist_on};
use crate::retention::{REJECTED, found};
use coverlist_server::store::{Database, StoreError, Tx};
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

#[test]
fn the_command_line_sets_the_days_and_deletes() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &[], &[]);
    let run = |args: &[&str]| coverlist_on(data.path(), &[&["retention"], args].concat(), "");
    let said = run(&["show"]).exits(0).out;
    assert_eq!(said, "file: kept\nrows: kept\nreport: kept\n");
    run(&["set"]).exits(2);
    run(&["set", "--files", "many"]).exits(2);
    let refused = run(&["set", "--reports", "10"]).exits(2);
    assert!(refused.err.contains("at least as long as its rows"), "{}", refused.err);
    run(&["set", "--files", "7", "--rows", "30"]).exits(0);
    run(&["set", "--rows", "never"]).exits(0);
    assert_eq!(run(&["show", "--json"]).exits(0).json(), json!({ "file": 7, "rows": null, "report": null }));

    add_old_import(data.path());
    let done = run(&["run", "--json"]).exits(0).json();
    assert_eq!(done, json!({ "deleted": { "file": 1, "rows": 0, "report": 0, "loads": 0 }, "gone": true }));
    assert_eq!(found(data.path(), REJECTED), [0, 0]);
    let said = run(&["run"]).exits(0).out;
    assert!(said.starts_with("Deleted 0 files"), "{said}");
    drop(server);
}

/// Adds an import that was processed long ago, with a sheet.
fn add_old_import(data: &Path) {
    let database = Database::existing(data).expect("a database");
    let add = |tx: &Tx<'_>| -> Result<(), StoreError> {
        tx.execute(
            "INSERT INTO import (district_id, id, state, template, template_version, name, size, source_sha256,
                 sha256, rows_in_file, accepted, rejected, set_aside, staged_at, closed_at, origin, provenance,
                 fields)
             VALUES (1, 1, 'processed', 'device', 1, 'old.csv', 1, '', '', 0, 0, 0, 0, 0, 0, 'list', '{}', '[]')",
            &[],
        )?;
        let sql = format!(
            "INSERT INTO import_sheet (district_id, import_id, chunk, bytes) VALUES (1, 1, 0, CAST('{REJECTED}' AS BLOB))"
        );
        tx.execute(&sql, &[]).map(drop)
    };
    database.write(add).expect("it is written");
}
