//! `coverlist source`, and the options that name a source.

use crate::harness::{Ran, coverlist_on, write};
use coverlist_server::store::{Database, audit};
use serde_json::json;
use std::fs;
use tempfile::TempDir;

const LIST: &str = "Participant ID,Result,From,Item\n\
    1001,In Force,25/8/2026,Protection\n1002,Lapsed,8/9/2026,Protection\n1003,Lapsed,8/9/2026,Yearbook\n";

const DECISIONS: &str = r#"{
    "columns": {"User ID": "Participant ID", "Insurance Status": "Result", "Coverage Start Date": "From"},
    "words": {"Insurance Status": {"In Force": "Enrolled", "Lapsed": "Not Enrolled"}},
    "check": [], "leave_out": [{"column": "Item", "is": ["Yearbook"]}]
}"#;

fn on(data: &TempDir, args: &[&str]) -> Ran {
    coverlist_on(data.path(), &[&["source"], args].concat(), "")
}

/// A directory with a district, a list and the decisions about it.
fn district() -> TempDir {
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    write(data.path(), "list.csv", LIST);
    write(data.path(), "decisions.json", DECISIONS);
    data
}

/// Runs a command about a file of the directory.
fn about(data: &TempDir, command: &str, name: &str, more: &[&str]) -> Ran {
    let file = data.path().join(name).display().to_string();
    coverlist_on(data.path(), &[&[command, &file], more].concat(), "")
}

/// Converts the list with the decisions, and saves them as a source.
fn save(data: &TempDir, name: &str) -> Ran {
    let decisions = data.path().join("decisions.json").display().to_string();
    let more =
        ["--template", "user", "--decisions", &decisions, "--today", "2026-09-01", "--save-source", name];
    about(data, "convert", "list.csv", &[&more[..], &["--force"]].concat())
}

#[test]
fn the_second_file_of_a_sender_needs_no_answer() {
    let data = district();
    let saved = save(&data, "Insurer portal").exits(0);
    assert!(saved.err.contains("The source Insurer portal is now version 1."), "{}", saved.err);
    write(data.path(), "next.csv", LIST.replace("25/8/2026", "7/9/2026").replace("1001", "2001"));
    let today = ["--template", "user", "--today", "2026-09-01"];
    let converted = about(&data, "convert", "next.csv", &today).exits(0);
    assert!(converted.out.contains("\nSource: Insurer portal\n"), "{}", converted.out);
    let sheet = fs::read_to_string(data.path().join("next.sheet.csv")).expect("a sheet");
    let expected = "User ID,Insurance Status,Coverage Start Date,Line\r\n\
                    2001,Enrolled,2026-09-07,2\r\n1002,Not Enrolled,2026-09-08,3\r\n";
    assert_eq!(sheet, expected);
    let json =
        about(&data, "convert", "next.csv", &[&today[..], &["--force", "--json"]].concat()).exits(0).json();
    assert_eq!((&json["source"]["name"], &json["questions"]), (&json!("Insurer portal"), &json!([])));

    for more in [&["--template", "user", "--today", "2026-09-01"][..], &["--today", "2026-09-01"]] {
        let checked = about(&data, "check", "next.csv", more).exits(0);
        assert!(checked.out.contains("Source: Insurer portal\n"), "{}", checked.out);
        assert!(!checked.out.contains("In Force"), "{}", checked.out);
    }
    let checked = about(&data, "check", "next.csv", &[&today[..], &["--json"]].concat()).exits(0).json();
    assert_eq!(checked["source"]["use"], "applied");
    let staged = about(&data, "stage", "next.csv", &["--template", "user", "--json"]).exits(0).json();
    assert_eq!(
        (&staged["import"]["state"], &staged["source"]["name"]),
        (&json!("staged"), &json!("Insurer portal"))
    );
}

#[test]
fn a_changed_header_is_named_and_asked_about() {
    let data = district();
    save(&data, "Insurer").exits(0);
    write(data.path(), "next.csv", LIST.replace("From", "Homeroom"));
    let asked = about(&data, "convert", "next.csv", &["--template", "user"]).exits(1);
    assert!(asked.out.contains("Source: none is applied."), "{}", asked.out);
    write(data.path(), "next.csv", LIST.replace("From", "Homeroom").replace("Item", "Product"));
    // The template is that of the source.
    let named = about(&data, "convert", "next.csv", &["--source", "Insurer", "--force"]).exits(1);
    for line in [
        "New columns: Homeroom, Product",
        "Missing columns: From, Item",
        "at /columns/Coverage Start Date of the decisions document",
        "at /leave_out of the decisions document",
    ] {
        assert!(named.out.contains(line), "{line}\n{}", named.out);
    }
    let none =
        about(&data, "convert", "list.csv", &["--template", "user", "--no-source", "--force"]).exits(1);
    assert!(!none.out.contains("Source:"), "{}", none.out);
    let unknown = about(&data, "convert", "list.csv", &["--template", "user", "--source", "Portal"]).exits(2);
    assert!(unknown.err.contains("Use one of: Insurer."), "{}", unknown.err);
}

#[test]
fn sources_are_listed_shown_exported_imported_and_removed() {
    let data = district();
    save(&data, "Insurer portal").exits(0);
    assert_eq!(on(&data, &["list"]).exits(0).out, "Insurer portal  version 1  user  4 headers\n");
    let json = on(&data, &["list", "--json"]).exits(0).json();
    assert_eq!(json[0]["decisions"]["date_order"], json!({"coverage_start": "day-first"}));
    let shown = on(&data, &["show", "Insurer portal"]).exits(0).out;
    assert!(shown.contains("\n  key: Participant ID\n"), "{shown}");
    assert!(shown.contains("\nWords of status: 2\n") && !shown.contains("Lapsed"), "{shown}");

    let exported = on(&data, &["export", "Insurer portal"]).exits(0).out;
    let file = write(data.path(), "source.json", exported.replace("Insurer portal", "Portal"));
    let imported = on(&data, &["import", &file.display().to_string()]).exits(0).out;
    assert_eq!(imported, "The source Portal is now version 1.\n");
    write(
        data.path(),
        "source.json",
        exported.replace("Participant ID\"", "Nothing\"").replacen("Nothing", "Participant ID", 1),
    );
    let refused = on(&data, &["import", &file.display().to_string()]).exits(1).err;
    assert!(refused.contains("At /decisions/columns/key: "), "{refused}");

    let removed = on(&data, &["remove", "Portal"]).exits(0).out;
    assert_eq!(removed, "The source Portal is removed.\n");
    for args in [["show", "Portal"], ["export", "Portal"], ["remove", "Portal"]] {
        let unknown = on(&data, &args).exits(2).err;
        assert!(unknown.contains("Use one of: Insurer portal."), "{unknown}");
    }
    let database = Database::existing(data.path()).expect("a database");
    let entries = database.read(|tx| audit::newest(tx, 1, 0, 100)).expect("entries");
    let of_sources = entries.iter().filter(|entry| entry.action.starts_with("source_"));
    let actions: Vec<&str> = of_sources.map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["source_removed", "source_changed", "source_changed"]);
    assert!(entries.iter().all(|entry| !entry.detail.contains("Lapsed")));
}

#[test]
fn a_source_needs_a_database_and_a_sheet() {
    let data = TempDir::new().expect("a directory");
    write(data.path(), "list.csv", "User ID,Insurance Status\n1,Yes\n");
    let none = about(&data, "convert", "list.csv", &["--template", "user", "--save-source", "X"]).exits(2);
    assert!(none.err.contains("There is no database"), "{}", none.err);
    let data = district();
    let blocked = about(&data, "convert", "list.csv", &["--template", "user", "--save-source", "X"]).exits(1);
    assert!(blocked.err.contains("The source was not saved"), "{}", blocked.err);
    assert_eq!(on(&data, &["list"]).exits(0).out, "");
}

#[test]
fn a_check_takes_the_template_of_the_source_with_the_headers() {
    let data = district();
    write(data.path(), "list.csv", "Alpha,Beta\nDEV-A1,Yes\nDEV-B2,No\n");
    let decisions = r#"{"header": 1, "columns": {"Device Serial": "Alpha", "Insurance Status": "Beta"}}"#;
    let decisions = write(data.path(), "decisions.json", decisions).display().to_string();
    let save = ["--template", "device", "--decisions", &decisions, "--save-source", "Alphabet"];
    about(&data, "convert", "list.csv", &save).exits(0);
    let checked = about(&data, "check", "list.csv", &["--json"]).exits(0).json();
    assert_eq!((&checked["template"], &checked["source"]["name"]), (&json!("device"), &json!("Alphabet")));
    let guessed = about(&data, "check", "list.csv", &["--no-source", "--json"]).exits(1).json();
    assert_eq!((&guessed["template"], &guessed["source"]), (&json!("user"), &json!(null)));
}
