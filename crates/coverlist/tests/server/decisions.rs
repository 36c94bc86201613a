//! Decisions about rows of a plan: proposals for keys that name no record, and names of other persons.

use crate::harness::{App, Csv, Request, Session};
use coverlist_api::{
    AnswerView, DecisionsRequest, DecisionsView, ImportView, Page, PlanRow, ProblemCode, ProposalsView,
    UserView, paths,
};
use coverlist_core::lookup::{Difference, Relation};
use coverlist_core::plan::{Counts, Outcome, RowDecision, Sample};
use coverlist_core::record::Field;
use coverlist_server::store::{audit, imports};

const USERS: &str = "User ID,Name,Email\r\n\
    004231,Ana María Ruiz,ana@example.org\r\n\
    004232,Eva Ruiz,eva@example.org\r\n\
    4233,Jo Park,jo@example.org\r\n\
    004234,Lee Chan,lee@example.org\r\n";

/// A server with four users, and a staged list with names: line 2 is certain, line 3 has lost its zeros, line
/// 4 names Eva but has Ana's sister in it, line 5 has an e-mail address, and line 6 is a stranger.
fn staged() -> (App, Session, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.send(Request::new("POST", paths::records("users")).body("text/csv", USERS)).expect(200);
    let file = "User ID,Insurance Status,Last Name,First Name\r\n\
        004231,Yes,RUIZ,Ana M.\r\n\
        4234,Yes,Chan,Lee\r\n\
        004232,Yes,Ruiz,Mia\r\n\
        jo@example.org,Yes,Park,Jo\r\n\
        9999,Yes,Doe,Sam\r\n";
    let decisions = serde_json::json!({ "check": ["Last Name", "First Name"] });
    let import = admin.send(admin.file("user", file).decided(decisions).request()).expect(201).json();
    (app, admin, import)
}

fn proposals(admin: &Session, import: i64) -> ProposalsView {
    admin.get(paths::import_proposals(import)).expect(200).json()
}

fn deciding(import: i64, generation: i64, decisions: &[RowDecision]) -> Request {
    let request = DecisionsRequest { generation, decisions: decisions.to_vec() };
    Request::new("POST", paths::import_decisions(import)).json(&request)
}

fn decide(admin: &Session, import: i64, decisions: &[RowDecision]) -> DecisionsView {
    let generation = admin.import(import).generation;
    admin.send(deciding(import, generation, decisions)).expect(200).json()
}

fn row(admin: &Session, import: i64, line: u32) -> PlanRow {
    admin.plan(import, "").rows.into_iter().find(|row| row.line == line).expect("the row")
}

fn reason(row: &PlanRow) -> &str {
    &row.reason.as_ref().expect("a reason").code
}

#[test]
fn a_name_of_another_person_is_refused_until_it_is_confirmed() {
    let (app, admin, import) = staged();
    let plan = admin.plan(import.id, "");
    assert_eq!(plan.counts, Counts { updated: 1, skipped: 3, refused: 1, ..Counts::default() });
    let sister = row(&admin, import.id, 4);
    assert_eq!((sister.action, reason(&sister)), (Outcome::Refused, "other_person"));
    let record = sister.record.expect("Eva").id;

    let decided = decide(&admin, import.id, &[RowDecision::Confirm { line: 4, record }]);
    assert_eq!(decided.generation, plan.generation + 1);
    assert_eq!(decided.counts, Counts { updated: 2, skipped: 3, ..Counts::default() });
    assert_eq!((decided.rows[0].line, decided.rows[0].action), (4, Outcome::Updated));
    assert_eq!(admin.plan(import.id, "").counts, decided.counts);
    let taken_back = decide(&admin, import.id, &[RowDecision::TakeBack { line: 4 }]);
    assert_eq!((taken_back.counts, taken_back.effects), (plan.counts, plan.effects));
    decide(&admin, import.id, &[RowDecision::Confirm { line: 4, record }]);
    let done = admin.process(import.id);
    assert_eq!(done.counts.expect("counts").updated, 2);
    let actions = app.database.read(|tx| audit::newest(tx, 1, 0, 5)).expect("the audit log");
    let actions: Vec<_> = actions.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["processed", "queued", "decided", "decided", "decided"]);
}

#[test]
fn proposals_are_listed_with_their_evidence_and_applied_when_accepted() {
    let (_app, admin, import) = staged();
    let proposals = proposals(&admin, import.id);
    let kinds: Vec<_> =
        proposals.kinds.iter().map(|kind| (kind.relation, &*kind.differences, kind.rows)).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&(Relation::Key, &[Difference::Zeros][..], 1)));
    assert!(kinds.contains(&(Relation::Email, &[][..], 1)));
    let lines: Vec<_> = proposals.rows.iter().map(|row| (row.line, row.rival_line)).collect();
    assert_eq!(lines, [(3, None), (5, None)]);
    let AnswerView::Proposal { record, .. } = proposals.rows[0].answer else { panic!("a proposal") };
    let AnswerView::Proposal { record: jo, .. } = proposals.rows[1].answer else { panic!("a proposal") };

    let accepted = [RowDecision::Accept { line: 3, record }, RowDecision::Reject { line: 5 }];
    let decided = decide(&admin, import.id, &accepted);
    assert_eq!(decided.counts, Counts { updated: 2, skipped: 2, refused: 1, ..Counts::default() });
    assert!(self::proposals(&admin, import.id).rows.is_empty(), "both are decided");
    decide(&admin, import.id, &[RowDecision::TakeBack { line: 5 }]);
    assert_eq!(self::proposals(&admin, import.id).rows.len(), 1);
    decide(&admin, import.id, &[RowDecision::Accept { line: 5, record: jo }]);
    let done = admin.process(import.id);
    assert_eq!(done.counts, Some(Counts { updated: 3, skipped: 1, refused: 1, ..Counts::default() }));
    let users: Page<UserView> = admin.get(paths::records("users")).expect(200).json();
    let enrolled = users.rows.iter().filter(|user| user.values.text(Field::Status) == Some("enrolled"));
    assert_eq!(enrolled.count(), 3);
    assert_eq!(admin.report(import.id, "?outcome=updated").rows[2].key, "jo@example.org", "as in the file");
    assert!(users.rows.iter().all(|user| user.values.text(Field::PolicyNumber).is_none()));
}

#[test]
fn two_rows_never_get_the_same_record() {
    let (_app, admin, import) = staged();
    let plan = admin.plan(import.id, "");
    let ana = row(&admin, import.id, 2).record.expect("Ana").id;
    let taken = [RowDecision::Accept { line: 6, record: ana }];
    admin.send(deciding(import.id, plan.generation, &taken)).problem(ProblemCode::BadRequest);
    assert_eq!(admin.plan(import.id, "").generation, plan.generation, "nothing is decided");
    admin.delete(paths::import(import.id)).expect(200);

    let file = Csv::user().row("4231,Yes,,,,,").row("ana@example.org,Yes,,,,,");
    let import = admin.stage("user", file.bytes());
    let rivals: Vec<_> = proposals(&admin, import.id).rows.iter().map(|row| row.rival_line).collect();
    assert_eq!(rivals, [Some(3), Some(2)]);
}

#[test]
fn a_decision_that_does_not_fit_or_saw_another_plan_is_refused() {
    let (app, admin, import) = staged();
    let generation = import.generation;
    let eva = row(&admin, import.id, 4).record.expect("Eva").id;
    for wrong in [
        RowDecision::Accept { line: 2, record: eva },
        RowDecision::Accept { line: 3, record: 999 },
        RowDecision::Accept { line: 77, record: eva },
        RowDecision::Confirm { line: 4, record: 999 },
        RowDecision::Confirm { line: 3, record: eva },
        RowDecision::Reject { line: 2 },
    ] {
        admin.send(deciding(import.id, generation, &[wrong])).problem(ProblemCode::BadRequest);
    }
    let twice = [RowDecision::Reject { line: 3 }, RowDecision::TakeBack { line: 3 }];
    admin.send(deciding(import.id, generation, &twice)).problem(ProblemCode::BadRequest);
    admin.send(deciding(import.id, generation, &[])).problem(ProblemCode::BadRequest);
    let confirm = [RowDecision::Confirm { line: 4, record: eva }];
    let stale = admin.send(deciding(import.id, generation + 1, &confirm)).problem(ProblemCode::PlanStale);
    assert_eq!(stale.plan.expect("the plan").generation, generation);
    // A decision changes the plan, so a consent to the plan before is not valid.
    let seen = admin.plan(import.id, "");
    app.settings_only().send(deciding(import.id, generation, &confirm)).expect(200);
    admin.send(Session::processing(import.id, &seen)).problem(ProblemCode::PlanStale);
    admin.process(import.id);
    admin.send(deciding(import.id, generation + 1, &confirm)).problem(ProblemCode::WrongState);
    admin.get(paths::import_proposals(import.id)).problem(ProblemCode::WrongState);
}

#[test]
fn the_name_of_a_device_is_that_of_its_user() {
    let app = App::start();
    let admin = app.admin();
    admin.send(Request::new("POST", paths::records("users")).body("text/csv", USERS)).expect(200);
    let devices = "Device Serial,Assigned To\r\nDEV1,004231\r\nDEV2,004232\r\nDEV3,\r\n";
    admin.send(Request::new("POST", paths::records("devices")).body("text/csv", devices)).expect(200);
    let file = "Device Serial,Insurance Status,Student\r\nDEV1,Yes,Ruiz Ana\r\nDEV2,Yes,Ana Ruiz\r\nDEV3,Yes,Anybody\r\n";
    let decisions = serde_json::json!({ "check": ["Student"] });
    let import: ImportView =
        admin.send(admin.file("device", file).decided(decisions).request()).expect(201).json();
    let actions: Vec<_> = admin.plan(import.id, "").rows.iter().map(|row| row.action).collect();
    assert_eq!(actions, [Outcome::Updated, Outcome::Refused, Outcome::Updated]);
}

fn load_users(admin: &Session, list: &str) {
    admin.send(Request::new("POST", paths::records("users")).body("text/csv", list)).expect(200);
}

fn record_of(admin: &Session, import: i64, line: u32) -> i64 {
    let rows = proposals(admin, import).rows;
    let row = rows.iter().find(|row| row.line == line).expect("a proposal");
    let AnswerView::Proposal { record, .. } = row.answer else { panic!("a proposal") };
    record
}

#[test]
fn an_accepted_row_is_not_applied_to_another_person_who_gets_the_key() {
    let (app, admin, import) = staged();
    let record = record_of(&admin, import.id, 3);
    decide(&admin, import.id, &[RowDecision::Accept { line: 3, record }]);
    assert_eq!(row(&admin, import.id, 3).action, Outcome::Updated);
    let rekeyed = app.database.write(|tx| {
        let sql = "UPDATE user_record SET match_key = '9001', user_id = '9001' WHERE id = ?1";
        tx.execute(sql, &[record.into()])?;
        imports::records_changed(tx, 1)
    });
    rekeyed.expect("a record gets another key");
    load_users(&admin, "User ID,Name\r\n004234,Bob Stranger\r\n");
    let again = row(&admin, import.id, 3);
    assert_eq!((again.action, again.record), (Outcome::Skipped, None), "the decision was about Lee Chan");
    // It can be decided anew.
    decide(&admin, import.id, &[RowDecision::Reject { line: 3 }]);
}

#[test]
fn an_accepted_proposal_with_another_name_waits_for_a_confirmation() {
    let (_app, admin, import) = staged();
    admin.delete(paths::import(import.id)).expect(200);
    let file = "User ID,Insurance Status,Student\r\n4234,Yes,Bob Stranger\r\n";
    let decisions = serde_json::json!({ "check": ["Student"] });
    let request = admin.file("user", file).decided(decisions).request();
    let import: ImportView = admin.send(request).expect(201).json();
    let record = record_of(&admin, import.id, 2);
    let accepted = decide(&admin, import.id, &[RowDecision::Accept { line: 2, record }]);
    assert_eq!((accepted.rows[0].action, reason(&accepted.rows[0])), (Outcome::Refused, "other_person"));
    let confirmed = decide(&admin, import.id, &[RowDecision::Confirm { line: 2, record }]);
    assert_eq!(confirmed.counts.updated, 1);
    // The confirmation is about the person who was there then.
    load_users(&admin, "User ID,Name\r\n004234,Lee Chang\r\n");
    let plan = row(&admin, import.id, 2);
    let is_same = plan.record.as_ref().is_some_and(|record| record.label == "Lee Chan");
    assert_eq!(plan.action == Outcome::Updated, is_same, "{plan:?}");
}

#[test]
fn a_row_that_a_sample_has_applied_is_a_rival() {
    let (_app, admin, import) = staged();
    admin.delete(paths::import(import.id)).expect(200);
    let file = Csv::user().row("004234,Yes,,,,,").row("4234,Yes,,,,,").row("4232,Yes,,,,,");
    let import = admin.stage("user", file.bytes());
    admin.sample(import.id, Sample::First(1));
    let rivals: Vec<_> =
        proposals(&admin, import.id).rows.iter().map(|row| (row.line, row.rival_line)).collect();
    assert_eq!(rivals, [(3, Some(2)), (4, None)]);
    let kinds = proposals(&admin, import.id).kinds;
    assert_eq!(kinds.iter().map(|kind| kind.rows).sum::<u32>(), 1, "without the one that has a rival");
}

#[test]
fn a_decision_can_be_changed_and_a_record_passes_from_row_to_row() {
    let (_app, admin, import) = staged();
    let record = record_of(&admin, import.id, 3);
    decide(&admin, import.id, &[RowDecision::Accept { line: 3, record }]);
    let passed = [RowDecision::Accept { line: 6, record }, RowDecision::TakeBack { line: 3 }];
    let decided = decide(&admin, import.id, &passed);
    let actions: Vec<_> = decided.rows.iter().map(|row| (row.line, reason(row))).collect();
    assert_eq!(actions, [(3, "no_such_record"), (6, "other_person")]);
    decide(&admin, import.id, &[RowDecision::Reject { line: 6 }]);
    assert_eq!(row(&admin, import.id, 6).action, Outcome::Skipped);
}

#[test]
fn columns_about_others_are_not_compared() {
    let (_app, admin, import) = staged();
    admin.delete(paths::import(import.id)).expect(200);
    let file = "User ID,Insurance Status,Grade,Student\r\n004231,Yes,5,Ana Ruiz\r\n";
    let decisions = serde_json::json!({ "check": ["Grade", "Student"] });
    let request = admin.file("user", file).decided(decisions).request();
    let import: ImportView = admin.send(request).expect(201).json();
    assert_eq!(row(&admin, import.id, 2).action, Outcome::Updated);
}
