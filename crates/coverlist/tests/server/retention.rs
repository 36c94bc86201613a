//! Retention: the files, rows and reports of imports are deleted after the days that a district says.

use crate::harness::{App, Csv, Request, Response, Session, coverlist_on, devices, roster, wait_for};
use coverlist_api::{
    ImportView, KeptImport, KeptUntil, LoadView, LogEntry, Page, ProblemCode, RetentionPeriods,
    RetentionPreview, paths,
};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{Counts, Sample};
use coverlist_server::store::{Tx, audit};
use serde_json::json;
use std::fs;
use std::path::Path;

/// In a row that is rejected.
pub const REJECTED: &str = "SENTINELREJECTED";
/// The policy number of a row that is applied, so that the record has it.
const APPLIED: &str = "SENTINELAPPLIED";
/// In the note of a mark.
const NOTE: &str = "SENTINELNOTE";

const WITHOUT: RetentionPeriods = RetentionPeriods { file: None, rows: None, report: None };

fn files_and_rows(days: u32) -> RetentionPeriods {
    RetentionPeriods { file: Some(days), rows: Some(days), report: None }
}

fn file() -> Vec<u8> {
    Csv::device()
        .row(&format!("DEV000001X,Yes,{APPLIED},Full,460.00,2026-08-24,2027-06-30"))
        .row(&format!("{REJECTED},Perhaps,{REJECTED}-2,{REJECTED}-3,x,,"))
        .insures("DEV000002X")
        .bytes()
}

/// A server with three devices and a processed import: two rows are applied, one is rejected.
fn processed() -> (App, Session, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let import = admin.stage_without(1, "device", file());
    let done = admin.process(import.id);
    (app, admin, done)
}

fn putting(periods: RetentionPeriods) -> Request {
    Request::new("PUT", paths::RETENTION).json(&periods)
}

fn put(admin: &Session, periods: RetentionPeriods) {
    assert_eq!(admin.send(putting(periods)).expect(200).json::<RetentionPeriods>(), periods);
}

/// Waits until the server has deleted what expires after these days.
fn expired(admin: &Session, id: i64, periods: RetentionPeriods) -> ImportView {
    wait_for("what has expired to be deleted", || {
        Some(admin.import(id)).filter(|import| import.expired == periods)
    })
}

/// How often a text is in the bytes of the database and of its log.
pub fn found(data: &Path, text: &str) -> [usize; 2] {
    ["coverlist.db", "coverlist.db-wal"].map(|name| {
        let bytes = fs::read(data.join(name)).unwrap_or_default();
        bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
    })
}

/// What would be deleted with these days.
fn preview(admin: &Session, periods: RetentionPeriods) -> RetentionPreview {
    admin.send(Request::new("POST", paths::RETENTION_PREVIEW).json(&periods)).expect(200).json()
}

fn kept(admin: &Session) -> Vec<KeptImport> {
    admin.get(paths::RETENTION_IMPORTS).expect(200).json::<Page<KeptImport>>().rows
}

#[test]
fn everything_is_kept_until_a_district_says_otherwise() {
    let (app, admin, import) = processed();
    assert_eq!(admin.get(paths::RETENTION).expect(200).json::<RetentionPeriods>(), WITHOUT);
    app.clock.pass_days(4_000);
    let app = app.restart_with(Default::default());
    let admin = app.admin();
    let pass = coverlist_on(app.data(), &["retention", "run", "--json"], "").exits(0).json();
    assert_eq!(pass["deleted"], json!({ "file": 0, "rows": 0, "report": 0, "loads": 0 }));
    assert_eq!(admin.import(import.id).expired, WITHOUT);
    admin.get(paths::import_file(import.id)).expect(200);
    let [row] = &kept(&admin)[..] else { panic!("one import") };
    assert_eq!((&row.file, &row.report), (&KeptUntil::default(), &KeptUntil::default()));
}

#[test]
fn no_byte_of_expired_rows_is_left_but_in_the_records() {
    let (app, _, import) = processed();
    let before = [REJECTED, APPLIED].map(|text| found(app.data(), text).iter().sum::<usize>());
    assert!(before[0] > 3 && before[1] > 2, "{before:?}");
    app.clock.pass_days(30);
    let admin = app.admin();
    put(&admin, files_and_rows(30));
    expired(&admin, import.id, files_and_rows(30));
    let is_gone = || {
        let remains =
            app.database.read(|tx| tx.one("SELECT count(*) FROM remains", &[], |row| row.get::<i64>(0)));
        (remains.expect("a count") == 0).then_some(())
    };
    wait_for("the database to be written anew", is_gone);
    assert_eq!(found(app.data(), REJECTED), [0, 0]);
    assert_eq!(found(app.data(), APPLIED), [1, 0], "the record has it");
    assert!(admin.sheet("devices").contains(APPLIED));
}

#[test]
fn many_rows_leave_no_copy_in_any_page() {
    let app = App::start();
    let admin = app.admin();
    let mut csv = Csv::device();
    for number in 0..3_000_u32 {
        // Keys in no order move the cells of the index between pages.
        let key = number.wrapping_mul(2_654_435_761) % 1_000_003;
        csv = csv
            .row(&format!("{REJECTED}{key:07}{},Yes,{REJECTED}-{number},,,,", "X".repeat(key as usize % 40)));
    }
    let import = admin.stage("device", csv.bytes());
    admin.process(import.id);
    app.clock.pass_days(1);
    let admin = app.admin();
    put(&admin, files_and_rows(1));
    expired(&admin, import.id, files_and_rows(1));
    wait_for("no byte to be left", || (found(app.data(), REJECTED) == [0, 0]).then_some(()));
}

#[test]
fn an_import_without_rows_keeps_its_counts_and_refuses_what_needs_them() {
    let (app, _, import) = processed();
    app.clock.pass_days(10);
    let admin = app.admin();
    put(&admin, files_and_rows(10));
    let after = expired(&admin, import.id, files_and_rows(10));
    assert_eq!((after.counts, after.state, after.rows), (import.counts, State::Processed, import.rows));
    let id = import.id;
    let says_days = |answer: Response| {
        let problem = answer.problem(ProblemCode::Expired);
        assert!(problem.detail.contains("deleted after 10 days"), "{}", problem.detail);
    };
    for path in [
        paths::import_file(id),
        paths::import_report(id),
        paths::import_report_csv(id),
        paths::import_verification(id),
        paths::import_verification_csv(id),
        paths::import_undo(id),
        paths::import_absent(id),
        paths::import_absent_csv(id),
        paths::import_comparison(id),
    ] {
        says_days(admin.get(path));
    }
    let mark = json!({ "line": 2, "version": 0, "checked": true });
    says_days(admin.send(Request::new("POST", paths::import_verification(id)).json(&mark)));
    let undo = json!({ "run": 1, "counts": { "reverted": 2, "kept": 0 } });
    says_days(admin.send(Request::new("POST", paths::import_undo(id)).json(&undo)));
    admin.get(paths::import_receipt(id)).expect(200);
    admin.get(paths::import_findings(id)).expect(200);

    // An import is compared only with one whose rows are kept.
    let again = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    let compared: coverlist_api::ComparisonView =
        admin.get(paths::import_comparison(again.id)).expect(200).json();
    assert_eq!(compared.previous, None);
}

#[test]
fn the_changes_of_a_load_expire_with_rows() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    admin.load("devices", format!("Device Serial,Asset Tag\r\nDEV000001X,{REJECTED}\r\n"));
    admin.load("devices", "Device Serial,Asset Tag\r\nDEV000001X,TAG-7\r\n");
    app.clock.pass_days(5);
    let admin = app.admin();
    put(&admin, RetentionPeriods { rows: Some(5), ..WITHOUT });
    let loads = || admin.get(paths::LOADS).expect(200).json::<Page<LoadView>>().rows;
    wait_for("the loads to expire", || loads().iter().all(|load| load.expired == Some(5)).then_some(()));
    wait_for("no byte to be left", || (found(app.data(), REJECTED) == [0, 0]).then_some(()));
    assert_eq!(loads().len(), 3);
    for path in [paths::load(2), paths::load_undo(2)] {
        let problem = admin.get(path).problem(ProblemCode::Expired);
        assert!(problem.detail.contains("after 5 days"), "{}", problem.detail);
    }
}

#[test]
fn an_expired_report_leaves_the_import_in_the_history_and_the_audit_log() {
    let (app, _, import) = processed();
    app.clock.pass_days(7);
    let admin = app.admin();
    let periods = RetentionPeriods { file: Some(3), rows: Some(5), report: Some(7) };
    put(&admin, periods);
    let after = expired(&admin, import.id, periods);
    assert_eq!((after.counts, after.name), (import.counts, import.name));
    for table in ["staged_row", "outcome", "finding", "decision", "verification", "import_sheet"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows = app.database.read(|tx| tx.one(&sql, &[], |row| row.get::<i64>(0))).expect("a count");
        assert_eq!(rows, 0, "{table}");
    }
    admin.get(paths::import_findings(import.id)).problem(ProblemCode::Expired);
    admin.get(paths::import_decisions(import.id)).problem(ProblemCode::Expired);
    let checked = app.database.read(|tx: &Tx<'_>| audit::check(tx, 1, Vec::new(), |_| ())).expect("a check");
    assert_eq!(checked.flaws, []);
    let logged: Page<LogEntry> = admin.get(format!("{}?log=audit&limit=5", paths::LOGS)).expect(200).json();
    let logged: Vec<_> = logged.rows.iter().map(|entry| entry.event.message.as_str()).collect();
    let deleted = "Deleted what has expired of import 1";
    let of_load = "Deleted the changes of a load, whose days are over";
    assert_eq!(logged, [deleted, deleted, deleted, of_load, "Changed how long imports are kept"]);
}

#[test]
fn an_open_import_never_expires() {
    let (app, _, import) = processed();
    app.clock.pass_days(1);
    let admin = app.admin();
    let open = admin.stage("device", Csv::device().insures("DEV000003X").bytes());
    app.clock.pass_days(100);
    let admin = app.admin();
    put(&admin, files_and_rows(50));
    expired(&admin, import.id, files_and_rows(50));
    assert_eq!(admin.import(open.id).expired, WITHOUT);
    assert_eq!(admin.plan(open.id, "").counts.updated, 1);
    let rows = kept(&admin);
    assert_eq!((rows[0].id, &rows[0].rows), (open.id, &KeptUntil::default()));
    assert_eq!(rows[1].rows, KeptUntil { until: None, deleted_after: Some(50) });
}

#[test]
fn an_import_and_its_correction_expire_together_and_never_while_one_is_open() {
    let (app, admin, import) = processed();
    let sheet = "Device Serial,Insurance Status,Line\r\nDEV000003X,Yes,3\r\n";
    let correction = admin.file("device", sheet).merging(import.id).request();
    let correction: ImportView = admin.send(correction).expect(201).json();
    app.clock.pass_days(100);
    let admin = app.admin();
    let only_the_load = RetentionPreview { loads: 1, ..RetentionPreview::default() };
    assert_eq!(preview(&admin, files_and_rows(50)), only_the_load);
    admin.process(correction.id);
    app.clock.pass_days(49);
    let admin = app.admin();
    assert_eq!(preview(&admin, files_and_rows(50)), only_the_load);
    put(&admin, files_and_rows(49));
    expired(&admin, import.id, files_and_rows(49));
    expired(&admin, correction.id, files_and_rows(49));
}

#[test]
fn the_counts_of_a_corrected_import_stay_when_its_report_expires() {
    let (app, admin, import) = processed();
    let sheet = "Device Serial,Insurance Status,Line\r\nDEV000003X,Yes,3\r\n";
    let correction: ImportView =
        admin.send(admin.file("device", sheet).merging(import.id).request()).expect(201).json();
    admin.process(correction.id);
    let counted = || -> Vec<_> {
        let imports: Page<ImportView> = app.admin().get(paths::IMPORTS).expect(200).json();
        imports.rows.into_iter().map(|import| (import.id, import.counts)).collect()
    };
    let before = counted();
    let merged = Counts { updated: 3, ..Counts::default() };
    assert_eq!(before, [(correction.id, admin.import(correction.id).counts), (import.id, Some(merged))]);
    app.clock.pass_days(7);
    let admin = app.admin();
    let periods = RetentionPeriods { file: None, rows: Some(7), report: Some(7) };
    put(&admin, periods);
    expired(&admin, correction.id, periods);
    assert_eq!(counted(), before);
}

#[test]
fn nothing_expires_of_a_deleted_import_but_what_its_samples_did() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let file = || Csv::device().insures("DEV000001X").insures("DEV000002X").bytes();
    let deleted = admin.stage("device", file());
    admin.delete(paths::import(deleted.id)).expect(200);
    let sampled = admin.stage("device", file());
    admin.sample(sampled.id, Sample::First(1));
    admin.undo(sampled.id);
    admin.delete(paths::import(sampled.id)).expect(200);
    app.clock.pass_days(1);
    let admin = app.admin();
    let all = RetentionPeriods { file: Some(1), rows: Some(1), report: Some(1) };
    let due = RetentionPreview { file: 0, rows: 1, report: 1, loads: 1 };
    assert_eq!(preview(&admin, all), due);
    put(&admin, all);
    expired(&admin, sampled.id, RetentionPeriods { file: None, ..all });
    assert_eq!(admin.import(deleted.id).expired, WITHOUT);
}

#[test]
fn answers_about_marks_expire_with_the_report() {
    let (app, _, import) = processed();
    app.clock.pass_days(3);
    let admin = app.admin();
    let mark = json!({ "line": 2, "version": 0, "checked": true, "note": NOTE });
    let marking = Request::new("POST", paths::import_verification(import.id)).json(&mark);
    admin.send(marking.header("idempotency-key", "a mark")).expect(200);
    assert_ne!(found(app.data(), NOTE), [0, 0]);
    let periods = RetentionPeriods { file: None, rows: Some(3), report: Some(3) };
    put(&admin, periods);
    expired(&admin, import.id, periods);
    wait_for("no byte to be left", || (found(app.data(), NOTE) == [0, 0]).then_some(()));
}

#[test]
fn days_count_from_the_last_thing_that_happened() {
    let (app, _, import) = processed();
    app.clock.pass_days(20);
    let admin = app.admin();
    admin.undo(import.id);
    app.clock.pass_days(20);
    let admin = app.admin();
    put(&admin, files_and_rows(30));
    let [row] = &kept(&admin)[..] else { panic!("one import") };
    // Undone on September 13.
    assert_eq!(row.file, KeptUntil { until: Some("2026-10-13".to_owned()), deleted_after: None });
    assert_eq!(preview(&admin, files_and_rows(30)), RetentionPreview::default());
    assert_eq!(admin.import(import.id).expired, WITHOUT);
    app.clock.pass_days(10);
    // The server deletes when it starts, too.
    let app = app.restart_with(Default::default());
    expired(&app.admin(), import.id, files_and_rows(30));
}

#[test]
fn a_preview_counts_what_would_be_deleted_and_deletes_nothing() {
    let (app, _, import) = processed();
    app.clock.pass_days(10);
    let admin = app.admin();
    let files = |days| preview(&admin, RetentionPeriods { file: Some(days), ..WITHOUT }).file;
    assert_eq!((files(10), files(11)), (1, 0));
    assert_eq!(admin.import(import.id).expired, WITHOUT);
    for wrong in [
        RetentionPeriods { file: Some(0), ..WITHOUT },
        RetentionPeriods { file: Some(36_501), ..WITHOUT },
        RetentionPeriods { report: Some(10), ..WITHOUT },
        RetentionPeriods { rows: Some(11), report: Some(10), ..WITHOUT },
    ] {
        admin.send(putting(wrong)).problem(ProblemCode::BadRequest);
    }
}

#[test]
fn decisions_stay_append_only_while_the_report_is_kept() {
    let (app, ..) = processed();
    let run = |sql: &str| app.database.write(|tx: &Tx<'_>| tx.execute(sql, &[]).map(drop));
    run("INSERT INTO decision (district_id, import_id, id, line, kind, generation, decided_at)
         VALUES (1, 1, 1, 2, 'reject', 1, 0)")
    .expect("a decision");
    let refused = run("DELETE FROM decision").expect_err("it is kept");
    assert!(format!("{refused:?}").contains("append-only"), "{refused:?}");
}
