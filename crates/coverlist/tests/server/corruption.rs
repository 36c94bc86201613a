//! Tests the invariants of the fault harness: each one reports the corruption that it is for, and holds
//! otherwise.

use crate::harness::{App, Session, devices, roster};
use crate::invariants::{file, violations};
use coverlist_api::paths;
use coverlist_server::store::Database;
use rusqlite::Connection;

const DEVICES: usize = 20;

/// A server with a processed, a deleted and a staged import. A load was undone.
fn app() -> App {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(DEVICES)));
    let load = admin.load("devices", "Device Serial,Model\nDEV000001X,HP\nNEW1,HP\n").load.expect("a load");
    let undo = paths::load_undo(load);
    admin.send(Session::reverting_load(&undo, &admin.load_reversal(&undo))).expect(200);
    let processed = admin.stage("device", file(1, DEVICES));
    admin.process(processed.id);
    let deleted = admin.stage("device", file(2, DEVICES));
    admin.delete(paths::import(deleted.id)).expect(200);
    admin.stage("device", file(3, DEVICES));
    app
}

#[test]
fn all_hold_in_a_sound_database() {
    assert_eq!(violations(&app().database, DEVICES), Vec::<String>::new());
}

/// Corrupts a database behind the server's back, and expects this violation.
#[track_caller]
fn corrupt(sql: &str, violation: &str) {
    let app = app();
    let connection = Connection::open(Database::file(app.data())).expect("the database opens");
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
        .expect("pragmas");
    connection.execute_batch(sql).expect("the database is corrupted");
    let found = violations(&app.database, DEVICES);
    assert!(found.iter().any(|found| found.starts_with(violation)), "{violation:?} is not in {found:?}");
}

#[test]
fn a_forbidden_value_is_reported() {
    corrupt("UPDATE staged_row SET rejected = 2 WHERE line = 2", "the file is damaged");
}

#[test]
fn a_dangling_reference_is_reported() {
    corrupt("UPDATE import SET staged_by = 99 WHERE id = 1", "a foreign key names no row");
}

#[test]
fn a_second_open_import_is_reported() {
    corrupt(
        "DROP INDEX one_open_import; UPDATE import SET state = 'queued' WHERE id = 2",
        "a district has more than one open import",
    );
}

#[test]
fn a_processed_import_without_a_run_is_reported() {
    corrupt("DELETE FROM outcome; DELETE FROM run", "a processed import has no run");
}

#[test]
fn a_run_of_a_staged_import_is_reported() {
    let run = "INSERT INTO run (district_id, id, import_id, kind, state, generation, seen, queued_at)
               VALUES (1, 9, 3, 'apply', 'applied', 1, '{}', 0)";
    corrupt(run, "a processed import has no run");
}

#[test]
fn wrong_counts_are_reported() {
    corrupt(
        "UPDATE import SET updated = updated + 1 WHERE id = 1",
        "the counts of a processed import do not",
    );
}

#[test]
fn missing_outcomes_are_reported() {
    corrupt("DELETE FROM outcome WHERE line % 2 = 0", "a processed import lacks outcomes");
}

#[test]
fn an_outcome_that_was_counted_as_another_is_reported() {
    corrupt(
        "UPDATE outcome SET outcome = 'unchanged' WHERE line = 2",
        "the counts of a processed import differ from its outcomes",
    );
}

#[test]
fn an_updated_row_without_its_change_is_reported() {
    corrupt("UPDATE outcome SET before_custom = NULL WHERE line = 2", "an updated row lacks its change");
}

#[test]
fn outcomes_of_an_import_that_was_deleted_are_reported() {
    corrupt(
        "UPDATE import SET state = 'deleted' WHERE id = 1",
        "an import that is not processed has outcomes",
    );
}

#[test]
fn outcomes_of_a_run_that_failed_are_reported() {
    corrupt("UPDATE run SET state = 'failed'", "a run that is not applied has outcomes");
}

#[test]
fn an_undone_import_without_an_undo_is_reported() {
    corrupt("UPDATE import SET state = 'undone' WHERE id = 1", "the changes of an import stand");
}

#[test]
fn a_processed_import_without_run_and_sample_is_reported() {
    corrupt("UPDATE import SET state = 'processed' WHERE id = 3", "an import without its run is processed");
}

#[test]
fn a_run_that_did_something_else_is_reported() {
    corrupt("UPDATE run SET seen = json_set(seen, '$.updated', 5)", "a run did not do what");
}

#[test]
fn a_wrong_number_of_standing_changes_is_reported() {
    corrupt("UPDATE import SET applied = 3 WHERE id = 1", "the number of changes that stand is wrong");
    corrupt("UPDATE import SET applied = 1 WHERE id = 2", "a deleted import has changes that stand");
}

#[test]
fn a_row_of_a_sample_that_never_was_is_reported() {
    corrupt("UPDATE staged_row SET sample_run = 1 WHERE import_id = 3 AND line = 2", "a row is of a sample");
}

#[test]
fn a_missing_row_is_reported() {
    corrupt("DELETE FROM staged_row WHERE import_id = 3 AND line = 2", "an import lacks rows");
}

#[test]
fn a_missing_sheet_is_reported() {
    corrupt("DELETE FROM import_sheet WHERE import_id = 1", "an import lacks its sheet");
}

#[test]
fn a_row_of_a_deleted_import_is_reported() {
    corrupt("UPDATE import SET state = 'deleted' WHERE id = 3", "a deleted import has rows");
}

#[test]
fn a_processed_import_that_the_audit_log_lacks_is_reported() {
    corrupt(
        "DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE action = 'processed'",
        "the audit log lacks a processed import",
    );
}

#[test]
fn a_load_without_its_changes_is_reported() {
    corrupt("DELETE FROM load_change WHERE load_id = 2", "a load has changed nothing");
    corrupt("DELETE FROM load_change WHERE load_id = 2 AND place = 1", "the counts of a load differ");
    corrupt("DELETE FROM load_change WHERE load_id = 3 AND place = 2", "the counts of a load differ");
}

#[test]
fn a_change_without_an_effect_is_reported() {
    corrupt(
        "UPDATE load_change SET before = NULL, after = NULL WHERE load_id = 3",
        "a change of a load neither",
    );
    corrupt("UPDATE load_change SET after = before WHERE load_id = 1", "a change of a load neither");
}

#[test]
fn a_record_that_a_load_missed_is_reported() {
    let violation = "a device is not as its newest load has left it";
    corrupt("UPDATE device_record SET model = 'HP' WHERE serial = 'DEV000001X'", violation);
    corrupt("DELETE FROM device_record WHERE serial = 'DEV000001X'", violation);
    let back = "INSERT INTO device_record (district_id, id, match_key, serial)
                SELECT 1, record_id, 'new1', 'NEW1' FROM load_change WHERE load_id = 3 AND after IS NULL";
    corrupt(back, violation);
}

#[test]
fn a_load_that_the_audit_log_lacks_is_reported() {
    corrupt(
        "DROP TRIGGER audit_is_never_deleted; DELETE FROM audit WHERE action = 'load_undone'",
        "the audit log lacks a load",
    );
}

#[test]
fn a_changed_audit_entry_is_reported() {
    corrupt(
        "DROP TRIGGER audit_is_never_changed; UPDATE audit SET detail = '{}' WHERE action = 'processed'",
        "the audit log has a flaw",
    );
}

#[test]
fn a_record_that_an_import_missed_is_reported() {
    corrupt(
        "UPDATE device_record SET policy_number = 'OTHER' WHERE serial = 'DEV000001X'",
        "records are not as",
    );
}

/// Two transactions instead of one would leave this if the server died between them.
#[test]
fn records_that_changed_before_their_import_was_processed_are_reported() {
    corrupt(
        "UPDATE device_record SET policy_number = 'IMPORT-3', version = version + 1 WHERE serial GLOB 'DEV*X';
         UPDATE import SET state = 'queued' WHERE id = 3",
        "records are not as",
    );
}
