//! Changes of the insurance of single records, and coverage that moves to another record.

use crate::harness::{App, Csv, Request, Session, asking, devices, roster};
use coverlist_api::{
    ComparisonView, ImportView, ProblemCode, RecordChange, RecordChangeRequest, VerificationView, paths,
};
use coverlist_core::lifecycle::{Origin, State};
use coverlist_core::plan::{Counts, Outcome, Warning};
use coverlist_core::record::{Field, Status};
use std::collections::BTreeMap;

/// A server with three devices, of which the first is insured.
fn started() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let file = Csv::device().row("DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    admin.process(admin.stage("device", file.bytes()).id);
    (app, admin)
}

fn setting(record: i64, values: &[(Field, Option<&str>)]) -> RecordChangeRequest {
    let values: BTreeMap<_, _> =
        values.iter().map(|(field, text)| (*field, text.map(str::to_owned))).collect();
    asking(RecordChange::Set { record, values })
}

/// Status, policy number, start and end of a device.
fn insurance(admin: &Session, device: usize) -> [Option<String>; 4] {
    let values = &admin.devices("").rows[device].values;
    [Field::Status, Field::PolicyNumber, Field::CoverageStart, Field::CoverageEnd]
        .map(|field| values.text(field).map(str::to_owned))
}

fn texts(values: [Option<&str>; 4]) -> [Option<String>; 4] {
    values.map(|text| text.map(str::to_owned))
}

#[test]
fn one_record_is_changed_reported_and_undone_like_a_list_of_one_row() {
    let (_app, admin) = started();
    let before = insurance(&admin, 0);
    let request = setting(1, &[(Field::CoverageEnd, Some("2026-12-31")), (Field::PolicyNumber, None)]);
    let shown = admin.preview_change(&request);
    assert_eq!(shown.plan.counts, Counts { updated: 1, ..Counts::default() });
    let fields: Vec<_> = shown.plan.rows[0].changes.iter().map(|change| change.field).collect();
    assert_eq!(fields, [Field::PolicyNumber, Field::CoverageEnd]);
    assert_eq!(shown.plan.rows[0].warnings, [Warning::ClearsValues, Warning::Shortens]);
    assert_eq!(insurance(&admin, 0), before, "a preview changes nothing");
    assert_eq!(admin.open(), None);

    let import = admin.change_record(&request);
    assert_eq!((import.state, import.origin, import.rows), (State::Processed, Origin::Record, 1));
    let expected = texts([Some("enrolled"), None, Some("2026-08-01"), Some("2026-12-31")]);
    assert_eq!(insurance(&admin, 0), expected);
    let report = admin.report(import.id, "");
    assert_eq!((report.rows[0].key.as_str(), report.rows[0].outcome), ("DEV000001X", Outcome::Updated));
    admin.get(paths::import_file(import.id)).expect(200);
    let verified: VerificationView = admin.get(paths::import_verification(import.id)).expect(200).json();
    assert_eq!(
        (verified.rows.len(), verified.differing),
        (1, 0),
        "a value that was cleared agrees: {verified:?}"
    );
    admin.undo(import.id);
    assert_eq!(insurance(&admin, 0), before);
}

#[test]
fn a_status_that_ends_coverage_clears_what_a_list_would_clear() {
    let (_app, admin) = started();
    admin.change_record(&setting(1, &[(Field::Status, Some("declined"))]));
    assert_eq!(insurance(&admin, 0), texts([Some("declined"), None, Some("2026-08-01"), None]));
}

#[test]
fn coverage_moves_to_another_record_and_back() {
    let (_app, admin) = started();
    let request = asking(RecordChange::Move { from: 1, to: 2 });
    let shown = admin.preview_change(&request);
    assert_eq!(shown.plan.rows.len(), 2);
    let import = admin.change_record(&request);
    assert_eq!(import.counts, Some(Counts { updated: 2, ..Counts::default() }));
    assert_eq!(insurance(&admin, 0), texts([Some("not_enrolled"), None, Some("2026-08-01"), None]));
    let moved = texts([Some("enrolled"), Some("P-1"), Some("2026-08-01"), Some("2027-06-30")]);
    assert_eq!(insurance(&admin, 1), moved);
    let uncovered = asking(RecordChange::Move { from: 1, to: 3 });
    let refused = Session::previewing_change(&uncovered);
    admin.send(refused).problem(ProblemCode::BadRequest);
    admin.undo(import.id);
    assert_eq!(insurance(&admin, 0), moved);
    assert_eq!(insurance(&admin, 1), [const { None }; 4]);
}

#[test]
fn a_change_is_possible_while_an_import_is_staged_and_outdates_its_plan() {
    let (_app, admin) = started();
    let staged = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    let plan = admin.plan(staged.id, "");
    admin.change_record(&setting(1, &[(Field::PolicyNumber, Some("P-1b"))]));
    assert_eq!(admin.open().map(|open| open.id), Some(staged.id));
    assert!(admin.import(staged.id).generation > staged.generation);
    admin.send(Session::processing(staged.id, &plan)).problem(ProblemCode::PlanStale);
    admin.process(staged.id);
}

#[test]
fn nothing_is_changed_that_the_person_has_not_seen() {
    let (_app, admin) = started();
    let request = setting(1, &[(Field::PolicyNumber, Some("P-2"))]);
    let seen = admin.preview_change(&request).seen;
    admin.change_record(&setting(1, &[(Field::CoverageType, Some("Basic"))]));
    let stale = admin.send(Session::changing_record(&request, &seen)).problem(ProblemCode::PlanStale);
    assert_eq!(stale.plan.map(|plan| plan.counts.updated), Some(1));
    let other = setting(1, &[(Field::PolicyNumber, Some("P-3"))]);
    let seen = admin.preview_change(&request).seen;
    admin.send(Session::changing_record(&other, &seen)).problem(ProblemCode::PlanStale);
    let key = Session::changing_record(&request, &seen).header("Idempotency-Key", "change-once");
    let first: ImportView = admin.send(key).expect(200).json();
    let key = Session::changing_record(&request, &seen).header("Idempotency-Key", "change-once");
    let again: ImportView = admin.send(key).expect(200).json();
    assert_eq!(first.id, again.id, "a repeated request changes nothing");
    let unseen = Request::new("POST", paths::record_changes("devices")).json(&other);
    admin.send(unseen).problem(ProblemCode::PlanStale);
}

#[test]
fn a_change_that_does_not_fit_is_refused_with_its_place() {
    let (app, admin) = started();
    let refused =
        |request: &RecordChangeRequest, code| admin.send(Session::previewing_change(request)).problem(code);
    let bad_date = setting(1, &[(Field::CoverageEnd, Some("June"))]);
    let problem = refused(&bad_date, ProblemCode::BadRequest);
    assert_eq!(problem.pointer.as_deref(), Some("/change/set/values/coverage_end"));
    let key = setting(1, &[(Field::Key, Some("DEV9"))]);
    refused(&key, ProblemCode::BadRequest);
    refused(&setting(99, &[(Field::CoverageType, None)]), ProblemCode::NotFound);
    refused(&asking(RecordChange::Move { from: 1, to: 1 }), ProblemCode::BadRequest);
    let early =
        setting(1, &[(Field::CoverageEnd, Some("2026-01-01")), (Field::CoverageStart, Some("2026-08-01"))]);
    let problem = refused(&early, ProblemCode::FileBlocked);
    let [finding] = &problem.findings[..] else { panic!("one finding: {problem:?}") };
    assert_eq!((finding.line, finding.field), (None, Some(Field::CoverageEnd)));
    assert!(finding.message.starts_with("The end date is before the start date."), "{}", finding.message);
    let none = setting(2, &[(Field::PolicyNumber, Some("P-2"))]);
    refused(&none, ProblemCode::FileBlocked);
    let request = setting(1, &[(Field::CoverageType, None)]);
    let viewing = Session::previewing_change(&request);
    app.viewer().send(viewing).problem(ProblemCode::Forbidden);
    assert!(admin.open().is_none() && admin.import(1).id == 1);
    admin.get(paths::import(2)).problem(ProblemCode::NotFound);
}

#[test]
fn the_command_line_changes_and_moves_too() {
    let (app, admin) = started();
    let run = |args: &[&str]| app.command(&[&["records"], args].concat());
    let set = ["change", "devices", "dev000001x", "--set", "policy_number=P-9", "--set", "coverage_type="];
    let shown = run(&[&set[..], &["--preview"]].concat()).exits(0);
    assert!(
        shown.out.contains("dev") || shown.out.contains("DEV000001X: policy_number: P-1 → P-9"),
        "{}",
        shown.out
    );
    assert_eq!(insurance(&admin, 0)[1].as_deref(), Some("P-1"));
    let done = run(&[&set[..], &["--json"]].concat()).exits(0).json();
    assert_eq!(done["import"]["state"], "processed");
    assert_eq!(insurance(&admin, 0)[1].as_deref(), Some("P-9"));
    run(&["move", "devices", "DEV000001X", "DEV000003X"]).exits(0);
    assert_eq!(insurance(&admin, 2)[1].as_deref(), Some("P-9"));
    run(&["move", "devices", "DEV000001X", "DEV000002X"]).exits(1);
    run(&["change", "devices", "NOBODY", "--set", "policy_number=P"]).exits(1);
    run(&["change", "devices", "DEV000001X", "--set", "policy"]).exits(2);
}

#[test]
fn a_change_is_done_as_it_was_seen_or_not_at_all() {
    let (_app, admin) = started();
    let request = setting(1, &[(Field::Status, Some("waived"))]);
    let seen = admin.preview_change(&request).seen;
    let mut template = admin.template("device");
    template.leaving_statuses.remove(&Status::Waived);
    admin.change(&template);
    let stale = admin.send(Session::changing_record(&request, &seen)).problem(ProblemCode::PlanStale);
    assert!(stale.detail.contains("a rule has changed"), "{stale:?}");

    let early = setting(1, &[(Field::CoverageEnd, Some("2026-07-31"))]);
    let shown = admin.preview_change(&early);
    assert_eq!(shown.plan.counts.refused, 1);
    let refused = admin.send(Session::changing_record(&early, &shown.seen)).problem(ProblemCode::WrongState);
    assert!(refused.detail.contains("Nothing was changed"), "{refused:?}");
    let same = setting(1, &[(Field::PolicyNumber, Some("P-1"))]);
    let shown = admin.preview_change(&same);
    admin.send(Session::changing_record(&same, &shown.seen)).problem(ProblemCode::WrongState);
    admin.get(paths::import(2)).problem(ProblemCode::NotFound);
}

#[test]
fn a_status_that_a_record_has_already_clears_nothing() {
    let (_app, admin) = started();
    admin.change_record(&setting(
        2,
        &[(Field::Status, Some("declined")), (Field::PolicyNumber, Some("LAST"))],
    ));
    assert_eq!(insurance(&admin, 1)[1].as_deref(), Some("LAST"));
    admin.change_record(&setting(2, &[(Field::CoverageStart, Some("2026-09-01"))]));
    assert_eq!(insurance(&admin, 1), texts([Some("declined"), Some("LAST"), Some("2026-09-01"), None]));
}

#[test]
fn a_change_of_single_records_is_no_list() {
    let (_app, admin) = started();
    let import = admin.change_record(&setting(1, &[(Field::PolicyNumber, Some("P-2"))])).id;
    admin.get(paths::import_absent(import)).problem(ProblemCode::WrongState);
    admin.get(paths::import_comparison(import)).problem(ProblemCode::WrongState);
    let correction = "Device Serial,Insurance Status,Line\r\nDEV000001X,Yes,2\r\n";
    admin.send(admin.file("device", correction).merging(import).request()).problem(ProblemCode::WrongState);
    admin.change_record(&setting(1, &[(Field::PolicyNumber, Some("P-3"))]));
    let again = admin.change_record(&setting(1, &[(Field::PolicyNumber, Some("P-2"))]));
    assert_eq!(again.processed_before, None);
    let list = admin.stage("device", Csv::device().insures("DEV000002X").bytes());
    let compared: ComparisonView = admin.get(paths::import_comparison(list.id)).expect(200).json();
    assert_eq!(compared.previous.map(|previous| previous.id), Some(1), "the list before");
}
