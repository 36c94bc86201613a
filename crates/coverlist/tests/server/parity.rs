//! Converts the corpus through the API and on the command line, and stages the sheets. All of them judge each
//! row alike.

use crate::case::{self, Case};
use crate::harness::{App, Options, Request, Session, coverlist, form_of, form_of_file, write};
use coverlist_api::{ConvertedView, ImportView, ProblemCode, paths};
use coverlist_core::findings::Code;
use coverlist_core::template::Template;
use coverlist_core::validate::{Limits, RowStatus};
use serde_json::json;
use std::fs;
use std::path::Path;

/// The number of days from the test clock's day to the day of all cases.
const DAYS: i64 = 8;

#[test]
fn the_server_and_the_command_line_convert_alike_and_judge_the_sheet_as_the_verdict_says() {
    let (usual, special): (Vec<_>, Vec<_>) = case::cases()
        .into_iter()
        .partition(|case| case.question.limits == Limits::default() && case.own_template().is_none());
    assert!(usual.len() > 200 && special.len() > 10, "{} and {}", usual.len(), special.len());
    let mut compared = check(&usual, Limits::default());
    for case in special {
        let limits = case.question.limits;
        compared += check(&[case], limits);
    }
    assert!(compared > 150, "{compared} sheets were staged and compared with a verdict");
}

/// Returns the number of staged sheets whose rows were compared with a verdict.
fn check(cases: &[Case], limits: Limits) -> usize {
    let app = App::with(Options { limits: Some(limits), ..Options::default() });
    app.clock.pass_minutes(DAYS * 24 * 60);
    let admin = app.admin();
    let mut compared = 0;
    for case in cases {
        case.own_template().into_iter().for_each(|template| add(&admin, template));
        assert_eq!(case.question.today.to_string(), "2026-09-01", "{}", case.name);
        let Some(converted) = convert(&admin, case) else { continue };
        compare_with_command(&app, case, &converted);
        compared += usize::from(stage(&app, &admin, case, &converted));
    }
    compared
}

/// Adds a template and its custom fields to a district that has no custom fields.
fn add(admin: &Session, template: &Template) {
    let mut fields: Vec<_> = template.columns.iter().filter(|column| column.field.is_custom()).collect();
    fields.sort_by_key(|column| column.field.number());
    for column in fields {
        let added = admin.add_field(template.kind, column.field.field_type(), &column.header);
        assert_eq!(added, column.field, "fields are numbered from 1");
    }
    admin.send(Request::new("PUT", paths::template(&template.id)).json(template)).expect(200);
}

/// The conversion of a case by the server; `None` when the file is larger than the limit.
fn convert(admin: &Session, case: &Case) -> Option<ConvertedView> {
    let path = format!("{}?template={}", paths::CONVERSIONS, case.template_id());
    let json = json!(case.question.decisions).to_string();
    let parts =
        [("decisions", "application/json", json.as_bytes()), ("file", "text/csv", case.input.as_slice())];
    let answer = admin.send(form_of_file("input.csv", path, &parts));
    match answer.status {
        413 => {
            let codes: Vec<Code> = case.answer.findings.iter().map(|place| place.code).collect();
            assert_eq!(codes, [Code::FileTooLarge], "{}", case.name);
            None
        }
        200 => Some(answer.json()),
        _ => panic!("{}: {}", case.name, answer.text()),
    }
}

/// Compares a conversion with the one of `coverlist convert`.
fn compare_with_command(app: &App, case: &Case, converted: &ConvertedView) {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let path = |path: &Path| path.display().to_string();
    let input = path(&case.folder.join("input.csv"));
    let decided = path(&write(folder.path(), "decisions.json", json!(case.question.decisions).to_string()));
    let (out, data) = (path(folder.path()), path(app.data()));
    let limits = case.question.limits;
    let (today, max_bytes, max_rows) =
        (case.question.today.to_string(), limits.max_bytes.to_string(), limits.max_rows.to_string());
    let ran = coverlist(
        [
            ["convert", &input, "--json"].as_slice(),
            &["--template", case.template_id(), "--decisions", &decided, "--out", &out, "--today", &today],
            &["--max-bytes", &max_bytes, "--max-rows", &max_rows],
            &["--data", &data, "--district", "Our district"],
        ]
        .concat(),
    );
    assert!(ran.code < 2, "{}: {}", case.name, ran.err);
    let mut printed = ran.json();
    let members = printed.as_object_mut().expect("an object");
    let files = ["sheet", "provenance"].map(|file| members.remove(file).unwrap_or_default());
    assert_eq!(printed, json!(converted.conversion), "{}", case.name);
    let [sheet, provenance] =
        files.map(|file| file.as_str().map(|file| fs::read_to_string(file).expect("text")));
    assert_eq!(sheet, converted.sheet, "{}", case.name);
    let provenance = provenance.map(|text| serde_json::from_str(&text).expect("a provenance"));
    assert_eq!(provenance, converted.provenance, "{}", case.name);
}

/// Stages the sheet of a case, and compares the status of each row with the verdict on the file. Returns
/// whether there was something to compare: files with open questions have another verdict.
fn stage(app: &App, admin: &Session, case: &Case, converted: &ConvertedView) -> bool {
    let (Some(sheet), Some(provenance)) = (&converted.sheet, &converted.provenance) else { return false };
    let rows = provenance.rows;
    let answer = admin.send(form_of(provenance, Some(&rows.rejected.to_string()), sheet.as_bytes()));
    if rows.accepted == 0 {
        let problem = answer.problem(ProblemCode::FileBlocked);
        let counts = problem.counts.expect("counts");
        assert_eq!((counts.accepted, counts.rejected), (0, rows.rejected), "{}", case.name);
        return false;
    }
    assert_eq!(answer.status, 201, "{}: {}", case.name, answer.text());
    let import: ImportView = answer.json();
    let counted = (import.accepted, import.rejected, import.set_aside);
    assert_eq!(counted, (rows.accepted, rows.rejected, rows.ignored), "{}", case.name);
    let staged = staged_rows(app, import.id);
    admin.delete(paths::import(import.id)).expect(200);
    if !converted.conversion.questions.is_empty() {
        return false;
    }
    let verdict = verdict_rows(case);
    if case.name.starts_with("sheet-") {
        // The file is a sheet itself, and its rows keep the lines that it states.
        let statuses = |rows: &[(u32, bool)]| rows.iter().map(|(_, status)| *status).collect::<Vec<_>>();
        assert_eq!(statuses(&staged), statuses(&verdict), "{}", case.name);
    } else {
        assert_eq!(staged, verdict, "{}", case.name);
    }
    true
}

/// The lines of an import, each with whether the row is rejected.
fn staged_rows(app: &App, import: i64) -> Vec<(u32, bool)> {
    let sql = format!("SELECT line, rejected FROM staged_row WHERE import_id = {import} ORDER BY line");
    app.database.read(|tx| tx.query(&sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))).expect("rows")
}

/// The lines of the rows that name a record, each with whether the verdict rejects the row.
fn verdict_rows(case: &Case) -> Vec<(u32, bool)> {
    let verdict = case.verdict();
    let lines = 1..=u32::try_from(case.table().len()).expect("a small table");
    let status = lines.map(|line| (line, verdict.row_status(line)));
    let records = status.filter(|(_, row)| matches!(row, RowStatus::Accepted | RowStatus::Rejected));
    records.map(|(line, row)| (line, row == RowStatus::Rejected)).collect()
}
