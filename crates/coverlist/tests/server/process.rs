//! Processing applies exactly the plan that the admin saw, completely and once.

use crate::harness::{App, Csv, Request, Session, connect, devices, roster};
use coverlist_api::{DeviceView, EarlierImport, ImportView, Page, ProblemCode, paths};
use coverlist_core::lifecycle::{RunKind, RunState, State};
use coverlist_core::plan::Counts;
use coverlist_core::record::Field;
use coverlist_server::store::imports::{self, Step};
use coverlist_server::store::runs::{self, Seen, SeenCounts};
use coverlist_server::store::{Database, ImportKey};
use std::io::{BufRead, BufReader, Write};

#[test]
fn a_processed_import_has_changed_its_records_and_nothing_else() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let import = admin.stage("device", Csv::device().insures("DEV000001X").insures("NOBODY").bytes());
    let done = admin.process(import.id);
    assert_eq!(done.state, State::Processed);
    assert_eq!(done.counts, Some(Counts { updated: 1, skipped: 1, ..Counts::default() }));
    assert_eq!(done.closed_by.map(|person| person.name).as_deref(), Some("Pat Admin"));
    let records: Page<DeviceView> = admin.get(paths::records("devices")).expect(200).json();
    let policies: Vec<_> = records.rows.iter().map(|row| row.values.text(Field::PolicyNumber)).collect();
    assert_eq!(policies, [Some("POL-DEV000001X"), None, None]);
    assert!(records.rows.iter().all(|row| row.model == "Chromebook"));
    assert_eq!(admin.open(), None);
}

#[test]
fn a_consent_to_another_plan_applies_nothing_and_shows_the_current_plan() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let import = admin.stage("device", Csv::device().insures("DEV000001X").insures("DEV000003X").bytes());
    let seen = admin.plan(import.id, "");
    let consent = Session::consent(&seen);
    let mut wrong_counts = consent.clone();
    wrong_counts.counts.updated += 1;
    let mut wrong_file = consent.clone();
    wrong_file.sha256 = "0".repeat(64);
    for wrong in [wrong_counts, wrong_file] {
        let problem = admin
            .send(Request::new("POST", paths::import_process(import.id)).json(&wrong))
            .problem(ProblemCode::PlanStale);
        assert_eq!(problem.plan.map(|plan| plan.counts), Some(seen.counts));
    }
    admin.load_devices(roster(&devices(3)));
    let problem = admin.send(Session::processing(import.id, &seen)).problem(ProblemCode::PlanStale);
    let fresh = problem.plan.expect("the plan as it is now");
    assert_eq!(fresh.counts, Counts { updated: 2, ..Counts::default() });
    assert_eq!(fresh.generation, seen.generation + 1);
    assert_eq!(admin.import(import.id).state, State::Staged);
    assert!(!admin.get(paths::records("devices")).text().contains("POL-"));
    admin.send(Session::processing(import.id, &fresh)).expect(202);
    assert_eq!(admin.until_settled(import.id).counts.map(|counts| counts.updated), Some(2));
}

#[test]
fn two_admins_who_consent_together_process_it_once() {
    let app = App::start();
    let (one, other) = (app.admin(), app.settings_only());
    one.load_devices(roster(&devices(300)));
    for round in 1..=5 {
        let mut file = Csv::device();
        for serial in devices(300) {
            file = file.row(&format!("{serial},Yes,ROUND-{round},,,,"));
        }
        let import = one.stage("device", file.bytes());
        let plan = one.plan(import.id, "?limit=1");
        let ask = Session::processing(import.id, &plan);
        let answers = std::thread::scope(|scope| {
            let presses: Vec<_> = [&one, &other, &one, &other]
                .map(|admin| {
                    let ask = ask.clone();
                    scope.spawn(move || admin.send(ask).status)
                })
                .into();
            presses.into_iter().map(|press| press.join().expect("an answer")).collect::<Vec<_>>()
        });
        assert_eq!(answers.iter().filter(|status| **status == 202).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 409).count(), 3, "{answers:?}");
        assert_eq!(one.until_settled(import.id).state, State::Processed);
    }
    let processed: i64 = app
        .database
        .read(|tx| tx.one("SELECT count(*) FROM audit WHERE action = 'processed'", &[], |row| row.get(0)))
        .expect("the audit log");
    assert_eq!(processed, 5);
}

#[test]
fn a_processed_import_is_neither_processed_again_nor_deleted() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    let plan = admin.plan(import.id, "");
    admin.process(import.id);
    admin.send(Session::processing(import.id, &plan)).problem(ProblemCode::WrongState);
    admin.delete(paths::import(import.id)).problem(ProblemCode::WrongState);
}

#[test]
fn the_same_file_and_the_same_sheet_are_recognized_as_processed_before() {
    let app = App::start();
    let admin = app.admin();
    let file = Csv::device().insures("A1").bytes();
    let known = |session: &Session, query: String| {
        let answer = session.get(format!("{}?{query}", paths::PROCESSED_BEFORE)).expect(200);
        answer.json::<EarlierImport>().import
    };
    let first = admin.stage("device", file.clone());
    assert!(first.processed_before.is_none());
    let source = format!("source_sha256={}", first.source_sha256);
    assert_eq!(known(&admin, source.clone()), None, "it is not processed yet");
    admin.process(first.id);
    app.clock.pass_minutes(10);
    let again = admin.stage("device", file.clone());
    let before = *again.processed_before.expect("it was processed before");
    assert_eq!(
        (before.id, before.by.name.as_str(), before.at.as_str()),
        (1, "Pat Admin", "2026-08-24T12:00:00Z")
    );
    assert_eq!(
        known(&admin, source.to_uppercase().replace("SOURCE_SHA256", "source_sha256")),
        Some(before.clone())
    );
    assert_eq!(known(&admin, format!("sheet_sha256={}", first.sha256)), Some(before.clone()));
    let unknown = "0".repeat(64);
    assert_eq!(known(&admin, format!("source_sha256={unknown}&sheet_sha256={}", first.sha256)), Some(before));
    assert_eq!(
        known(&admin, format!("source_sha256={}", first.sha256)),
        None,
        "each hash is of its own kind"
    );
    assert_eq!(known(&app.stranger(), source), None, "another district");
    for wrong in ["", "source_sha256=", "sheet_sha256=abc"] {
        admin.get(format!("{}?{wrong}", paths::PROCESSED_BEFORE)).problem(ProblemCode::BadRequest);
    }
    admin.delete(paths::import(again.id)).expect(200);

    // Another file with the same sheet.
    let file = String::from_utf8(file).expect("text").replace(',', ";");
    let other = admin.stage("device", file);
    assert_eq!((other.sha256 == first.sha256, other.source_sha256 == first.source_sha256), (true, false));
    assert_eq!(other.processed_before.map(|before| before.id), Some(1));
}

/// Queues the import with the id 1 while no server runs.
fn queue(database: &Database) {
    let queued = database.write(|tx| {
        let import = imports::by_id(tx, ImportKey { district: 1, id: 1 })?.expect("an import");
        let counts = Counts { updated: 1, ..Counts::default() };
        let seen = Seen { generation: import.generation, counts: SeenCounts::Plan(counts) };
        runs::queue(tx, import.key, RunKind::Apply, seen, Some(1), 0)?;
        imports::advance(tx, &import, &Step::Queue, 0)
    });
    assert!(queued.expect("the database can be written"));
}

#[test]
fn an_import_that_was_queued_when_the_server_stopped_is_processed_when_it_starts() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    let app = app.restart_after(queue);
    let admin = app.admin();
    assert_eq!(admin.until_settled(1).state, State::Processed);
    assert_eq!(admin.report(1, "").counts.updated, 1);
}

#[test]
fn a_change_of_records_while_it_is_queued_stages_it_again() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    let app = app.restart_after(|database| {
        queue(database);
        database.write(|tx| imports::records_changed(tx, 1)).expect("changed");
    });
    let admin = app.admin();
    let import = admin.until_settled(1);
    assert_eq!((import.state, import.run.map(|run| run.state)), (State::Staged, Some(RunState::Withdrawn)));
    assert!(import.generation > 2, "{}", import.generation);
    assert!(!admin.get(paths::records("devices")).text().contains("POL-"));
    admin.process(1);
}

#[test]
fn counts_that_differ_from_those_consented_to_stage_it_again_with_nothing_applied() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    admin.stage("device", Csv::device().insures("DEV000001X").insures("DEV000002X").bytes());
    let app = app.restart_after(queue);
    let admin = app.admin();
    assert_eq!(admin.until_settled(1).state, State::Staged);
    assert!(!admin.get(paths::records("devices")).text().contains("POL-"));
}

#[test]
fn every_open_browser_is_told_to_look_again() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    let ask = Request::new("GET", paths::import_progress(import.id)).header("cookie", &admin.cookie);
    let mut stream = connect(app.address).expect("a connection");
    stream.write_all(&ask.bytes(app.address)).expect("it is sent");
    let mut events = BufReader::new(stream)
        .lines()
        .map(|line| line.expect("a line"))
        .filter(|line| line.starts_with("data:"));
    assert_eq!(events.next().as_deref(), Some("data: look"));
    admin.process(import.id);
    assert_eq!(events.next().as_deref(), Some("data: look"));
    admin.get(paths::import_progress(import.id)).expect(204);
}

#[test]
fn records_of_a_district_are_out_of_reach_of_another_with_the_same_keys() {
    let app = App::start();
    let (ours, theirs) = (app.admin(), app.stranger());
    for admin in [&ours, &theirs] {
        admin.load_devices(roster(&devices(2)));
    }
    let (our_import, their_import) = (
        ours.stage("device", Csv::device().row("DEV000001X,Yes,OURS,,,,").bytes()),
        theirs.stage("device", Csv::device().row("DEV000001X,Yes,THEIRS,,,,").bytes()),
    );
    assert_eq!(our_import.id, their_import.id);
    ours.process(our_import.id);
    assert_eq!(theirs.import(their_import.id).state, State::Staged);
    assert!(!theirs.get(paths::records("devices")).text().contains("OURS"));
    theirs.process(their_import.id);
    let records = ours.get(paths::records("devices")).text();
    assert!(records.contains("OURS") && !records.contains("THEIRS"), "{records}");
    let history: Page<ImportView> = ours.get(paths::IMPORTS).expect(200).json();
    assert_eq!(history.rows.len(), 1);
}
