//! The commands read the worksheets of workbooks. The files are those of `tests/workbooks`.

use crate::harness::{Ran, coverlist, file};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The path of a workbook.
fn workbook(case: &str, ending: &str) -> String {
    let path = format!("{}/../../tests/workbooks/{case}/input.{ending}", env!("CARGO_MANIFEST_DIR"));
    PathBuf::from(path).canonicalize().expect("the case exists").display().to_string()
}

fn check(case: &str, ending: &str, more: &[&str]) -> Ran {
    let path = workbook(case, ending);
    coverlist([&["check", &path, "--template", "user", "--today", "2026-09-01"], more].concat())
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
    let ran = coverlist(["convert", &path, "--template", "user", "--today", "2026-09-01"]).exits(0);
    assert!(ran.err.contains("Worksheet Roster"), "{}", ran.err);
    let sheet = std::fs::read_to_string(folder.path().join("list.sheet.csv")).expect("it is written");
    assert!(sheet.contains("\r\n000042,Enrolled,POL-0,1050.00,2026-09-01,2\r\n"), "{sheet}");
    let provenance = std::fs::read(folder.path().join("list.provenance.json")).expect("it is written");
    let provenance: Value = serde_json::from_slice(&provenance).expect("it is JSON");
    let size = std::fs::metadata(&path).expect("it is there").len();
    assert_eq!(provenance["source"]["bytes"], json!(size));
}

#[test]
fn old_and_open_workbooks_are_read_too() {
    for ending in ["xls", "ods"] {
        let path = workbook(&format!("libreoffice-roster-{ending}"), ending);
        assert_eq!(keys(&path, &[])[0], "000042", "{ending}");
    }
}

#[test]
fn a_person_decides_about_hidden_rows() {
    let path = workbook("openpyxl-hidden", "xlsx");
    let asked = coverlist(["read", &path]).exits(2);
    assert!(
        asked.err.contains("1 hidden row") && asked.err.contains("--hidden-rows leave-out"),
        "{}",
        asked.err
    );
    assert_eq!(keys(&path, &["--hidden-rows", "include"])[..3], ["000042", "000043", "000044"]);
    // The lines stay the same.
    assert_eq!(keys(&path, &["--hidden-rows", "leave-out"])[..3], ["000042", "", "000044"]);
    let ran = check("openpyxl-hidden", "xlsx", &["--hidden-rows", "include"]);
    assert!(ran.err.contains("Hidden rows: 1, first A3") && ran.err.contains("Comments"), "{}", ran.err);
}

#[test]
fn another_worksheet_can_be_chosen() {
    let path = workbook("openpyxl-hidden", "xlsx");
    let unknown = coverlist(["read", &path, "--worksheet", "List"]).exits(2);
    assert!(unknown.err.contains("Roster, Empty"), "{}", unknown.err);
    let ran = coverlist(["read", &path, "--worksheet", "Old roster"]).exits(0);
    assert!(ran.err.contains("Worksheet Old roster of"), "{}", ran.err);
}

#[test]
fn a_workbook_that_cannot_be_read_blocks_with_a_reason() {
    let protected = check("danger-password", "xlsx", &[]).exits(1);
    assert!(protected.err.contains("password"), "{}", protected.err);
    assert!(protected.out.contains("workbook"), "{}", protected.out);
    let damaged = check("danger-cut-off", "xlsx", &[]).exits(1);
    assert!(damaged.err.contains("damaged"), "{}", damaged.err);
    let bomb = check("danger-zip-bomb", "xlsx", &[]).exits(1);
    assert!(bomb.err.contains("unpacks"), "{}", bomb.err);
}
