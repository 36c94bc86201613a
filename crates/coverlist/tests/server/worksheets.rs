//! The commands read the worksheets of workbooks. The files are those of `tests/workbooks`.

use crate::harness::{App, Ran, coverlist, coverlist_on, coverlist_with, file, write};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The path of a workbook.
fn workbook(case: &str, ending: &str) -> String {
    let path = format!("{}/../../tests/workbooks/{case}/input.{ending}", env!("CARGO_MANIFEST_DIR"));
    PathBuf::from(path).canonicalize().expect("the case exists").display().to_string()
}

/// Runs a command on a workbook with these further arguments.
fn run(command: &str, workbook: &str, more: &[&str]) -> Ran {
    coverlist([&[command, workbook, "--template", "user", "--today", "2026-09-01"], more].concat())
}

fn check(case: &str, more: &[&str]) -> Ran {
    run("check", &workbook(case, "xlsx"), more)
}

/// The cells of the keys that `coverlist read` prints.
fn keys(file: &str, more: &[&str]) -> Vec<Value> {
    let read = coverlist([&["read", file, "--json"], more].concat()).exits(0).json();
    let rows = read["rows"].as_array().expect("there are rows");
    rows.iter().map(|row| row[0].clone()).collect()
}

/// The codes of the findings in JSON.
fn codes(printed: &Value) -> Vec<&str> {
    let findings = printed["findings"].as_array().expect("there are findings");
    findings.iter().filter_map(|finding| finding["code"].as_str()).collect()
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("it is written")).expect("it is JSON")
}

#[test]
fn a_worksheet_becomes_a_sheet_with_its_zeros() {
    let workbook = std::fs::read(workbook("openpyxl-roster", "xlsx")).expect("it is there");
    let (folder, path) = file("list.xlsx", &workbook);
    let ran = run("convert", &path.display().to_string(), &[]).exits(0);
    assert!(ran.out.contains("worksheet Roster"), "{}", ran.out);
    let sheet = std::fs::read_to_string(folder.path().join("list.sheet.csv")).expect("it is written");
    assert!(sheet.contains("\r\n000042,Enrolled,POL-0,1050.00,2026-09-01,2\r\n"), "{sheet}");
    let source = &json_of(&folder.path().join("list.provenance.json"))["source"];
    assert_eq!((&source["bytes"], &source["worksheet"]), (&json!(workbook.len()), &json!("Roster")));
}

#[test]
fn old_and_open_workbooks_are_read_too() {
    for ending in ["xls", "ods"] {
        let path = workbook(&format!("libreoffice-roster-{ending}"), ending);
        assert_eq!(keys(&path, &[])[0], "000042", "{ending}");
    }
}

#[test]
fn hidden_rows_block_the_file_until_a_person_decides() {
    let path = workbook("openpyxl-hidden", "xlsx");
    assert_eq!(keys(&path, &[])[..3], ["000042", "000043", "000044"]);
    // The lines stay the same.
    assert_eq!(keys(&path, &["--hidden-rows", "leave-out"])[..3], ["000042", "", "000044"]);
    for command in ["check", "convert"] {
        let asked = run(command, &path, &[]).exits(1);
        assert!(asked.out.contains("hidden_rows_undecided") && asked.out.contains("line 3"), "{}", asked.out);
        let is_asked = asked.out.contains("Open questions") && asked.out.contains("/hidden_rows");
        assert!(is_asked, "{}", asked.out);
    }
}

#[test]
fn findings_say_what_a_csv_does_not_show() {
    let asked = check("openpyxl-hidden", &["--json"]).exits(1).json();
    let of_workbook = [
        "hidden_rows_undecided",
        "worksheet_filter",
        "worksheet_merged_cells",
        "worksheet_comments",
        "worksheet_hidden_column",
    ];
    assert_eq!(codes(&asked)[..5], of_workbook);
    assert_eq!((&asked["blocked"], &asked["file"]["worksheet"]), (&json!(true), &json!("Roster")));
    for (decision, code) in [("include", "hidden_rows_included"), ("leave-out", "hidden_rows_left_out")] {
        let decided = check("openpyxl-hidden", &["--json", "--hidden-rows", decision]).json();
        assert_eq!((codes(&decided)[0], &decided["blocked"]), (code, &json!(false)));
    }
}

#[test]
fn a_workbook_is_staged_once_its_hidden_rows_are_decided() {
    let app = App::start();
    let path = workbook("openpyxl-hidden", "xlsx");
    let stage = |more: &[&str]| {
        let args = ["stage", &path, "--template", "user", "--district", "Our district", "--rejected", "1"];
        coverlist_on(app.data(), &[&args, more].concat(), "")
    };
    let asked = stage(&[]).exits(1);
    assert!(asked.out.contains("hidden_rows_undecided"), "{}", asked.out);
    assert_eq!(app.admin().open(), None);
    let staged = stage(&["--hidden-rows", "leave-out"]).exits(0);
    assert!(staged.out.contains("hidden_rows_left_out"), "{}", staged.out);
    assert_eq!(app.admin().open().map(|import| (import.rows, import.rejected)), Some((3, 1)));
}

#[test]
fn another_worksheet_can_be_chosen() {
    let path = workbook("openpyxl-hidden", "xlsx");
    let unknown = coverlist(["read", &path, "--worksheet", "List"]).exits(2);
    assert!(unknown.err.contains("Roster, Empty"), "{}", unknown.err);
    let ran = coverlist(["read", &path, "--worksheet", "Old roster"]).exits(0);
    assert!(ran.out.contains("worksheet Old roster"), "{}", ran.out);
    let (_folder, csv) = file("list.csv", "User ID,Insurance Status\n1001,Yes\n");
    let text = run("check", &csv.display().to_string(), &["--worksheet", "Roster"]).exits(2);
    assert!(text.err.contains("worksheet"), "{}", text.err);
}

#[test]
fn the_command_line_has_precedence_over_the_decisions_document() {
    let document = |decisions: Value| file("decisions.json", decisions.to_string());
    let (_folder, path) = document(json!({"hidden_rows": "include", "worksheet": "Old roster"}));
    let decisions = path.display().to_string();
    let with = |more: &[&str]| {
        check("openpyxl-hidden", &[&["--json", "--decisions", &decisions], more].concat()).json()
    };
    assert_eq!(with(&[])["file"]["worksheet"], "Old roster");
    let roster = with(&["--worksheet", "Roster"]);
    assert_eq!((&roster["file"]["worksheet"], codes(&roster)[0]), (&json!("Roster"), "hidden_rows_included"));
    let left_out = with(&["--worksheet", "Roster", "--hidden-rows", "leave-out"]);
    assert_eq!(codes(&left_out)[0], "hidden_rows_left_out");
    let (_folder, path) = document(json!({"worksheet": "List"}));
    let unknown = check("openpyxl-hidden", &["--decisions", &path.display().to_string()]).exits(2);
    assert!(unknown.err.contains("Roster, Empty"), "{}", unknown.err);
}

#[test]
fn the_written_decisions_do_not_say_how_the_csv_of_a_worksheet_is_read() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let written = folder.path().join("decisions.json");
    let name = written.display().to_string();
    let workbook = write(
        folder.path(),
        "list.xlsx",
        std::fs::read(workbook("openpyxl-hidden", "xlsx")).expect("it is there"),
    );
    for command in ["check", "convert"] {
        let more = ["--hidden-rows", "leave-out", "--encoding", "windows-1252", "--write-decisions", &name];
        run(command, &workbook.display().to_string(), &more).exits(1);
        assert_eq!(json_of(&written), json!({"hidden_rows": "leave-out"}), "{command}");
        std::fs::remove_file(&written).expect("it is there");
    }
}

#[test]
fn a_workbook_that_cannot_be_read_blocks_with_a_reason() {
    for (case, code, title, reason) in [
        ("danger-password", "workbook_password", "Password-protected workbook", "with a password"),
        ("danger-cut-off", "workbook_damaged", "Damaged workbook", "is damaged"),
        ("danger-cut-worksheet", "workbook_damaged", "Damaged workbook", "is damaged"),
        ("danger-zip-bomb", "workbook_too_large", "Workbook too large", "unpacks to more"),
        ("danger-no-worksheet", "workbook_no_worksheet", "No worksheet", "no worksheet with cells"),
    ] {
        let refused = check(case, &["--json"]).exits(1).json();
        assert_eq!((codes(&refused), &refused["blocked"]), (vec![code], &json!(true)), "{case}");
        let refused = check(case, &[]).exits(1);
        assert!(refused.out.contains(title), "{case}: {}", refused.out);
        let read = coverlist(["read", &workbook(case, "xlsx")]).exits(1);
        assert!(read.err.contains(reason) && read.out.is_empty(), "{case}: {}{}", read.err, read.out);
    }
}

#[test]
fn a_workbook_is_recognized_on_standard_input_and_has_its_own_size() {
    let bytes = std::fs::read(workbook("openpyxl-roster", "xlsx")).expect("it is there");
    let ran = coverlist_with(["check", "-", "--template", "user", "--today", "2026-09-01"], &bytes).exits(0);
    let size = format!("{},{:03} bytes", bytes.len() / 1000, bytes.len() % 1000);
    assert!(ran.out.contains(&format!("{size}, 3 rows, worksheet Roster\n")), "{}", ran.out);
}

#[test]
fn a_worksheet_that_is_not_there_is_refused_with_its_place_and_the_names_that_are() {
    let path = workbook("openpyxl-hidden", "xlsx");
    let (_folder, document) = file("decisions.json", r#"{"worksheet": "List"}"#);
    let document = document.display().to_string();
    let names = "The workbook has no worksheet List. It has: Roster, Empty, Old roster.";
    for command in ["check", "convert"] {
        let ran = run(command, &path, &["--decisions", &document]).exits(2);
        assert!(ran.err.contains(&format!("{document} at /worksheet: {names}")), "{}", ran.err);
    }
    // A reason that matters more comes first.
    let protected = check("danger-password", &["--worksheet", "List", "--json"]).exits(1).json();
    assert_eq!(codes(&protected), ["workbook_password"]);
    let other = check("danger-other-zip", &["--json"]).exits(1).json();
    assert_eq!(codes(&other), ["file_archive"]);
}

#[test]
fn records_are_loaded_from_a_worksheet_once_its_hidden_rows_are_decided() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let data = folder.path().join("data").display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    let load = |case: &str, more: &[&str]| {
        let path = workbook(case, "xlsx");
        coverlist([&["records", "load", "users", &path, "--data", &data, "--json"], more].concat())
    };
    let asked = load("openpyxl-users", &[]).exits(1);
    assert!(asked.err.contains("--hidden-rows leave-out") && asked.out.is_empty(), "{}", asked.err);
    let added =
        |word: &str| load("openpyxl-users", &["--hidden-rows", word]).exits(0).json()["added"].clone();
    assert_eq!((added("leave-out"), added("include")), (json!(1), json!(1)));
    let protected = load("danger-password", &[]).exits(1);
    assert!(protected.err.contains("password"), "{}", protected.err);
}
