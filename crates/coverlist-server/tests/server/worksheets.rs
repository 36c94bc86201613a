//! The commands read the worksheets of workbooks. The files are those of `tests/workbooks`.

use crate::harness::workbook::in_case;
use crate::harness::{Ran, coverlist, coverlist_with, file, hash, write};
use serde_json::{Value, json};

/// The path of a workbook.
fn workbook(case: &str, ending: &str) -> String {
    in_case(case, &format!("input.{ending}")).display().to_string()
}

/// Runs a command on a workbook.
fn run(command: &str, file: &str, more: &[&str]) -> Ran {
    coverlist([&[command, file, "--template", "user", "--today", "2026-09-01"], more].concat())
}

fn check(case: &str, more: &[&str]) -> Ran {
    run("check", &workbook(case, "xlsx"), more)
}

/// The codes of the findings in the output of a command.
fn codes(printed: &Value) -> Vec<&str> {
    let findings = printed["findings"].as_array().expect("a list");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect()
}

/// Asserts that the command line is wrong, and that nothing but the reason is printed.
#[track_caller]
fn is_refused(ran: Ran, reason: &str) {
    let ran = ran.exits(2);
    assert!(ran.err.contains(reason) && ran.out.is_empty(), "{}{}", ran.out, ran.err);
}

/// The cells of the keys that `coverlist read` prints.
fn keys(file: &str, more: &[&str]) -> Vec<Value> {
    let ran = coverlist([&["read", file, "--json"], more].concat()).exits(0);
    let read: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let rows = read["rows"].as_array().expect("there are rows");
    rows.iter().map(|row| row[0].clone()).collect()
}

#[test]
fn a_worksheet_becomes_a_sheet_with_its_zeros() {
    let (folder, path) =
        file("list.xlsx", std::fs::read(workbook("openpyxl-roster", "xlsx")).expect("it is there"));
    let path = path.display().to_string();
    let ran = run("convert", &path, &[]).exits(0);
    assert!(
        ran.out.contains("worksheet Roster\n") && !ran.err.contains("orksheet"),
        "{}{}",
        ran.out,
        ran.err
    );
    let sheet = std::fs::read_to_string(folder.path().join("list.sheet.csv")).expect("it is written");
    assert!(sheet.contains("\r\n000042,Enrolled,POL-0,1050.00,2026-09-01,2\r\n"), "{sheet}");
    let provenance = std::fs::read(folder.path().join("list.provenance.json")).expect("it is written");
    let provenance: Value = serde_json::from_slice(&provenance).expect("it is JSON");
    let bytes = std::fs::read(&path).expect("it is there");
    let source = &provenance["source"];
    assert_eq!(source["bytes"], json!(bytes.len()));
    assert_eq!((&source["worksheet"], &source["sha256"]), (&json!("Roster"), &json!(hash(&bytes))));
}

#[test]
fn old_and_open_workbooks_are_read_too() {
    for ending in ["xls", "ods"] {
        let path = workbook(&format!("libreoffice-roster-{ending}"), ending);
        assert_eq!(keys(&path, &[])[0], "000042", "{ending}");
    }
}

#[test]
fn a_workbook_is_recognized_on_standard_input() {
    let bytes = std::fs::read(workbook("openpyxl-roster", "xlsx")).expect("it is there");
    let ran = coverlist_with(["check", "-", "--template", "user", "--today", "2026-09-01"], &bytes).exits(0);
    let size = bytes.len().to_string();
    let size =
        format!("{},{} bytes, 3 rows, worksheet Roster\n", &size[..size.len() - 3], &size[size.len() - 3..]);
    assert!(ran.out.contains(&size), "{}", ran.out);
}

#[test]
fn a_person_decides_about_hidden_rows() {
    let path = workbook("openpyxl-hidden", "xlsx");
    let asked = check("openpyxl-hidden", &["--json"]).exits(1);
    let printed = asked.json();
    assert_eq!(printed["blocked"], json!(true));
    assert!(
        codes(&printed).contains(&"hidden_rows_undecided") && !asked.err.contains("row"),
        "{}",
        asked.err
    );
    let asked = check("openpyxl-hidden", &[]).exits(1);
    assert!(asked.out.contains("/hidden_rows") && asked.out.contains("line 3"), "{}", asked.out);

    // They are printed, so that a person can decide.
    let read = coverlist(["read", &path]).exits(0);
    assert!(
        read.out.starts_with("worksheet Roster of Roster, Empty, Old roster, 1 hidden row, "),
        "{}",
        read.out
    );
    assert_eq!(keys(&path, &[])[..3], ["000042", "000043", "000044"]);
    // The lines stay the same.
    assert_eq!(keys(&path, &["--hidden-rows", "leave-out"])[..3], ["000042", "", "000044"]);
    for (word, code) in [("include", "hidden_rows_included"), ("leave-out", "hidden_rows_left_out")] {
        let printed = check("openpyxl-hidden", &["--hidden-rows", word, "--json"]).json();
        assert!(codes(&printed).contains(&code), "{printed}");
        assert!(codes(&printed).contains(&"worksheet_comments"), "{printed}");
    }
    is_refused(check("openpyxl-hidden", &["--hidden-rows", "all"]), "leave-out");
}

#[test]
fn decisions_are_in_the_document_or_on_the_command_line() {
    let (folder, path) =
        file("list.xlsx", std::fs::read(workbook("openpyxl-hidden", "xlsx")).expect("it is there"));
    let (path, written) = (path.display().to_string(), folder.path().join("written.json"));
    let document = json!({"worksheet": "Roster", "hidden_rows": "leave-out", "encoding": "utf-16le"});
    let document = write(folder.path(), "decisions.json", document.to_string()).display().to_string();
    let converted = run(
        "convert",
        &path,
        &["--decisions", &document, "--json", "--write-decisions", &written.display().to_string()],
    );
    let printed = converted.json();
    assert!(codes(&printed).contains(&"hidden_rows_left_out"), "{printed}");
    assert!(!converted.out.contains("/hidden_rows"), "{printed}");
    // Nobody decides how the CSV of a worksheet is read.
    let decisions: Value =
        serde_json::from_slice(&std::fs::read(&written).expect("it is written")).expect("it is JSON");
    assert_eq!(decisions, json!({"worksheet": "Roster", "hidden_rows": "leave-out"}));
    std::fs::remove_file(&written).expect("it is there");
    run("check", &path, &["--decisions", &document, "--write-decisions", &written.display().to_string()]);
    let checked: Value =
        serde_json::from_slice(&std::fs::read(&written).expect("it is written")).expect("it is JSON");
    assert_eq!(checked, decisions);

    let options = ["--decisions", &document, "--hidden-rows", "include", "--json"];
    assert!(codes(&run("check", &path, &options).json()).contains(&"hidden_rows_included"));
    let old = run("check", &path, &["--decisions", &document, "--worksheet", "Old roster"]);
    assert!(old.out.contains("worksheet Old roster of"), "{}", old.out);
}

#[test]
fn a_worksheet_that_is_not_there_is_refused_with_those_that_are() {
    let path = workbook("openpyxl-hidden", "xlsx");
    let names = "The workbook has no worksheet List. It has: Roster, Empty, Old roster.";
    is_refused(coverlist(["read", &path, "--worksheet", "List"]), names);
    is_refused(check("openpyxl-hidden", &["--worksheet", "List"]), names);
    let (_folder, document) = file("decisions.json", r#"{"worksheet": "List"}"#);
    let document = document.display().to_string();
    for command in ["check", "convert"] {
        let ran = run(command, &path, &["--decisions", &document]);
        is_refused(ran, &format!("{document} at /worksheet: {names}"));
    }
    let csv = coverlist_with(["check", "-", "--template", "user", "--worksheet", "List"], b"User ID\n1\n");
    is_refused(csv, "no workbook");
    // A reason that matters more comes first.
    let protected = check("danger-password", &["--worksheet", "List", "--json"]).exits(1);
    assert_eq!(codes(&protected.json()), ["workbook_password"]);
}

#[test]
fn a_workbook_that_cannot_be_read_blocks_with_a_reason() {
    for (case, code, word) in [
        ("danger-password", "workbook_password", "password"),
        ("danger-cut-off", "workbook_damaged", "damaged"),
        ("danger-zip-bomb", "workbook_too_large", "unpacks"),
        ("danger-no-worksheet", "workbook_no_worksheet", "no worksheet"),
    ] {
        assert_eq!(codes(&check(case, &["--json"]).exits(1).json()), [code]);
        let read = coverlist(["read", &workbook(case, "xlsx")]).exits(1);
        assert!(read.err.contains(word), "{}", read.err);
    }
    let document = check("danger-other-zip", &["--json"]).exits(1);
    assert!(!codes(&document.json()).iter().any(|code| code.starts_with("workbook")), "{}", document.out);
}

#[test]
fn records_are_loaded_from_a_worksheet_once_its_hidden_rows_are_decided() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let data = folder.path().join("data").display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    let load = |case: &str, more: &[&str]| {
        let path = workbook(case, "xlsx");
        coverlist([&["records", "load", "users", &path, "--data", &data], more].concat())
    };
    let asked = load("openpyxl-users", &[]).exits(1);
    assert!(asked.err.contains("--hidden-rows leave-out"), "{}", asked.err);
    let loaded = |word: &str| load("openpyxl-users", &["--hidden-rows", word, "--json"]).exits(0).json();
    assert_eq!(loaded("leave-out")["added"], json!(1));
    assert_eq!(loaded("include")["added"], json!(1));
    let protected = load("danger-password", &[]).exits(1);
    assert!(protected.err.contains("password"), "{}", protected.err);
}
