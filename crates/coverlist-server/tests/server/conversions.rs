//! Converting a file returns its sheet, and stores nothing.

use crate::harness::workbook::in_case;
use crate::harness::{App, Request, Response, Session, form, hash};
use coverlist_api::{ConvertedView, ImportView, Page, ProblemCode, paths};
use coverlist_core::sheet::Subject;
use serde_json::{Value, json};
use std::fs;

const FILE: &str = "Device Serial;Status;Start;Notes\nA1;Yes;8/9/2026;x\n";

fn path(query: &str) -> String {
    format!("{}?{query}", paths::CONVERSIONS)
}

#[test]
fn a_file_is_converted_and_its_questions_are_listed() {
    let app = App::start();
    let admin = app.admin();
    let file = "Device Serial;Insurance Status;Coverage Start Date;Notes\nA1;Yes;8/9/2026;x\nB2;no;;\n";
    let raw = Request::new("POST", path("template=device&name=Fall.csv")).body("text/csv", file);
    let converted: ConvertedView = admin.send(raw).expect(200).json();
    let expected = "Device Serial,Insurance Status,Coverage Start Date,Line\r\n\
                    A1,Enrolled,8/9/2026,2\r\nB2,Not Enrolled,,3\r\n";
    assert_eq!(converted.sheet.as_deref(), Some(expected));
    let provenance = converted.provenance.expect("a provenance");
    assert_eq!((provenance.source.name.as_str(), provenance.rows.rejected), ("Fall.csv", 1));
    assert_eq!(provenance.source.sha256, hash(file.as_bytes()));
    assert_eq!(converted.conversion.questions.len(), 1);

    let decisions = json!({"date_order": "day-first"}).to_string();
    let parts =
        [("decisions", "application/json", decisions.as_bytes()), ("file", "text/csv", file.as_bytes())];
    let decided: ConvertedView =
        admin.send(form(path("template=device&name=Fall.csv"), &parts)).expect(200).json();
    assert!(decided.conversion.questions.is_empty());
    assert!(decided.sheet.is_some_and(|sheet| sheet.contains("A1,Enrolled,2026-09-08,2\r\n")));

    let history: Page<ImportView> = admin.get(paths::IMPORTS).expect(200).json();
    assert!(history.rows.is_empty(), "nothing is staged");
    let audit = app.database.read(|tx| tx.one("SELECT count(*) FROM audit", &[], |row| row.get::<i64>(0)));
    assert_eq!(audit.expect("a count"), 0, "nothing is recorded");
}

#[test]
fn a_file_without_a_sheet_has_findings_and_questions_only() {
    let app = App::start();
    let raw = Request::new("POST", path("template=device")).body("text/csv", FILE);
    let converted: ConvertedView = app.admin().send(raw).expect(200).json();
    assert_eq!((converted.sheet, converted.provenance, converted.conversion.rows), (None, None, None));
    assert!(!converted.conversion.findings.is_empty());
    let columns = |subject: &Subject| matches!(subject, Subject::Column { .. });
    assert!(converted.conversion.questions.iter().any(|asked| columns(&asked.question.about)));
}

#[test]
fn a_malformed_request_is_refused_with_its_reason() {
    let app = App::start();
    let admin = app.admin();
    let raw = |query: &str| Request::new("POST", path(query)).body("text/csv", FILE);
    admin.send(raw("name=x.csv")).problem(ProblemCode::BadRequest);
    admin.send(raw("template=teapot")).problem(ProblemCode::NotFound);
    let json = Request::new("POST", path("template=device")).body("application/json", "{}");
    admin.send(json).problem(ProblemCode::UnsupportedMedia);
    let file = ("file", "text/csv", FILE.as_bytes());
    for (decisions, pointer) in [
        (r#"{"columns": {"Shoe Size": 1}}"#, "/columns/Shoe Size"),
        (r#"{"columns": {"Policy Number": 9}}"#, "/columns/Policy Number"),
        (r#"{"date_order": "year-first"}"#, "/date_order"),
        ("{", ""),
    ] {
        let parts = [("decisions", "application/json", decisions.as_bytes()), file];
        let problem = admin.send(form(path("template=device"), &parts)).problem(ProblemCode::BadRequest);
        assert_eq!(problem.pointer.as_deref(), Some(pointer), "{problem:?}");
    }
    for parts in [&[file][..], &[file, ("decisions", "application/json", b"{}")]] {
        let problem = admin.send(form(path("template=device"), parts)).problem(ProblemCode::BadRequest);
        assert!(problem.detail.contains("decisions and file"), "{}", problem.detail);
    }
}

#[test]
fn proposals_are_confirmed_on_request() {
    let app = App::start();
    let admin = app.admin();
    let file = "Serial Number,Insurance Status\nA1,In Force\n";
    let raw = |query: &str| Request::new("POST", path(query)).body("text/csv", file);
    let asked: ConvertedView = admin.send(raw("template=device&confirm=false")).expect(200).json();
    assert_eq!(asked.sheet, None);
    let confirmed: ConvertedView = admin.send(raw("template=device&confirm=true")).expect(200).json();
    let expected = "Device Serial,Insurance Status,Line\r\nA1,Enrolled,2\r\n";
    assert_eq!(confirmed.sheet.as_deref(), Some(expected));
    assert!(confirmed.conversion.questions.is_empty());
    admin.send(raw("template=device&confirm=maybe")).problem(ProblemCode::BadRequest);
}

/// Converts a file under the user template with these decisions.
fn decide(admin: &Session, file: &[u8], decisions: &Value) -> Response {
    let decisions = decisions.to_string();
    let parts =
        [("decisions", "application/json", decisions.as_bytes()), ("file", "application/octet-stream", file)];
    admin.send(form(path("template=user&name=Fall.xlsx"), &parts))
}

/// The CSV of the worksheet of a case.
fn csv_of(case: &str) -> String {
    let expected = fs::read_to_string(in_case(case, "expected.txt")).expect("an expectation");
    expected.split("---\n").nth(1).expect("the CSV is the second part").to_owned()
}

fn codes(converted: &ConvertedView) -> Vec<&str> {
    converted.conversion.findings.iter().map(|finding| finding.code.id()).collect()
}

#[test]
fn a_workbook_is_converted_like_its_csv() {
    let app = App::start();
    let admin = app.admin();
    for (case, ending) in [
        ("openpyxl-roster", "xlsx"),
        ("libreoffice-roster", "xlsx"),
        ("libreoffice-roster-xls", "xls"),
        ("libreoffice-roster-ods", "ods"),
    ] {
        let file = fs::read(in_case(case, &format!("input.{ending}"))).expect("a workbook");
        // The body can also be the file alone, whatever its type says.
        let raw =
            Request::new("POST", path("template=user&name=Fall.xlsx")).body("text/csv", file.as_slice());
        let workbook: ConvertedView = admin.send(raw).expect(200).json();
        let csv: ConvertedView = decide(&admin, csv_of(case).as_bytes(), &json!({})).expect(200).json();
        assert!(workbook.sheet.as_ref().is_some_and(|sheet| sheet.contains("\r\n000042,")), "{case}");
        assert_eq!(workbook.sheet, csv.sheet, "{case}");
        assert_eq!(workbook.conversion, csv.conversion, "{case}");
        let (provenance, of_csv) =
            (workbook.provenance.expect("a provenance"), csv.provenance.expect("a provenance"));
        assert_eq!(provenance.source.bytes, file.len() as u64);
        assert_eq!(provenance.source.sha256, hash(&file));
        assert_eq!(provenance.source.worksheet.as_deref(), Some("Roster"));
        assert_eq!((provenance.rows, provenance.sheet), (of_csv.rows, of_csv.sheet), "{case}");
    }
}

#[test]
fn a_person_decides_about_hidden_rows_of_a_workbook() {
    let app = App::start();
    let admin = app.admin();
    let file = fs::read(in_case("openpyxl-hidden", "input.xlsx")).expect("a workbook");
    let asked: ConvertedView = decide(&admin, &file, &json!({})).expect(200).json();
    assert_eq!((&asked.sheet, codes(&asked).contains(&"hidden_rows_undecided")), (&None, true));
    let question = &asked.conversion.questions[0].question;
    assert_eq!(question.decision, "/hidden_rows");
    assert_eq!(question.about, Subject::HiddenRows { worksheet: "Roster".to_owned(), rows: 1 });
    for (word, code, has_row) in
        [("include", "hidden_rows_included", true), ("leave-out", "hidden_rows_left_out", false)]
    {
        let decisions = json!({"worksheet": "Roster", "hidden_rows": word});
        let decided: ConvertedView = decide(&admin, &file, &decisions).expect(200).json();
        assert!(codes(&decided).contains(&code), "{word}");
        assert_eq!(serde_json::to_value(&decided.conversion.decisions).expect("JSON"), decisions);
        // The lines of the other rows stay the same.
        let sheet = decided.sheet.expect("a sheet");
        assert_eq!((sheet.contains("000043,"), sheet.contains(",4\r\n")), (has_row, true), "{sheet}");
    }
}

#[test]
fn a_workbook_that_cannot_be_read_has_a_finding_that_says_why() {
    let app = App::start();
    let admin = app.admin();
    for (case, code, decisions) in [
        ("danger-password", "workbook_password", json!({})),
        ("danger-password", "workbook_password", json!({"worksheet": "Roster"})),
        ("danger-cut-off", "workbook_damaged", json!({})),
        ("danger-zip-bomb", "workbook_too_large", json!({})),
    ] {
        let file = fs::read(in_case(case, "input.xlsx")).expect("a workbook");
        let converted: ConvertedView = decide(&admin, &file, &decisions).expect(200).json();
        assert_eq!((&converted.sheet, converted.conversion.questions.len()), (&None, 0), "{case}");
        assert_eq!(codes(&converted), [code]);
    }
}

#[test]
fn a_worksheet_that_is_not_there_is_refused() {
    let app = App::start();
    let admin = app.admin();
    let file = fs::read(in_case("openpyxl-hidden", "input.xlsx")).expect("a workbook");
    for (file, words) in [(file.as_slice(), "Roster, Empty, Old roster"), (FILE.as_bytes(), "no workbook")] {
        let problem = decide(&admin, file, &json!({"worksheet": "List"})).problem(ProblemCode::BadRequest);
        assert_eq!(problem.pointer.as_deref(), Some("/worksheet"));
        assert!(problem.detail.contains(words), "{}", problem.detail);
    }
    let problem = decide(&admin, &file, &json!({"hidden_rows": "all"})).problem(ProblemCode::BadRequest);
    assert_eq!(problem.pointer.as_deref(), Some("/hidden_rows"));
}
