//! `coverlist read`.

use crate::harness::{coverlist, coverlist_with};
use serde_json::json;

#[test]
fn cells_are_printed_exactly_as_in_the_file() {
    let file = "Name, ID \r\n\"Núñez, \"\"Ana\"\"\", 004231 \r\n\"two\nlines\",1.0E+05\r\n";
    let read = coverlist_with(["read", "-", "--json"], file.as_bytes()).exits(0).json();
    assert_eq!(
        read,
        json!({
            "encoding": "utf-8",
            "delimiter": ",",
            "dialect": "plain",
            "line_ends": "crlf",
            "header": ["Name", " ID "],
            "rows": [["Núñez, \"Ana\"", " 004231 "], ["two\nlines", "1.0E+05"]],
        })
    );
}

#[test]
fn a_blank_line_is_a_row_with_one_empty_cell_and_ragged_rows_stay_ragged() {
    let read = coverlist_with(["read", "-", "--json"], b"a,b\n\n1\n1,2,3\n,\n").exits(0).json();
    assert_eq!(read["rows"], json!([[""], ["1"], ["1", "2", "3"], ["", ""]]));
}

#[test]
fn without_a_header_every_record_is_a_row() {
    let read = coverlist_with(["read", "-", "--json", "--no-header"], b"a\tb\n1\t2\n").exits(0).json();
    assert_eq!((&read["header"], &read["rows"]), (&json!([]), &json!([["a", "b"], ["1", "2"]])));
    assert_eq!(read["delimiter"], "\t");
}

#[test]
fn the_delimiter_and_the_encoding_can_be_set() {
    let read = |args: &[&str]| {
        let args = ["read", "-", "--json"].iter().chain(args);
        coverlist_with(args, b"a;b|c\n\xE9;1|2\n").exits(0).json()
    };
    assert_eq!(read(&["--delimiter", "pipe"])["header"], json!(["a;b", "c"]));
    assert_eq!(read(&["--delimiter", "|"])["header"], json!(["a;b", "c"]));
    assert_eq!(read(&["--delimiter", "comma"])["header"], json!(["a;b|c"]));
    assert_eq!(read(&["--delimiter", ";"])["rows"], json!([["\u{e9}", "1|2"]]));
    let utf8 = read(&["--delimiter", ";", "--encoding", "UTF-8"]);
    assert_eq!((&utf8["encoding"], &utf8["rows"]), (&json!("utf-8"), &json!([["\u{fffd}", "1|2"]])));
}

#[test]
fn the_dialect_is_named_and_can_be_set() {
    let file = "ID,Name\n'004231','Núñez, Ana'\n'004232','Cho, Ben'\n";
    let json = |args: &[&str]| {
        let args = ["read", "-", "--json"].iter().chain(args);
        coverlist_with(args, file.as_bytes()).exits(0).json()
    };
    let read = json(&[]);
    assert_eq!(
        (&read["dialect"], &read["rows"][0]),
        (&json!("apostrophes"), &json!(["004231", "Núñez, Ana"]))
    );
    let plain = json(&["--dialect", "plain"]);
    assert_eq!((&plain["dialect"], &plain["rows"][0][0]), (&json!("plain"), &json!("'004231'")));
    assert_eq!(json(&["--dialect", "Apostrophes"]), read);
    let ran = coverlist_with(["read", "-"], file.as_bytes()).exits(0);
    assert!(ran.out.starts_with("utf-8, comma, LF, dialect apostrophes, 3 records\n"), "{}", ran.out);
    let wrong = coverlist_with(["read", "-", "--dialect", "quotes"], file.as_bytes()).exits(2);
    assert!(wrong.err.contains("plain") && wrong.err.contains("aligned-columns"), "{}", wrong.err);
}

#[test]
fn an_empty_file_has_neither_header_nor_rows() {
    let read = coverlist_with(["read", "-", "--json"], b"").exits(0).json();
    assert_eq!((&read["header"], &read["rows"]), (&json!([]), &json!([])));
}

#[test]
fn a_file_that_is_not_text_is_named_on_standard_error() {
    let ran = coverlist_with(["read", "-", "--json"], b"%PDF-1.7\n1 0 obj\n").exits(1);
    assert!(ran.out.is_empty() && ran.err.contains("This is a PDF"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_file_that_cannot_be_read_exits_2() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    for path in [folder.path().join("missing.csv"), folder.path().to_owned()] {
        let ran = coverlist(["read".into(), path.clone().into_os_string()]).exits(2);
        let sentence = format!("coverlist: {} can’t be read. ", path.display());
        assert!(ran.err.contains(&sentence), "the cause follows the sentence: {}", ran.err);
    }
}

#[test]
fn people_get_lines_and_columns_without_control_characters() {
    let ran = coverlist_with(["read", "-"], b"ID,Name\n004231,\x1b[2JAna\n\n").exits(0);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines,
        ["utf-8, comma, LF, 3 records", "1  ID     \u{2502} Name", "2  004231 \u{2502} \u{241b}[2JAna", "3"]
    );
}
