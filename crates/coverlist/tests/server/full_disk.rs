//! A full disk or a failed write leaves nothing half written, and the server keeps running.

use crate::harness::{App, Csv, Request, Session, devices, roster, wait_for};
use coverlist_api::{ImportView, ProblemCode, paths};
use coverlist_core::lifecycle::{RunState, State};
use coverlist_server::store::{Database, StoreError};

const DEVICES: usize = 2_000;

fn file(policy: &str) -> Vec<u8> {
    let file = devices(DEVICES).iter().fold(Csv::device(), |file, serial| {
        file.row(&format!("{serial},Yes,{policy},Full,460.00,2026-08-24,2027-06-30"))
    });
    file.bytes()
}

/// Lets the database grow by at most this many pages of SQLite.
fn leave_pages(app: &App, pages: i64) {
    limit(&app.database, pages);
}

fn limit(database: &Database, pages: i64) {
    let left = database.write(|tx| {
        let used: i64 = tx.one("PRAGMA page_count", &[], |row| row.get(0))?;
        tx.one(&format!("PRAGMA max_page_count = {}", used + pages), &[], |row| row.get::<i64>(0))
    });
    left.expect("a limit");
}

fn count(app: &App, sql: &str) -> i64 {
    app.database.read(|tx| tx.one(sql, &[], |row| row.get(0))).expect("a count")
}

fn is_sound(app: &App) -> bool {
    let check = app.database.read(|tx| tx.one("PRAGMA integrity_check", &[], |row| row.get::<String>(0)));
    check.expect("a check") == "ok"
}

#[test]
fn a_file_that_does_not_fit_on_the_disk_is_not_staged_at_all() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(DEVICES)));
    for pages in [0, 1, 10, 30, 60] {
        leave_pages(&app, pages);
        let problem = admin.try_stage("device", file("FULL")).problem(ProblemCode::Unavailable);
        assert!(problem.retry_after.is_some());
        for table in ["import", "import_sheet", "staged_row", "finding"] {
            assert_eq!(count(&app, &format!("SELECT count(*) FROM {table}")), 0, "{table}, {pages} pages");
        }
        assert_eq!(admin.open(), None);
    }
    leave_pages(&app, 10_000);
    let import = admin.stage("device", file("FITS"));
    assert_eq!(admin.process(import.id).state, State::Processed);
    assert!(is_sound(&app));
}

#[test]
fn an_import_without_room_stays_queued_and_is_processed_once_there_is_room() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(DEVICES)));
    let import = admin.stage("device", file("LATER"));
    let plan = admin.plan(import.id, "?limit=1");
    leave_pages(&app, 10);
    admin.send(Session::processing(import.id, &plan)).expect(202);
    // This write waits for the other writers, so the import has been tried when it returns.
    admin.delete(paths::import(import.id)).problem(ProblemCode::WrongState);
    for sql in [
        "SELECT count(*) FROM run WHERE state <> 'queued'",
        "SELECT count(*) FROM outcome",
        "SELECT count(*) FROM device_record WHERE policy_number IS NOT NULL OR version > 0",
    ] {
        assert_eq!(count(&app, sql), 0, "{sql}");
    }
    let why = wait_for("the run to wait", || admin.import(import.id).run?.waiting);
    assert_eq!((why.reason.code.as_str(), admin.import(import.id).state), ("cannot_commit", State::Queued));
    leave_pages(&app, 10_000);
    assert_eq!(admin.until_settled(import.id).state, State::Processed);
    assert_eq!(
        count(&app, "SELECT count(*) FROM device_record WHERE policy_number = 'LATER' AND version > 0"),
        2_000
    );
    assert!(is_sound(&app));
}

#[test]
fn an_import_that_waits_for_room_is_withdrawn_and_deleted() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(DEVICES)));
    let earlier = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    admin.process(earlier.id);
    let undo = paths::import_undo(earlier.id);
    let seen = admin.reversal(&undo);
    let import = admin.stage("device", file("NEVER"));
    let withdraw = || admin.send(Request::new("POST", paths::import_withdraw(import.id)));
    assert_eq!(withdraw().problem(ProblemCode::WrongState).reason, "wrong_state_withdraw");
    let plan = admin.plan(import.id, "?limit=1");
    leave_pages(&app, 10);
    admin.send(Session::processing(import.id, &plan)).expect(202);
    wait_for("the run to wait", || admin.import(import.id).run?.waiting);
    let other = admin.send(Session::reverting(&undo, &seen)).problem(ProblemCode::RunQueued);
    assert!(other.detail.contains("Import 2 is being processed"), "{}", other.detail);
    let staged: ImportView = withdraw().expect(200).json();
    let run = staged.run.expect("the run");
    assert_eq!((staged.state, run.state, run.waiting), (State::Staged, RunState::Withdrawn, None));
    assert_eq!(run.ended_by.map(|person| person.name).as_deref(), Some("Pat Admin"));
    withdraw().problem(ProblemCode::WrongState);
    assert_eq!(admin.plan(import.id, "?limit=1").counts, plan.counts);
    admin.delete(paths::import(import.id)).expect(200);
    leave_pages(&app, 10_000);
    assert_eq!(count(&app, "SELECT count(*) FROM device_record WHERE policy_number = 'NEVER'"), 0);
    assert!(is_sound(&app));
}

#[test]
fn a_run_whose_write_fails_at_any_row_applies_nothing() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(DEVICES)));
    for (place, row) in (1..).zip([1, 2, 999, 1_000, 1_001, DEVICES]) {
        let fail = format!(
            "CREATE TRIGGER fails BEFORE UPDATE ON device_record WHEN OLD.serial = 'DEV{row:06}X'
             BEGIN SELECT raise(ABORT, 'a write fails'); END"
        );
        app.database.write(|tx| tx.execute(&fail, &[])).expect("a trigger");
        let import = admin.stage("device", file("NEVER"));
        let staged = admin.process(import.id);
        assert_eq!((staged.state, staged.run.map(|run| run.state)), (State::Staged, Some(RunState::Failed)));
        for sql in [
            "SELECT count(*) FROM run WHERE state <> 'failed'",
            "SELECT count(*) FROM outcome",
            "SELECT count(*) FROM device_record WHERE policy_number IS NOT NULL OR version > 0",
            "SELECT count(*) FROM audit WHERE action = 'processed'",
        ] {
            assert_eq!(count(&app, sql), 0, "{sql}, row {row}");
        }
        assert_eq!(count(&app, "SELECT count(*) FROM run WHERE state = 'failed'"), place);
        admin.get(paths::import_report(import.id)).problem(ProblemCode::WrongState);
        admin.delete(paths::import(import.id)).expect(200);
        app.database.write(|tx| tx.execute("DROP TRIGGER fails", &[])).expect("gone");
    }
    let import = admin.stage("device", file("AT LAST"));
    assert_eq!(admin.process(import.id).counts.map(|counts| counts.updated), Some(2_000));
}

#[test]
fn readers_continue_when_nothing_can_be_written() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(DEVICES)));
    let fail =
        "CREATE TRIGGER fails BEFORE UPDATE ON session BEGIN SELECT raise(ABORT, 'a write fails'); END";
    app.access.write(|tx| tx.execute(fail, &[])).expect("a trigger");
    leave_pages(&app, 0);
    limit(&app.access, 0);
    for _ in 0..5 {
        app.clock.pass_minutes(50);
        admin.get(paths::records("devices")).expect(200);
        admin.get(format!("{}.csv", paths::records("devices"))).expect(200);
    }
    app.clock.pass_minutes(60);
    admin.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
}

#[test]
fn readers_do_not_wait_for_a_writer_in_another_process() {
    let app = App::start();
    let admin = app.admin();
    let others = [
        Database::open(app.data(), None).expect("the same one"),
        Database::open_access(app.data()).expect("the same one"),
    ];
    for other in others {
        app.clock.pass_minutes(2);
        let held = other.write(|_| {
            admin.get(paths::IMPORTS).expect(200);
            Ok(())
        });
        held.expect("it is written");
    }
}

#[test]
fn one_change_too_many_is_refused_and_may_be_sent_again() {
    const CHANGES: usize = 70;
    let app = App::start();
    let admin = app.admin();
    let (answers, answered) = std::sync::mpsc::channel();
    let held = app.database.write(|_| {
        for _ in 0..CHANGES {
            let (admin, answers) = (admin.clone(), answers.clone());
            std::thread::spawn(move || answers.send(admin.delete(paths::import(999))));
        }
        // One request writes, and 64 wait.
        for _ in 65..CHANGES {
            let answer = answered.recv().map_err(StoreError::corrupt)?;
            assert_eq!(answer.header("retry-after"), Some("5"));
            answer.problem(ProblemCode::Busy);
        }
        Ok(())
    });
    held.expect("it is written");
    for _ in 0..65 {
        answered.recv().expect("an answer").problem(ProblemCode::NotFound);
    }
}
