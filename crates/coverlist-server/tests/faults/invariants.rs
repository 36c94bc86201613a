//! Rules that hold in every database, whatever happens to the server.
//!
//! Every file insures all devices under a policy that names its import. So a record's policy shows which
//! import changed it last, and its version shows how many imports changed it.

use crate::harness::{Csv, devices};
use coverlist_server::store::{Database, StoreError, Tx, audit};

/// A file that insures `count` devices under the policy of an import.
pub fn file(import: i64, count: usize) -> Vec<u8> {
    let policy = policy(import);
    let row = |file: Csv, serial: &String| {
        file.row(&format!("{serial},Yes,{policy},Full,460.00,2026-08-24,2027-06-30"))
    };
    devices(count).iter().fold(Csv::device(), row).bytes()
}

fn policy(import: i64) -> String {
    format!("IMPORT-{import}")
}

/// The violated rules in a database with one district and `count` devices; empty if all hold.
pub fn violations(database: &Database, count: usize) -> Vec<String> {
    let check = |tx: &Tx<'_>| {
        let mut violations = Vec::new();
        violations.extend(damage(tx)?);
        violations.extend(dangling_reference(tx)?);
        violations.extend(counted(tx)?);
        violations.extend(audit_log(tx)?);
        violations.extend(records(tx, count)?);
        Ok(violations)
    };
    database.read(check).unwrap_or_else(|error| vec![format!("the database cannot be read: {error:?}")])
}

fn damage(tx: &Tx<'_>) -> Result<Option<String>, StoreError> {
    let result: String = tx.one("PRAGMA integrity_check", &[], |row| row.get(0))?;
    Ok((result != "ok").then(|| format!("the file is damaged: {result}")))
}

fn dangling_reference(tx: &Tx<'_>) -> Result<Option<String>, StoreError> {
    let table = tx.first("PRAGMA foreign_key_check", &[], |row| row.get::<String>(0))?;
    Ok(table.map(|table| format!("a foreign key names no row: {table}")))
}

fn counted(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut violations = Vec::new();
    for (invariant, sql) in COUNTS_OF_VIOLATIONS {
        let found: i64 = tx.one(sql, &[], |row| row.get(0))?;
        if found != 0 {
            violations.push(format!("{invariant} ({found})"));
        }
    }
    Ok(violations)
}

fn audit_log(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let flaws = audit::check(tx, 1, Vec::new(), |_| ())?.flaws;
    Ok(flaws.iter().map(|flaw| format!("the audit log has a flaw: {}", flaw.message())).collect())
}

/// Checks that the last applied run determines every record.
fn records(tx: &Tx<'_>, count: usize) -> Result<Option<String>, StoreError> {
    let last = tx.first(
        "SELECT id, import_id FROM run WHERE state = 'applied' AND kind = 'apply' ORDER BY id DESC LIMIT 1",
        &[],
        |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
    )?;
    let groups = tx.query(
        "SELECT policy_number, version, count(*) FROM device_record WHERE serial GLOB 'DEV*X'
         GROUP BY policy_number, version",
        &[],
        |row| Ok((row.get::<Option<String>>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?)),
    )?;
    let version = last.map_or(0, |(run, _)| run);
    let expected = [(last.map(|(_, import)| policy(import)), version, count as i64)];
    Ok((groups != expected).then(|| format!("records are {groups:?} instead of {expected:?}")))
}

/// The name of each rule, and a query that counts its violations.
const COUNTS_OF_VIOLATIONS: [(&str, &str); 14] = [
    (
        "a district has more than one open import",
        "SELECT max(0, count(*) - 1) FROM import WHERE state IN ('staged', 'queued')",
    ),
    (
        "a processed import has no run, or another import has one",
        "SELECT count(*) FROM import WHERE (state IN ('processed', 'undone'))
            <> (SELECT count(*) FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id
                AND run.kind = 'apply' AND run.state = 'applied')",
    ),
    (
        "a queued import has no queued run, or another import has one",
        "SELECT count(*) FROM import WHERE (state = 'queued')
            <> (SELECT count(*) FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id
                AND run.kind = 'apply' AND run.state = 'queued')",
    ),
    (
        "the changes of an import stand, and it is undone, or the other way around",
        "SELECT count(*) FROM import WHERE (state = 'undone')
            <> EXISTS (SELECT 1 FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id
                       AND run.kind = 'undo' AND run.state = 'applied' AND NOT EXISTS
                           (SELECT 1 FROM run AS later WHERE later.district_id = run.district_id
                            AND later.import_id = run.import_id AND later.state = 'applied' AND later.id > run.id))",
    ),
    (
        "a run that is not applied has outcomes",
        "SELECT count(*) FROM run WHERE state <> 'applied' AND EXISTS
            (SELECT 1 FROM outcome WHERE outcome.district_id = run.district_id AND outcome.run_id = run.id)",
    ),
    (
        "the counts of a processed import do not add up",
        "SELECT count(*) FROM import WHERE state IN ('processed', 'undone')
            AND coalesce(updated + unchanged + skipped + refused + rejected, -1) <> rows_in_file",
    ),
    (
        "a processed import lacks outcomes",
        "SELECT count(*) FROM import WHERE state IN ('processed', 'undone') AND rows_in_file
            <> (SELECT count(*) FROM outcome AS o JOIN run ON run.district_id = o.district_id AND run.id = o.run_id
                WHERE o.district_id = import.district_id AND o.import_id = import.id AND run.kind = 'apply')",
    ),
    (
        "the counts of a processed import differ from its outcomes",
        "SELECT count(*) FROM import WHERE state = 'processed' AND (updated, unchanged, skipped, refused, rejected)
            <> (SELECT sum(outcome = 'updated'), sum(outcome = 'unchanged'), sum(outcome = 'skipped'),
                       sum(outcome = 'refused'), sum(outcome = 'rejected')
                FROM outcome AS o JOIN run ON run.district_id = o.district_id AND run.id = o.run_id
                WHERE o.district_id = import.district_id AND o.import_id = import.id AND run.kind = 'apply')",
    ),
    (
        "an updated row lacks its change, or another row has one",
        "SELECT count(*) FROM outcome WHERE (outcome IN ('updated', 'reverted'))
            <> (before IS NOT NULL AND after IS NOT NULL AND version_after IS NOT NULL AND record_id IS NOT NULL)",
    ),
    (
        "an import that is not processed has outcomes",
        "SELECT count(*) FROM import WHERE state NOT IN ('processed', 'undone') AND EXISTS
            (SELECT 1 FROM outcome WHERE outcome.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "an import lacks rows",
        "SELECT count(*) FROM import WHERE state <> 'deleted' AND rows_in_file
            <> (SELECT count(*) FROM staged_row AS s WHERE s.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "an import lacks its sheet, or a deleted one has it",
        "SELECT count(*) FROM import WHERE (state <> 'deleted')
            <> EXISTS (SELECT 1 FROM import_sheet AS s WHERE s.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "a deleted import has rows",
        "SELECT count(*) FROM import WHERE state = 'deleted' AND EXISTS
            (SELECT 1 FROM staged_row AS s WHERE s.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "the audit log lacks a processed import",
        "SELECT (SELECT count(*) FROM import WHERE state = 'processed')
              - (SELECT count(*) FROM audit WHERE action = 'processed')",
    ),
];
