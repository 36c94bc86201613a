//! Rules that hold in every database, whatever happens to the server.
//!
//! Every file insures all devices under a policy that names its import. So a record's policy shows which
//! import changed it last.

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

/// Checks that each record is as its newest change has left it. A change is an outcome of a run, and an undo
/// is a change, too; nobody changes records otherwise.
fn records(tx: &Tx<'_>, count: usize) -> Result<Option<String>, StoreError> {
    let (records, others) = tx.one(
        "SELECT count(*), count(*) FILTER (WHERE record.version <> coalesce(newest.version_after, 0)
                                           OR record.policy_number IS NOT newest.policy)
         FROM device_record AS record LEFT JOIN
              (SELECT record_id, max(run_id), version_after, after_policy_number AS policy
               FROM outcome WHERE version_after IS NOT NULL GROUP BY record_id) AS newest
              ON newest.record_id = record.id
         WHERE record.serial GLOB 'DEV*X'",
        &[],
        |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
    )?;
    let is_right = (records, others) == (count as i64, 0);
    Ok((!is_right)
        .then(|| format!("records are not as their newest change left them: {others} of {records}")))
}

/// The name of each rule, and a query that counts its violations.
const COUNTS_OF_VIOLATIONS: [(&str, &str); 24] = [
    (
        "a district has more than one open import",
        "SELECT max(0, count(*) - 1) FROM import WHERE state IN ('staged', 'queued')",
    ),
    (
        "a processed import has no run, or another import has one",
        "SELECT count(*) FROM import WHERE (state IN ('processed', 'undone') AND apply_run IS NOT NULL)
            <> (SELECT count(*) FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id
                AND run.kind = 'apply' AND run.state = 'applied')",
    ),
    (
        "an import without its run is processed, and it has no sample",
        "SELECT count(*) FROM import WHERE state IN ('processed', 'undone') AND apply_run IS NULL AND NOT EXISTS
            (SELECT 1 FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id
             AND run.kind = 'sample' AND run.state = 'applied')",
    ),
    (
        "a queued import has no queued run, or another import has one",
        "SELECT count(*) FROM import WHERE (state = 'queued')
            <> (SELECT count(*) FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id
                AND run.kind IN ('sample', 'apply') AND run.state = 'queued')",
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
        "a run did not do what a person consented to",
        "SELECT count(*) FROM run WHERE state = 'applied' AND CASE kind
                WHEN 'apply' THEN seen ->> 'updated'
                WHEN 'sample' THEN seen ->> '$.sample.first'
                ELSE seen ->> 'reverted' END
            <> (SELECT count(*) FROM outcome WHERE outcome.district_id = run.district_id
                AND outcome.import_id = run.import_id AND outcome.run_id = run.id
                AND outcome.outcome IN ('updated', 'reverted'))",
    ),
    (
        "the counts of a processed import do not add up",
        "SELECT count(*) FROM import WHERE state IN ('processed', 'undone') AND apply_run IS NOT NULL
            AND coalesce(updated + unchanged + skipped + refused + rejected, -1) <> rows_in_file",
    ),
    (
        "a processed import lacks outcomes",
        "SELECT count(*) FROM import WHERE apply_run IS NOT NULL AND rows_in_file
            <> (SELECT count(*) FROM outcome AS o WHERE o.district_id = import.district_id
                AND o.import_id = import.id AND o.run_id = import.apply_run)
             + (SELECT count(*) FROM staged_row AS s WHERE s.district_id = import.district_id
                AND s.import_id = import.id AND s.sample_run IS NOT NULL)",
    ),
    (
        "the counts of a processed import differ from its outcomes",
        "SELECT count(*) FROM import WHERE apply_run IS NOT NULL AND (updated, unchanged, skipped, refused, rejected)
            <> (SELECT sum(outcome = 'updated')
                     + (SELECT count(*) FROM staged_row AS s WHERE s.district_id = import.district_id
                        AND s.import_id = import.id AND s.sample_run IS NOT NULL),
                       sum(outcome = 'unchanged'), sum(outcome = 'skipped'),
                       sum(outcome = 'refused'), sum(outcome = 'rejected')
                FROM outcome AS o WHERE o.district_id = import.district_id AND o.import_id = import.id
                AND o.run_id = import.apply_run)",
    ),
    (
        "the number of changes that stand is wrong",
        "SELECT count(*) FROM import WHERE applied
            <> (SELECT coalesce(sum(CASE
                    WHEN o.outcome = 'updated' THEN 1
                    WHEN o.outcome <> 'reverted' THEN 0
                    WHEN run.kind = 'redo' THEN 1
                    ELSE -1 END), 0)
                FROM outcome AS o JOIN run ON run.district_id = o.district_id AND run.id = o.run_id
                WHERE o.district_id = import.district_id AND o.import_id = import.id)",
    ),
    (
        "a row is of a sample that has not applied it",
        "SELECT count(*) FROM staged_row AS s WHERE sample_run IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM outcome AS o WHERE o.district_id = s.district_id AND o.import_id = s.import_id
             AND o.line = s.line AND o.run_id = s.sample_run AND o.outcome = 'updated')",
    ),
    (
        "an updated row lacks its change, or another row has one",
        "SELECT count(*) FROM outcome WHERE (outcome IN ('updated', 'reverted'))
            <> (before_custom IS NOT NULL AND after_custom IS NOT NULL AND version_after IS NOT NULL
                AND record_id IS NOT NULL)",
    ),
    (
        "an import that is not processed has outcomes",
        "SELECT count(*) FROM import WHERE state NOT IN ('processed', 'undone') AND EXISTS
            (SELECT 1 FROM outcome JOIN run ON run.district_id = outcome.district_id AND run.id = outcome.run_id
             WHERE outcome.district_id = import.district_id AND outcome.import_id = import.id
               AND (import.state = 'deleted' AND outcome.outcome = 'kept'
                    OR run.kind NOT IN ('sample', 'undo_sample')))",
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
        "a deleted import has changes that stand",
        "SELECT count(*) FROM import WHERE state = 'deleted' AND applied <> 0",
    ),
    (
        "a load has changed nothing",
        "SELECT count(*) FROM load WHERE NOT EXISTS
            (SELECT 1 FROM load_change AS c WHERE c.district_id = load.district_id AND c.list_id = load.list_id
             AND c.load_id = load.id AND c.kept IS NULL)",
    ),
    (
        "a change of a load neither adds nor changes nor removes a record",
        "SELECT count(*) FROM load_change WHERE (kept IS NULL) = (coalesce(before, after) IS NULL) OR before = after",
    ),
    (
        "the counts of a load differ from its changes",
        "SELECT count(*) FROM load WHERE (counts ->> CASE kind WHEN 'load' THEN 'added' ELSE 'removed' END,
                                          counts ->> CASE kind WHEN 'load' THEN 'changed' ELSE 'restored' END,
                                          coalesce(counts ->> 'kept', 0))
            <> (SELECT sum(CASE load.kind WHEN 'load' THEN before IS NULL ELSE kept IS NULL AND after IS NULL END),
                       sum(CASE load.kind WHEN 'load' THEN before IS NOT NULL AND follows IS NULL
                                          ELSE after IS NOT NULL END),
                       sum(kept IS NOT NULL)
                FROM load_change AS c WHERE c.district_id = load.district_id AND c.list_id = load.list_id
                AND c.load_id = load.id)",
    ),
    (
        "a device is not as its newest load has left it",
        "SELECT count(*) FROM
            (SELECT district_id, record_id, max(load_id), after FROM load_change
             WHERE record_kind = 'device' AND kept IS NULL GROUP BY district_id, record_id) AS newest
         LEFT JOIN device_record AS d ON d.district_id = newest.district_id AND d.id = newest.record_id
         WHERE (newest.after IS NULL) <> (d.id IS NULL)
            OR (d.serial, d.asset_tag, d.model) <> (newest.after ->> 'key', newest.after ->> 'asset_tag',
                                                    newest.after ->> 'model')",
    ),
    (
        "the audit log lacks a load",
        "SELECT (SELECT count(*) FROM load)
              - (SELECT count(*) FROM audit WHERE action IN ('load_undone', 'load_redone')
                 OR action = 'records_loaded' AND detail ->> 'load' IS NOT NULL)",
    ),
    (
        "the audit log lacks a processed import",
        "SELECT (SELECT count(*) FROM import WHERE apply_run IS NOT NULL)
              - (SELECT count(*) FROM audit WHERE action = 'processed')",
    ),
];
