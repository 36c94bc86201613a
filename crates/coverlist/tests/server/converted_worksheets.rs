//! `POST /conversions` reads the worksheets of workbooks. The files are those of `tests/workbooks`.

use crate::harness::{App, Request, Response, Session, form, hash};
use coverlist_api::{ConvertedView, ProblemCode, paths};
use coverlist_core::findings::Code;
use coverlist_core::sheet::Subject;
use serde_json::{Value, json};

const ROSTER: &str = "User ID,Insurance Status,Policy Number,Coverage Amount,Coverage Start Date\n\
                      000042,Enrolled,POL-0,\"$1,050.00\",2026-09-01\n\
                      000043,Enrolled,POL-1,\"$1,050.50\",2026-09-01\n\
                      000044,Enrolled,POL-2,\"$1,051.00\",2026-09-01\n";

fn workbook(case: &str) -> Vec<u8> {
    let path = format!("{}/../../tests/workbooks/{case}/input.xlsx", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the case exists")
}

/// Sends a file with decisions.
fn sent(admin: &Session, file: &[u8], decisions: &Value) -> Response {
    let decisions = decisions.to_string();
    let parts = [("decisions", "application/json", decisions.as_bytes()), ("file", "text/csv", file)];
    admin.send(form(format!("{}?template=user", paths::CONVERSIONS), &parts))
}

fn converted(admin: &Session, file: &[u8], decisions: &Value) -> ConvertedView {
    sent(admin, file, decisions).expect(200).json()
}

fn codes(view: &ConvertedView) -> Vec<Code> {
    view.conversion.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_workbook_is_converted_like_its_csv() {
    let app = App::start();
    let (admin, workbook) = (app.admin(), workbook("openpyxl-roster"));
    let raw = Request::new("POST", format!("{}?template=user", paths::CONVERSIONS));
    let of_workbook: ConvertedView =
        admin.send(raw.body("application/octet-stream", workbook.as_slice())).expect(200).json();
    let of_csv = converted(&admin, ROSTER.as_bytes(), &json!({}));
    assert_eq!((&of_workbook.sheet, &of_workbook.conversion), (&of_csv.sheet, &of_csv.conversion));
    assert!(of_workbook.sheet.is_some_and(|sheet| sheet.contains("\r\n000042,Enrolled,POL-0,1050.00,")));
    let [source, source_of_csv] =
        [of_workbook.provenance, of_csv.provenance].map(|it| it.expect("a provenance").source);
    assert_eq!((source.bytes, source.sha256), (workbook.len() as u64, hash(&workbook)));
    assert_eq!((source.worksheet.as_deref(), source_of_csv.worksheet), (Some("Roster"), None));
}

#[test]
fn hidden_rows_wait_for_a_decision() {
    let app = App::start();
    let (admin, workbook) = (app.admin(), workbook("openpyxl-hidden"));
    let asked = converted(&admin, &workbook, &json!({}));
    assert_eq!(codes(&asked)[0], Code::HiddenRowsUndecided);
    assert_eq!((asked.sheet, asked.provenance), (None, None));
    let question = &asked.conversion.questions[0].question;
    let about = Subject::HiddenRows { worksheet: "Roster".to_owned(), rows: 1 };
    assert_eq!((question.decision.as_str(), &question.about), ("/hidden_rows", &about));
    for (decision, code, line) in [
        ("include", Code::HiddenRowsIncluded, "\r\n000043,"),
        ("leave-out", Code::HiddenRowsLeftOut, "\r\n000044,"),
    ] {
        let decided = converted(&admin, &workbook, &json!({"hidden_rows": decision}));
        assert_eq!(codes(&decided)[0], code);
        let asked = decided.conversion.questions.iter().map(|asked| asked.question.decision.as_str());
        assert!(asked.eq(["/words/Insurance Status"]), "the word in row 6 is unknown");
        let sheet = decided.sheet.expect("a sheet");
        assert_eq!(sheet.contains("\r\n000043,"), decision == "include", "{sheet}");
        assert!(sheet.contains(line), "{sheet}");
    }
    let problem =
        sent(&admin, &workbook, &json!({"hidden_rows": "perhaps"})).problem(ProblemCode::BadRequest);
    assert_eq!(problem.pointer.as_deref(), Some("/hidden_rows"));
}

#[test]
fn a_worksheet_is_chosen_by_its_name() {
    let app = App::start();
    let (admin, hidden) = (app.admin(), workbook("openpyxl-hidden"));
    let chosen = converted(&admin, &hidden, &json!({"worksheet": "Old roster"}));
    assert!(!codes(&chosen).contains(&Code::HiddenRowsUndecided), "{:?}", codes(&chosen));
    for file in [&hidden, ROSTER.as_bytes()] {
        let unknown = sent(&admin, file, &json!({"worksheet": "List"})).problem(ProblemCode::BadRequest);
        assert_eq!(unknown.pointer.as_deref(), Some("/worksheet"));
    }
}

#[test]
fn a_workbook_that_cannot_be_read_has_one_finding_and_no_question() {
    let app = App::start();
    let admin = app.admin();
    for (case, code) in [
        ("danger-password", Code::WorkbookPassword),
        ("danger-cut-off", Code::WorkbookDamaged),
        ("danger-cut-worksheet", Code::WorkbookDamaged),
        ("danger-zip-bomb", Code::WorkbookTooLarge),
        ("danger-no-worksheet", Code::WorkbookNoWorksheet),
        ("danger-other-zip", Code::FileArchive),
    ] {
        let decisions = json!({"columns": {"Policy Number": "Policy"}});
        let decisions = if code == Code::FileArchive { json!({}) } else { decisions };
        let refused = converted(&admin, &workbook(case), &decisions);
        assert_eq!((codes(&refused), refused.sheet), (vec![code], None), "{case}");
        assert!(refused.conversion.questions.is_empty(), "{case}");
    }
}
