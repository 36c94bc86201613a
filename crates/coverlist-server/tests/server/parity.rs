//! Stages the corpus through the API. The server finds the expected findings in each file, at the same lines
//! and columns.

use crate::case::{self, Case, Place};
use crate::harness::{App, Options, Request, Response, Session};
use coverlist_api::{FindingView, ImportView, Page, Problem, ProblemCode, RowCounts, paths};
use coverlist_core::findings::{Code, Severity};
use coverlist_core::template::Template;
use coverlist_core::validate::Limits;

/// The number of days from the test clock's day to the day of all cases.
const DAYS: i64 = 8;

/// The maximum number of findings in a refusal.
const SHOWN: usize = 200;

#[test]
fn the_server_finds_in_each_file_what_the_corpus_expects() {
    let (usual, special): (Vec<_>, Vec<_>) = case::cases()
        .into_iter()
        .partition(|case| case.question.limits == Limits::default() && case.own_template().is_none());
    assert!(usual.len() > 200 && special.len() > 10, "{} and {}", usual.len(), special.len());
    check(&usual, Limits::default());
    for case in special {
        let limits = case.question.limits;
        check(&[case], limits);
    }
}

fn check(cases: &[Case], limits: Limits) {
    let app = App::with(Options { limits: Some(limits), ..Options::default() });
    app.clock.pass_minutes(DAYS * 24 * 60);
    let admin = app.admin();
    for case in cases {
        case.own_template().into_iter().for_each(|template| add(&admin, template));
        assert_eq!(case.question.today.to_string(), "2026-09-01", "{}", case.name);
        let answer = admin.send(Session::staging_with(&query(case), case.input.clone()));
        match answer.status {
            201 => check_staged(&admin, case, &answer.json()),
            413 => assert_eq!(codes(&case.answer.findings), [Code::FileTooLarge], "{}", case.name),
            _ => check_refused(case, answer),
        }
    }
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

fn check_staged(admin: &Session, case: &Case, import: &ImportView) {
    let ImportView { rows, accepted, rejected, set_aside, .. } = *import;
    assert_eq!(RowCounts { rows, accepted, rejected, set_aside }, counts(case), "{}", case.name);
    assert_eq!(all_findings(admin, import.id), case.answer.findings, "{}", case.name);
    assert!(!case.answer.blocked, "{}", case.name);
    admin.delete(paths::import(import.id)).expect(200);
}

fn check_refused(case: &Case, answer: Response) {
    assert!(case.answer.blocked || case.answer.accepted == 0, "{}: {}", case.name, answer.text());
    let problem: Problem = answer.problem(ProblemCode::FileBlocked);
    assert_eq!(problem.counts, Some(counts(case)), "{}", case.name);
    // Findings that block the file come first, and the others may be cut off.
    let mut expected = case.answer.findings.clone();
    expected.sort_by_key(|place| place.code.severity() != Severity::Blocks);
    expected.truncate(SHOWN);
    assert_eq!(places(problem.findings), expected, "{}", case.name);
}

fn all_findings(admin: &Session, import: i64) -> Vec<Place> {
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("{}?limit=1000{cursor}", paths::import_findings(import));
        let page: Page<FindingView> = admin.get(path).expect(200).json();
        found.extend(places(page.rows));
        match page.next {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
    }
}

fn places(findings: Vec<FindingView>) -> Vec<Place> {
    let place = |found: FindingView| Place {
        code: found.code,
        line: found.line,
        column: found.column,
        lines: found.lines,
    };
    findings.into_iter().map(place).collect()
}

fn codes(places: &[Place]) -> Vec<Code> {
    places.iter().map(|place| place.code).collect()
}

fn counts(case: &Case) -> RowCounts {
    let case::Answer { rows, accepted, rejected, set_aside, .. } = case.answer;
    RowCounts { rows, accepted, rejected, set_aside }
}

fn query(case: &Case) -> String {
    let choices = serde_json::to_vec(&case.question.choices).expect("choices are JSON");
    let choices: String = choices.iter().map(|byte| format!("%{byte:02X}")).collect();
    let (template, rejected) = (case.template_id(), case.answer.rejected);
    format!("template={template}&name=input.csv&rejected={rejected}&choices={choices}")
}
