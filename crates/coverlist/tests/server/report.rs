//! In a report, every row has an outcome, and the counts always add up.

use crate::harness::{App, Csv, Request, Session, Staging, devices, every_page, roster};
use coverlist_api::{ImportQueryRequest, ImportView, Page, ProblemCode, ReportRow, RowQueryRequest, paths};
use coverlist_core::findings::{Code, Severity};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Outcome;
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, validate};

#[test]
fn the_report_matches_the_plan() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(20)));
    let mut file = Csv::device();
    for serial in devices(30) {
        file = file.insures(&serial);
    }
    let file = file.row(",Yes,,,,,").row("DEV000031X,Yes,,,,,2020-06-30").row("dev000001X,No,,,,,");
    let import = admin.stage_without(3, "device", file.bytes());
    let plan = admin.plan(import.id, "");
    admin.process(import.id);
    let report = admin.report(import.id, "");
    assert_eq!(report.counts, plan.counts);
    assert_eq!(report.counts.total(), report.rows_in_file);
    assert_eq!(report.rows_in_file, report.rows.len() as u32);
    let warns = |row: &&ReportRow| row.findings.iter().any(|finding| finding.severity == Severity::Warns);
    let warned: Vec<_> = report.rows.iter().filter(warns).collect();
    assert!(
        matches!(&*warned, [row] if row.key == "DEV000031X" && row.findings[0].message.contains("column 7")),
        "{warned:?}"
    );
    for (planned, done) in plan.rows.iter().zip(&report.rows) {
        assert_eq!((planned.line, &planned.key, planned.action), (done.line, &done.key, done.outcome));
        assert_eq!((&planned.changes, &planned.reason), (&done.changes, &done.reason));
        assert_eq!(planned.record, done.record);
        assert_eq!(planned.findings, done.findings);
    }
    let mut by_outcome: Vec<ReportRow> = Outcome::ALL
        .into_iter()
        .flat_map(|outcome| admin.report(import.id, &format!("?outcome={}", outcome.id())).rows)
        .collect();
    by_outcome.sort_by_key(|row| row.line);
    assert_eq!(by_outcome, report.rows);
    let query = RowQueryRequest { q: "dev000017".to_owned(), ..RowQueryRequest::default() };
    assert_eq!(admin.search_report(import.id, &query).rows.len(), 1);
    let lines = |applied| {
        let query = RowQueryRequest { applied: Some(applied), ..RowQueryRequest::default() };
        admin.search_report(import.id, &query).rows.into_iter().map(|row| row.line).collect::<Vec<_>>()
    };
    let of = |wanted: bool| {
        let wanted = report.rows.iter().filter(|row| row.outcome.is_applied() == wanted);
        wanted.map(|row| row.line).collect::<Vec<_>>()
    };
    assert_eq!((lines(true), lines(false)), (of(true), of(false)));
    let rejected = RowQueryRequest { outcome: Some(Outcome::Rejected), ..query };
    assert_eq!(admin.search_report(import.id, &rejected).rows, []);
}

#[test]
fn rows_that_were_not_applied_are_a_sheet() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    let file = "Insurance Status,Note,Device Serial\r\nYes,,DEV000001X\r\n yes ,x,00NOBODY\r\n=1+1,,B2\r\n";
    let import = admin.stage_without(1, "device", file);
    admin.process(import.id);
    let answer = admin.get(paths::import_report_csv(import.id)).expect(200);
    assert!(answer.body.starts_with(b"\xEF\xBB\xBF"));
    let rows = cells(&answer.body);
    assert_eq!(rows[0].join(","), "Device Serial,Insurance Status,Line,Reason");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1][..3], ["00NOBODY", "Enrolled", "3"]);
    assert!(rows[1][3].contains("no device"));
    assert_eq!(rows[2][..3], ["B2", "'=1+1", "4"]);
    let text = answer.text();
    assert!(text.lines().all(|row| row.trim_start_matches('\u{FEFF}').starts_with('"')), "{text}");
    let skipped = cells(&admin.get(paths::import_report_csv(import.id) + "?outcome=skipped").body);
    assert_eq!(skipped.len(), 2);
    admin.get(paths::import_report_csv(import.id) + "?outcome=skipped,lost").problem(ProblemCode::BadRequest);
}

#[test]
fn the_corrected_sheet_can_be_staged() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let import = admin.stage("device", Csv::device().insures("DEV1").insures("DEV000002X").bytes());
    admin.process(import.id);
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).text();
    let corrected = sheet.replace("\"DEV1\"", "\"DEV000001X\"");
    let again: ImportView = admin.try_stage("device", corrected).expect(201).json();
    assert_eq!((again.accepted, again.rejected), (1, 0));
    assert_eq!(admin.process(again.id).counts.map(|counts| counts.updated), Some(1));
}

#[test]
fn rows_with_uncertain_columns_come_back_by_line_and_reason_and_are_rejected_again() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(4)));
    let file = Csv::device()
        .row("DEV000001X,Yes,P1,Full,1,050.00,2026-09-10,2027-06-30")
        .row("DEV000002X,Yes,2026-08-24,2027-06-30")
        .row("DEV000003X,Yes,P3,\"Full,525.00,2026-09-10,2027-06-30")
        .row("DEV000004X,Yes,\nP4,Full,525.00,2026-09-10,2027-06-30")
        .insures("DEV000001X");
    let import = admin.stage_without(5, "device", file.bytes());
    admin.process(import.id);
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).body;
    let rows = cells(&sheet);
    assert_eq!(rows[1..].iter().map(|row| row[7].as_str()).collect::<Vec<_>>(), ["2", "3", "4", "5", "6"]);
    assert!(rows[1..].iter().all(|row| row[..7].iter().all(String::is_empty)));
    let reasons: Vec<_> = rows[1..].iter().map(|row| row[8].as_str()).collect();
    assert_eq!(reasons, ["row_long", "row_short", "quote_not_closed", "row_broken", "row_broken"]);
    let again =
        [sheet, b"\"DEV000002X\",\"Enrolled\",\"\",\"\",\"\",\"\",\"\",\"9\",\"\"\r\n".to_vec()].concat();
    let again = admin.stage_without(5, "device", again);
    assert_eq!((again.accepted, again.rejected), (1, 5));
}

#[test]
fn a_cell_of_several_lines_keeps_its_column_and_unread_columns_are_left_out() {
    let app = App::start();
    let admin = app.admin();
    let file = "Device Serial,Insurance Status,Home Address,Coverage Type\n\
                DEV1,Maybe,\"12 Oak St\nSpringfield, IL, 62704\",\"Theft,\nfire\"\n\
                DEV2,Yes,\"4 Elm St\nOakwood\",Full\n";
    let import = admin.stage_without(1, "device", file);
    admin.process(import.id);
    let sheet = admin.get(paths::import_report_csv(import.id) + "?outcome=rejected").expect(200);
    let rows = cells(&sheet.body);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][..4], ["DEV1", "Maybe", "Theft,\nfire", "2"]);
    assert!(!sheet.text().contains("Oak St"));
    let again = read(&sheet.body, &ReadChoices::default(), &TemplateSet::builtin().headers());
    let template = Template::builtin(RecordKind::Device);
    let verdict = validate(
        &again,
        &template,
        &TemplateSet::builtin(),
        &Choices::default(),
        Date::constant(2026, 9, 1),
        Limits::default(),
    );
    let codes: Vec<_> =
        verdict.findings().filter(|finding| finding.line.is_some_and(|line| line > 1)).collect();
    assert!(matches!(&*codes, [finding] if finding.code == Code::StatusUnknown), "{codes:?}");
}

#[test]
fn there_is_no_report_before_the_import_is_processed() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    for path in [paths::import_report(import.id), paths::import_report_csv(import.id)] {
        admin.get(path).problem(ProblemCode::WrongState);
    }
}

#[test]
fn the_history_lists_every_import_newest_first_and_paged() {
    let app = App::start();
    let admin = app.admin();
    for number in 1..=5 {
        let import = admin.stage("device", Csv::device().insures(&format!("A{number}")).bytes());
        if number % 2 == 0 {
            admin.delete(paths::import(import.id)).expect(200);
        } else {
            admin.process(import.id);
        }
    }
    let viewer = app.viewer();
    assert_eq!(history(&viewer, "limit=2"), [5, 4, 3, 2, 1]);
    assert_eq!(history(&viewer, "limit=100"), [5, 4, 3, 2, 1]);
    let ask = Staging::new("device", Csv::device().insures("A6").bytes()).named("Fall Ñandú.csv").request();
    let named: ImportView = admin.send(ask).expect(201).json();
    let search = |query: ImportQueryRequest| {
        let page: Page<ImportView> =
            viewer.send(Request::new("POST", paths::IMPORTS_QUERY).json(&query)).expect(200).json();
        (page.rows.iter().map(|import| import.id).collect::<Vec<_>>(), page.next)
    };
    let query =
        |q: &str| ImportQueryRequest { q: q.to_owned(), limit: Some(1), ..ImportQueryRequest::default() };
    assert_eq!(search(query("nandu")), (vec![named.id], None));
    assert_eq!(search(query("nothing")), (Vec::new(), None));
    let (first, cursor) = search(query("list"));
    assert_eq!((first, search(ImportQueryRequest { cursor, ..query("list") }).0), (vec![5], vec![4]));
    viewer.get(format!("{}?limit=0", paths::IMPORTS)).problem(ProblemCode::BadRequest);
}

#[test]
fn imports_are_found_by_state_kind_person_and_whether_rows_were_left() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let whole = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    admin.process(whole.id);
    let partial = admin.stage("device", Csv::device().insures("DEV000001X").insures("NOBODY").bytes());
    admin.process(partial.id);
    let open = admin.stage("user", Csv::user().row("004231,Enrolled,,,,,").bytes());
    let search = |query: ImportQueryRequest| {
        let page: Page<ImportView> =
            admin.send(Request::new("POST", paths::IMPORTS_QUERY).json(&query)).expect(200).json();
        page.rows.iter().map(|import| import.id).collect::<Vec<_>>()
    };
    let all = ImportQueryRequest::default;
    assert_eq!(search(ImportQueryRequest { state: Some(State::Staged), ..all() }), [open.id]);
    assert_eq!(search(ImportQueryRequest { kind: Some(RecordKind::User), ..all() }), [open.id]);
    assert_eq!(search(ImportQueryRequest { left: Some(true), ..all() }), [partial.id]);
    assert_eq!(search(ImportQueryRequest { left: Some(false), ..all() }), [open.id, whole.id]);
    let name = open.staged_by.name.to_uppercase();
    assert_eq!(search(ImportQueryRequest { q: name, ..all() }), [open.id, partial.id, whole.id]);
    admin.delete(paths::import(open.id)).expect(200);
    let corrected = admin.file("device", "Device Serial,Insurance Status,Line\r\nDEV000002X,Yes,3\r\n");
    let correction: ImportView = admin.send(corrected.merging(partial.id).request()).expect(201).json();
    admin.process(correction.id);
    assert_eq!(search(ImportQueryRequest { left: Some(true), ..all() }), [] as [i64; 0]);
}

fn history(session: &Session, query: &str) -> Vec<i64> {
    let page = |cursor: &str| session.get(format!("{}?{query}{cursor}", paths::IMPORTS)).expect(200).json();
    every_page(page).iter().map(|import: &ImportView| import.id).collect()
}

fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    let table = read(csv, &ReadChoices::default(), &TemplateSet::builtin().headers());
    let lines = 1..=u32::try_from(table.len()).expect("a small table");
    lines.map(|line| table.record(line).cells().map(|cell| cell.into_owned()).collect()).collect()
}
