//! `coverlist convert`.

use crate::case::cases;
use crate::harness::workbook::same_rows;
use crate::harness::{Ran, command, coverlist, coverlist_on, coverlist_with, file, write};
use coverlist_core::record::RecordKind;
use coverlist_core::sheet::{Provenance, read_sheet};
use coverlist_core::template::Template;
use coverlist_core::validate::RowStatus;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const CLEAN: &str = "Insurance Status;Name;User ID\nY;Ana;004231\nno;Lee;118204\n";
const CLEAN_SHEET: &str = "User ID,Insurance Status,Line\r\n004231,Enrolled,2\r\n118204,Not Enrolled,3\r\n";

/// Converts `list.csv` in a folder, with these further arguments.
fn convert(folder: &Path, more: &[&str]) -> Ran {
    let list = folder.join("list.csv").display().to_string();
    coverlist([&["convert", &list, "--template", "user", "--today", "2026-09-01"], more].concat())
}

/// A folder with `list.csv`.
fn list(content: &str) -> TempDir {
    file("list.csv", content).0
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("the file is written")
}

fn hash(bytes: impl AsRef<[u8]>) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

#[test]
fn a_clean_file_becomes_a_sheet_with_its_provenance() {
    let folder = list(CLEAN);
    let ran = convert(folder.path(), &[]).exits(0);
    assert!(ran.out.contains("Rows: 2 accepted, 0 rejected, 0 ignored."), "{}", ran.out);
    assert_eq!(read(folder.path(), "list.sheet.csv"), CLEAN_SHEET);
    let text = read(folder.path(), "list.provenance.json");
    let provenance: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(
        provenance,
        json!({
            "source": {
                "name": "list.csv", "sha256": hash(CLEAN), "bytes": CLEAN.len(),
                "encoding": "utf-8", "delimiter": ";",
            },
            "template": {"id": "user", "version": 1},
            "columns": {
                "key": {"column": 3, "header": "User ID"},
                "status": {"column": 1, "header": "Insurance Status"},
            },
            "date_orders": {},
            "findings": {"header_unknown": 1},
            "rows": {"accepted": 2, "rejected": 0, "ignored": 0},
            "sheet": {"sha256": hash(CLEAN_SHEET)},
        })
    );
    assert!(!text.contains("Ana") && !text.contains("004231"), "{text}");
}

#[test]
fn an_unusual_dialect_is_named_and_can_be_undone() {
    let folder = list("User ID,Insurance Status\n'004231','Yes'\n'004232','No'\n");
    let ran = convert(folder.path(), &[]).exits(0);
    assert!(ran.out.contains("utf-8, comma, LF, dialect apostrophes"), "{}", ran.out);
    let provenance: Value = serde_json::from_str(&read(folder.path(), "list.provenance.json")).expect("JSON");
    assert_eq!(provenance["source"]["dialect"], "apostrophes");
    let ran = convert(folder.path(), &["--dialect", "plain", "--force"]).exits(1);
    assert!(!ran.out.contains("dialect") && ran.out.contains("cell_quoted"), "{}", ran.out);
}

#[test]
fn a_rejected_row_is_in_the_sheet_and_exits_1() {
    let folder = list("User ID,Insurance Status\n004231,Enrolled\n,Maybe\n118204,Enrolled,x\n");
    let ran = convert(folder.path(), &[]).exits(1);
    assert!(ran.out.contains("Rows: 1 accepted, 2 rejected, 0 ignored."), "{}", ran.out);
    let expected =
        "User ID,Insurance Status,Line,Reason\r\n004231,Enrolled,2,\r\n,Maybe,3,\r\n,,4,row_long\r\n";
    assert_eq!(read(folder.path(), "list.sheet.csv"), expected);
}

#[test]
fn an_open_question_is_listed_and_its_rows_are_rejected() {
    let dates = "User ID,Insurance Status,Coverage Start Date\n1001,Enrolled,8/9/2026\n1002,Enrolled,\n";
    let folder = list(dates);
    let printed = convert(folder.path(), &["--json"]).exits(1).json();
    assert_eq!(printed["rows"], json!({"accepted": 1, "rejected": 1, "ignored": 0}));
    let question = &printed["questions"][0];
    assert_eq!((&question["about"], &question["decision"]), (&json!("date_order"), &json!("/date_order")));
    assert_eq!((&question["either"], &question["column"]), (&json!({"count": 1, "lines": [2]}), &json!(3)));
    assert!(question["message"].as_str().is_some_and(|it| it.contains("Coverage Start Date")), "{question}");
    let sheet = read(folder.path(), "list.sheet.csv");
    assert!(sheet.contains("1001,Enrolled,8/9/2026,2\r\n"), "{sheet}");

    let decisions = write(folder.path(), "decisions.json", r#"{"date_order": "day-first"}"#);
    let decided = ["--decisions", &decisions.display().to_string(), "--force", "--json"];
    let printed = convert(folder.path(), &decided).exits(0).json();
    assert_eq!(printed["questions"], json!([]));
    assert!(read(folder.path(), "list.sheet.csv").contains("1001,Enrolled,2026-09-08,2\r\n"));
    let provenance: Provenance =
        serde_json::from_str(&read(folder.path(), "list.provenance.json")).expect("it is a provenance");
    let order = provenance.date_orders.values().next().expect("a date column");
    assert_eq!((order.chosen, order.line), (true, None));
}

#[test]
fn a_similar_header_is_asked_about_and_not_applied() {
    let similar = "User ID,Insurance Status,Policy #,Policy Nbr\n1001,Enrolled,A-1,B-1\n";
    let folder = list(similar);
    let ask = |decisions: &str| {
        let path = write(folder.path(), "decisions.json", decisions).display().to_string();
        let ran = convert(folder.path(), &["--json", "--force", "--decisions", &path]);
        (ran.code, ran.json()["questions"].clone(), read(folder.path(), "list.sheet.csv"))
    };
    let (code, questions, sheet) = ask("{}");
    assert_eq!((code, questions[0]["decision"].as_str()), (1, Some("/columns/Policy Number")));
    let candidates = json!([{"column": 3, "header": "Policy #"}, {"column": 4, "header": "Policy Nbr"}]);
    assert_eq!(questions[0]["candidates"], candidates, "rivals are named");
    assert_eq!(sheet, "User ID,Insurance Status,Line\r\n1001,Enrolled,2\r\n");

    let with_number =
        |number: &str| format!("User ID,Insurance Status,Policy Number,Line\r\n1001,Enrolled,{number},2\r\n");
    for (decisions, number) in [("\"Policy Nbr\"", "B-1"), ("3", "A-1")] {
        let decided = ask(&format!("{{\"columns\": {{\"Policy Number\": {decisions}}}}}"));
        assert_eq!(decided, (0, json!([]), with_number(number)));
    }
    assert_eq!(ask(r#"{"columns": {"Policy Number": null}}"#), (0, json!([]), sheet));
}

#[test]
fn what_blocks_the_file_prevents_the_sheet() {
    let folder = list("Student ID,Insurance Status\n1001,Enrolled\n");
    let ran = convert(folder.path(), &[]).exits(1);
    assert!(ran.out.contains("Does column 1, “Student ID”, hold User ID?"), "{}", ran.out);
    assert!(ran.out.contains("No sheet was written"), "{}", ran.out);
    assert!(!folder.path().join("list.sheet.csv").exists());
    let decisions = write(folder.path(), "d.json", r#"{"columns": {"User ID": "Student ID"}}"#);
    convert(folder.path(), &["--decisions", &decisions.display().to_string()]).exits(0);
    let printed = coverlist_with(["convert", "-", "--template", "user", "--json"], b"a\0").exits(1).json();
    assert_eq!((&printed["sheet"], &printed["rows"]), (&json!(null), &json!(null)));
}

#[test]
fn decisions_that_do_not_fit_are_refused_with_their_place() {
    let folder = list("User ID,Insurance Status,Plan,Plan\n1001,Enrolled,A,B\n");
    for (decisions, place) in [
        (r#"{"colums": {}}"#, "colums"),
        (r#"{"columns": {"Grade": 1}}"#, "/columns/Grade"),
        (r#"{"columns": {"Coverage Type": "Plan"}}"#, "/columns/Coverage Type"),
        (r#"{"columns": {"Coverage Type": 5}}"#, "/columns/Coverage Type"),
        (r#"{"columns": {"Coverage Type": 3, "Policy Number": 3}}"#, "/columns/Policy Number"),
        (r#"{"columns": {"Coverage Type": true}}"#, "/columns/Coverage Type"),
        (r#"{"date_order": "year-first"}"#, "/date_order"),
        (r#"{"date_order": {"User ID": "day-first"}}"#, "/date_order/User ID"),
        (r#"{"encoding": "ebcdic"}"#, "/encoding"),
        (r#"{"delimiter": ":"}"#, "/delimiter"),
    ] {
        let path = write(folder.path(), "decisions.json", decisions).display().to_string();
        let ran = convert(folder.path(), &["--decisions", &path]).exits(2);
        assert!(ran.err.contains(place), "{decisions}: {}", ran.err);
        assert!(!folder.path().join("list.sheet.csv").exists());
    }
}

#[test]
fn no_file_is_overwritten_without_being_told() {
    let folder = list(CLEAN);
    write(folder.path(), "list.provenance.json", "mine");
    let ran = convert(folder.path(), &[]).exits(2);
    assert!(ran.err.contains("list.provenance.json") && ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(read(folder.path(), "list.provenance.json"), "mine");
    assert!(!folder.path().join("list.sheet.csv").exists(), "both files or none");
    convert(folder.path(), &["--force"]).exits(0);
    assert_ne!(read(folder.path(), "list.provenance.json"), "mine");

    let source = folder.path().join("list.csv").display().to_string();
    convert(folder.path(), &["--force", "--sheet", &source]).exits(2);
    assert_eq!(read(folder.path(), "list.csv"), CLEAN);
    convert(folder.path(), &["--sheet", "x", "--provenance", "x"]).exits(2);
}

#[test]
fn files_go_where_they_are_told_to() {
    let folder = list(CLEAN);
    let out = folder.path().join("new/out");
    convert(folder.path(), &["--out", &out.display().to_string()]).exits(0);
    assert_eq!(read(&out, "list.sheet.csv"), CLEAN_SHEET);
    let sheet = folder.path().join("mine.csv").display().to_string();
    let printed = convert(folder.path(), &["--sheet", &sheet, "--json"]).exits(0).json();
    assert_eq!(printed["sheet"], sheet);
    let from_stdin = ["convert", "-", "--template", "user"];
    let ran = coverlist_with(from_stdin, CLEAN.as_bytes()).exits(2);
    assert!(ran.err.contains("--out"), "{}", ran.err);
    let out = out.display().to_string();
    coverlist_with([&from_stdin[..], &["--out", &out]].concat(), CLEAN.as_bytes()).exits(0);
    assert_eq!(read(Path::new(&out), "stdin.sheet.csv"), CLEAN_SHEET);
}

#[test]
fn the_sheet_can_be_written_as_a_workbook_too() {
    let folder = list("User ID,Insurance Status,Coverage Type\n000123,y,=1+1\n1E5,no,\n");
    let workbook = folder.path().join("list.sheet.xlsx");
    let printed = convert(folder.path(), &["--xlsx", "--json"]).exits(0).json();
    assert_eq!(printed["workbook"], workbook.display().to_string());
    let sheet = fs::read(folder.path().join("list.sheet.csv")).expect("the sheet");
    same_rows(&fs::read(&workbook).expect("the workbook"), &sheet);
    let ran = convert(folder.path(), &["--xlsx"]).exits(2);
    assert!(ran.err.contains("list.sheet.csv exists"), "{}", ran.err);
    let ran = convert(folder.path(), &["--xlsx", "--force"]).exits(0);
    assert!(
        ran.out.contains("list.provenance.json and ") && ran.out.contains("list.sheet.xlsx."),
        "{}",
        ran.out
    );
    let same = workbook.display().to_string();
    let ran = convert(folder.path(), &["--xlsx", "--force", "--sheet", &same]).exits(2);
    assert!(ran.err.contains("two of the files"), "{}", ran.err);
}

#[test]
fn a_file_that_cannot_be_read_and_a_wrong_command_line_exit_2() {
    let folder = list(CLEAN);
    let missing = folder.path().join("missing.csv").display().to_string();
    coverlist(["convert", &missing, "--template", "user"]).exits(2);
    convert(folder.path(), &["--decisions", &missing]).exits(2);
    let source = folder.path().join("list.csv").display().to_string();
    coverlist(["convert", &source]).exits(2);
    coverlist(["convert", &source, "--template", "teacher"]).exits(2);
}

#[test]
fn only_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = list(CLEAN);
    convert(folder.path(), &[]).exits(0);
    for name in ["list.sheet.csv", "list.provenance.json"] {
        let mode = fs::metadata(folder.path().join(name)).expect("it exists").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_column_that_is_not_mapped_appears_nowhere() {
    let folder = list(
        "User ID,Insurance Status,Notes\n1001,Enrolled,SENTINEL\n1002,Maybe,SENTINEL\n1003,\"SENTINEL\n",
    );
    for more in [&[][..], &["--json", "--force"]] {
        let ran = convert(folder.path(), more).exits(1);
        let files = ["list.sheet.csv", "list.provenance.json"].map(|name| read(folder.path(), name));
        for text in [ran.out, ran.err].into_iter().chain(files) {
            assert!(!text.contains("SENTINEL"), "{text}");
        }
    }
}

#[test]
fn converting_a_sheet_changes_nothing() {
    let folder =
        list("User ID,Insurance Status,Coverage End Date\n1001,Y,30.6.2027\n1002,Active,n/a\n1003\n");
    convert(folder.path(), &[]).exits(1);
    let sheet = folder.path().join("list.sheet.csv").display().to_string();
    coverlist(["convert", &sheet, "--template", "user"]).exits(1);
    let [first, second] = ["list.sheet.csv", "list.sheet.sheet.csv"].map(|name| read(folder.path(), name));
    assert_eq!(first, second);
}

#[test]
fn cases_of_the_corpus_are_accepted_and_rejected_as_expected() {
    let wanted =
        ["fixture-user", "fixture-title-and-totals", "date-order-chosen", "many-mistakes-in-one-row"];
    for case in cases().iter().filter(|case| wanted.contains(&case.name.as_str())) {
        let out = tempfile::tempdir().expect("a directory can be made");
        let input = case.folder.join("input.csv").display().to_string();
        let (today, folder) = (case.question.today.to_string(), out.path().display().to_string());
        let arguments =
            ["convert", &input, "--template", case.template_id(), "--today", &today, "--out", &folder];
        let ran = coverlist(arguments);
        assert!(ran.code < 2, "{}: {}", case.name, ran.err);
        let Ok(sheet) = fs::read(out.path().join("input.sheet.csv")) else { panic!("{}", case.name) };
        let kind = if case.template_id() == "user" { RecordKind::User } else { RecordKind::Device };
        let judged = read_sheet(&sheet, &Template::builtin(kind), case.question.today).expect("a sheet");
        let accepted = judged.rows.iter().filter(|row| row.status == RowStatus::Accepted).count();
        if case.question.decisions == coverlist_core::sheet::Decisions::default() {
            assert_eq!(accepted, case.answer.accepted as usize, "{}", case.name);
        }
    }
}

#[test]
fn the_templates_of_a_district_apply() {
    let data = tempfile::tempdir().expect("a directory can be made");
    let folder = list(CLEAN);
    let source = folder.path().join("list.csv").display().to_string();
    let ran = coverlist_on(data.path(), &["convert", &source, "--template", "user"], "").exits(0);
    assert!(ran.err.contains("built-in"), "{}", ran.err);
    assert!(command(["convert", "--help"]).output().expect("the binary runs").status.success());
}

#[test]
fn confirmed_proposals_are_decisions_that_the_next_file_needs_no_answer_with() {
    let folder = list("Student ID,Response\n1001,Accepted\n1002,I Elect Not to Participate\n");
    let path = folder.path().join("decisions.json").display().to_string();
    convert(folder.path(), &["--confirm", "--write-decisions", &path]).exits(0);
    let sheet = read(folder.path(), "list.sheet.csv");
    assert_eq!(sheet, "User ID,Insurance Status,Line\r\n1001,Enrolled,2\r\n1002,Declined,3\r\n");
    let printed = convert(folder.path(), &["--decisions", &path, "--force", "--json"]).exits(0).json();
    assert_eq!(printed["questions"], json!([]));
    assert_eq!(read(folder.path(), "list.sheet.csv"), sheet);
    let document: serde_json::Value =
        serde_json::from_str(&read(folder.path(), "decisions.json")).expect("it is JSON");
    assert_eq!(printed["decisions"], document);
    convert(folder.path(), &["--force", "--write-decisions", &path]).exits(2);
}
