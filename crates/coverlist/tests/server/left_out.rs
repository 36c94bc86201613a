//! Decisions between rows and between records: rows that are left out, and keys that several records explain.

use crate::harness::{App, Csv, Request, Session, coverlist_on, file};
use coverlist_api::{
    AnswerView, DecisionView, DecisionsRequest, DecisionsView, Page, ProblemCode, ProposalsView, paths,
};
use coverlist_core::lookup::Relation;
use coverlist_core::plan::{Counts, RowDecision, Sample};
use coverlist_core::record::Field;

/// A server with one user, and a staged list in which two rows mean this user: line 2 by key, and line 3
/// after its zeros are back. Line 4 means nobody.
fn staged() -> (App, Session, i64) {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", "User ID,Name\r\n004231,Ana\r\n");
    let file = Csv::user()
        .row("004231,Declined,,,,,")
        .row("4231,Enrolled,P-1,Full,460.00,2026-08-24,2027-06-30")
        .row("NOBODY,Enrolled,,,,,");
    let import = admin.stage("user", file.bytes());
    (app, admin, import.id)
}

fn deciding(admin: &Session, import: i64, decisions: &[RowDecision]) -> Request {
    let generation = admin.import(import).generation;
    let request = DecisionsRequest { generation, decisions: decisions.to_vec() };
    Request::new("POST", paths::import_decisions(import)).json(&request)
}

fn decide(admin: &Session, import: i64, decisions: &[RowDecision]) -> DecisionsView {
    admin.send(deciding(admin, import, decisions)).expect(200).json()
}

fn proposals(admin: &Session, import: i64) -> ProposalsView {
    admin.get(paths::import_proposals(import)).expect(200).json()
}

fn proposed(admin: &Session, import: i64) -> i64 {
    let proposals = proposals(admin, import);
    assert_eq!((proposals.rows[0].line, proposals.rows[0].rival_line), (3, Some(2)));
    proposals.rows[0].answer.proposed().expect("a proposal")
}

#[test]
fn of_two_rows_of_one_record_a_person_decides_which_one_is_ignored() {
    let (app, admin, import) = staged();
    let record = proposed(&admin, import);
    let accept = RowDecision::Accept { line: 3, record };
    admin.send(deciding(&admin, import, &[accept])).problem(ProblemCode::BadRequest);
    let decided = decide(&admin, import, &[accept, RowDecision::LeaveOut { line: 2 }]);
    assert_eq!(decided.counts, Counts { updated: 1, skipped: 1, ..Counts::default() });
    let lines: Vec<_> = decided.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3], "an ignored row is not in the plan");
    let lines: Vec<_> = admin.plan(import, "").rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 4]);
    let view = admin.import(import);
    assert_eq!((view.rows, view.set_aside), (2, 1));

    let back = RowDecision::TakeBack { line: 2 };
    admin.send(deciding(&admin, import, &[back])).problem(ProblemCode::BadRequest);
    let swapped = decide(&admin, import, &[back, RowDecision::LeaveOut { line: 3 }]);
    assert_eq!(swapped.counts, Counts { updated: 1, skipped: 1, ..Counts::default() });
    let again = decide(
        &admin,
        import,
        &[RowDecision::LeaveOut { line: 2 }, accept_after_taking_back(&admin, import)],
    );
    assert_eq!(again.counts.updated, 1);
    let done = admin.process(import);
    assert_eq!(done.counts, Some(Counts { updated: 1, skipped: 1, ..Counts::default() }));
    let report = admin.report(import, "");
    assert_eq!(report.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(admin.users("").rows[0].values.text(Field::Status), Some("enrolled"));

    let correction = "User ID,Insurance Status,Line\r\n004231,Declined,2\r\n";
    let merging = admin.file("user", correction).merging(import).request();
    admin.send(merging).problem(ProblemCode::FileBlocked);
    drop(app);
}

/// Line 3 is in the plan again, and can be accepted.
fn accept_after_taking_back(admin: &Session, import: i64) -> RowDecision {
    decide(admin, import, &[RowDecision::TakeBack { line: 3 }]);
    RowDecision::Accept { line: 3, record: proposed(admin, import) }
}

#[test]
fn an_ignored_row_takes_part_in_nothing_until_the_decision_is_taken_back() {
    let (_app, admin, import) = staged();
    decide(&admin, import, &[RowDecision::LeaveOut { line: 4 }]);
    assert_eq!(admin.import(import).rows, 2);
    decide(&admin, import, &[RowDecision::LeaveOut { line: 4 }]);
    assert_eq!(admin.import(import).rows, 2, "it is ignored once");
    let reject = deciding(&admin, import, &[RowDecision::Reject { line: 4 }]);
    admin.send(reject).problem(ProblemCode::BadRequest);
    decide(&admin, import, &[RowDecision::TakeBack { line: 4 }]);
    let view = admin.import(import);
    assert_eq!((view.rows, view.set_aside), (3, 0));
    admin.sample(import, Sample::First(1));
    let sampled = deciding(&admin, import, &[RowDecision::LeaveOut { line: 2 }]);
    admin.send(sampled).problem(ProblemCode::BadRequest);
    decide(&admin, import, &[RowDecision::LeaveOut { line: 4 }]);
    admin.delete(paths::import(import)).expect(200);
    let counts = admin.import(import).counts.expect("counts");
    assert_eq!((counts.updated, counts.not_processed, counts.total()), (1, 1, 2));
    assert_eq!(admin.report(import, "").counts, counts);
}

#[test]
fn the_decisions_about_an_import_are_listed() {
    let (app, admin, import) = staged();
    let record = proposed(&admin, import);
    decide(&admin, import, &[RowDecision::LeaveOut { line: 2 }, RowDecision::Accept { line: 3, record }]);
    decide(&admin, import, &[RowDecision::Reject { line: 4 }]);
    let path = paths::import_decisions(import);
    let first: Page<DecisionView> = admin.get(format!("{path}?limit=2")).expect(200).json();
    let made: Vec<_> = first.rows.iter().map(|row| (row.id, row.decision)).collect();
    let accepted = RowDecision::Accept { line: 3, record };
    assert_eq!(made, [(3, RowDecision::Reject { line: 4 }), (2, accepted)]);
    assert_eq!(first.rows[0].by.as_ref().map(|by| by.email.as_str()), Some("admin@a.example.org"));
    assert!(first.rows[0].generation > first.rows[1].generation);
    let rest: Page<DecisionView> =
        app.viewer().get(format!("{path}?cursor={}", first.next.expect("a cursor"))).expect(200).json();
    assert_eq!((rest.rows[0].decision, rest.next), (RowDecision::LeaveOut { line: 2 }, None));
}

#[test]
fn a_receipt_stays_valid_when_a_row_is_left_out() {
    let (app, admin, import) = staged();
    let (_folder, path) = file("receipt.json", admin.get(paths::import_receipt(import)).expect(200).body);
    decide(&admin, import, &[RowDecision::LeaveOut { line: 4 }]);
    let path = path.to_str().expect("a path");
    let args = ["receipt", "verify", path, "--district", "Our district"];
    coverlist_on(app.data(), &args, "").exits(0);
}

/// A server on which Ana has two devices, and a staged list of students for devices.
fn students() -> (App, Session, i64) {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", "User ID,Name\r\n001,Ana\r\n002,Ben\r\n");
    admin.load("devices", "Device Serial,Assigned To\r\nD1,001\r\nD2,002\r\nD3,001\r\n");
    let file = Csv::device().row("001,Enrolled,,,,,").row("002,Enrolled,,,,,");
    let import = admin.stage("device", file.bytes());
    (app, admin, import.id)
}

#[test]
fn the_only_device_of_a_student_is_proposed_and_several_are_a_question() {
    let (_app, admin, import) = students();
    let proposals = proposals(&admin, import);
    let [ana, ben] = proposals.rows.as_slice() else { panic!("{proposals:?}") };
    assert_eq!(ana.answer, AnswerView::Rivals { records: 2 });
    let keys: Vec<_> = ana.choices.iter().map(|choice| choice.key.as_str()).collect();
    assert_eq!(keys, ["D1", "D3"]);
    assert_eq!(ana.choices[0].evidence.relation, Relation::AssignedUser);
    assert!(ben.answer.proposed().is_some() && ben.choices.is_empty());
    let second = ana.choices[1].record;
    decide(&admin, import, &[RowDecision::Accept { line: 2, record: second }]);
    admin.process(import);
    let devices = admin.devices("").rows;
    let insured: Vec<_> = devices
        .iter()
        .filter(|device| device.values.text(Field::Status).is_some())
        .map(|device| device.serial.as_str())
        .collect();
    assert_eq!(insured, ["D3"]);
}

#[test]
fn the_command_line_chooses_a_device_and_leaves_rows_out() {
    let (app, admin, import) = students();
    let run = |args: &[&str]| {
        let id = import.to_string();
        app.command(&[&["decide", &id], args].concat())
    };
    run(&["--accept", "2"]).exits(1);
    run(&["--accept", "2=D2"]).exits(1);
    run(&["--accept", "two"]).exits(2);
    run(&["--accept", "2=D3", "--leave-out", "3"]).exits(0);
    let plan = admin.plan(import, "");
    assert_eq!(plan.counts, Counts { updated: 1, ..Counts::default() });
    assert_eq!(plan.rows[0].record.as_ref().map(|record| record.id), Some(3));
    run(&["--take-back", "3"]).exits(0);
    assert_eq!(admin.plan(import, "").counts.total(), 2);
}
