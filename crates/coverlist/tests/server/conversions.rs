//! Converting a file returns its sheet, and stores nothing.

use crate::harness::{App, Request, form, form_of_file, hash};
use coverlist_api::{ConvertedView, ImportView, Page, ProblemCode, paths};
use coverlist_core::sheet::Subject;
use serde_json::json;

const FILE: &str = "Device Serial;Status;Start;Notes\nA1;Yes;8/9/2026;x\n";

fn path(query: &str) -> String {
    format!("{}?{query}", paths::CONVERSIONS)
}

#[test]
fn a_file_is_converted_and_its_questions_are_listed() {
    let app = App::start();
    let admin = app.admin();
    let file = "Device Serial;Insurance Status;Coverage Start Date;Notes\nA1;Yes;8/9/2026;x\nB2;no;;\n";
    let raw = Request::new("POST", path("template=device")).body("text/csv", file);
    let converted: ConvertedView = admin.send(raw).expect(200).json();
    let expected = "Device Serial,Insurance Status,Coverage Start Date,Line\r\n\
                    A1,Enrolled,8/9/2026,2\r\nB2,Not Enrolled,,3\r\n";
    assert_eq!(converted.sheet.as_deref(), Some(expected));
    let provenance = converted.provenance.expect("a provenance");
    assert_eq!((provenance.source.name.as_str(), provenance.rows.rejected), ("device.csv", 1));
    assert_eq!(provenance.source.sha256, hash(file.as_bytes()));
    assert_eq!(converted.conversion.questions.len(), 1);

    let decisions = json!({"date_order": "day-first"}).to_string();
    let parts =
        [("decisions", "application/json", decisions.as_bytes()), ("file", "text/csv", file.as_bytes())];
    let decided: ConvertedView =
        admin.send(form_of_file("C:\\Fall.csv", path("template=device"), &parts)).expect(200).json();
    assert_eq!(decided.provenance.expect("a provenance").source.name, "Fall.csv");
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
    admin.send(raw("")).problem(ProblemCode::BadRequest);
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
