//! `coverlist records loads`, `undo` and `redo`.

use crate::harness::{Ran, coverlist, write};
use serde_json::json;
use std::path::Path;

const USERS: &str = "User ID,Name\n118204,Ana Ruiz\n118205,Eva Chan\n";

/// Loads users into a new district, and then a list that changes one of them and adds one.
fn loaded(folder: &Path) -> String {
    let data = folder.join("data").display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    for list in [USERS, "User ID,Name,Grade\n118205,Eva Chan,07\n118206,Jo Park,08\n"] {
        let path = write(folder, "users.csv", list).display().to_string();
        let ran = coverlist(["records", "load", "users", &path, "--data", &data]).exits(0);
        assert!(ran.out.contains("To undo it: coverlist records undo"), "{}", ran.out);
    }
    data
}

fn records(data: &str, args: &[&str]) -> Ran {
    coverlist([&["records"], args, &["--data", data]].concat())
}

#[test]
fn a_load_is_shown_undone_and_redone_by_its_numbers() {
    let folder = tempfile::tempdir().expect("a directory");
    let data = loaded(folder.path());
    let shown = records(&data, &["undo", "2"]).exits(0).out;
    assert!(shown.contains("1 would be removed; 1 would get their earlier key"), "{shown}");
    assert!(shown.contains("coverlist records undo 2 --removed 1 --restored 1"), "{shown}");
    let json = records(&data, &["undo", "2", "--json"]).exits(0).json();
    assert_eq!(json["counts"], json!({"removed": 1, "restored": 1, "kept": 0}));
    assert_eq!(json["rows"][0]["old"], json!({"key": "118205", "name": "Eva Chan"}));
    let wrong = records(&data, &["undo", "2", "--removed", "2"]).exits(1);
    assert!(wrong.out.is_empty() && wrong.err.contains("1 would be removed, and 1 would"), "{}", wrong.err);
    let done = records(&data, &["undo", "2", "--removed", "1", "--restored", "1"]).exits(0).out;
    assert!(done.contains("1 are removed; 1 have their earlier key"), "{done}");
    let again = records(&data, &["undo", "2"]).exits(1);
    assert!(again.err.contains("undone already"), "{}", again.err);
    let listed = records(&data, &["loads"]).exits(0).out;
    let lines: Vec<&str> = listed.lines().collect();
    assert!(lines[0].contains("undo of load 2, 1 removed, 1 restored, 0 kept"), "{listed}");
    assert!(
        lines[1].starts_with("Load 2,") && lines[1].contains("1 added, 1 changed. It is undone"),
        "{listed}"
    );
    assert!(lines[2].starts_with("Load 1,") && lines[2].contains("users, 2 added, 0 changed."), "{listed}");
    let redone = records(&data, &["redo", "2", "--restored", "2", "--json"]).exits(0).json();
    assert_eq!(
        (&redone["kind"], &redone["list"], &redone["undone"]),
        (&json!("redo"), &json!(2), &json!(false))
    );
    let page = records(&data, &["loads", "--json", "--limit", "1"]).exits(0).json();
    assert_eq!((&page["rows"][0]["id"], &page["next"]), (&json!(4), &json!("4")));
    let page = records(&data, &["loads", "--json", "--before", "3"]).exits(0).json();
    assert_eq!(page["rows"][0]["id"], 2);
}

#[test]
fn a_record_that_is_kept_is_named_with_the_reason() {
    let folder = tempfile::tempdir().expect("a directory");
    let data = loaded(folder.path());
    let shown = records(&data, &["undo", "1"]).exits(0).out;
    assert!(shown.contains("118205 stays as it is. The key or another detail was changed since."), "{shown}");
    records(&data, &["undo", "9"]).exits(1);
    records(&data, &["undo"]).exits(2);
    let empty = tempfile::tempdir().expect("a directory");
    let data = empty.path().display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    assert!(records(&data, &["loads"]).exits(0).out.contains("No list was loaded yet"));
}
