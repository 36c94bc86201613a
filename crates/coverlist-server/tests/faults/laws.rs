//! What always holds, whatever happened.
//!
//! Every file gives all devices a policy that names its import, so a record says which import it was last changed by, and
//! its version how often.

use crate::world::DEVICES;
use coverlist_server::store::{Database, StoreError, Tx, audit};

/// The policy number that an import gives.
pub fn policy(import: i64) -> String {
    format!("IMPORT-{import}")
}

/// The id of the district's latest import; 0 when there is none.
pub fn last_import(database: &Database) -> i64 {
    database
        .read(|tx| number(tx, "SELECT coalesce(max(id), 0) FROM import"))
        .expect("the database can be read")
}

/// When the latest run ended, in milliseconds since 1970.
pub fn last_run(database: &Database) -> i64 {
    database
        .read(|tx| number(tx, "SELECT coalesce(max(closed_at), 0) FROM import WHERE state = 'processed'"))
        .expect("the database can be read")
}

/// Whether all laws hold; what is broken otherwise.
pub fn hold(database: &Database) -> Result<(), String> {
    let broken = database.read(broken).map_err(|error| format!("the database cannot be read: {error:?}"))?;
    if broken.is_empty() { Ok(()) } else { Err(broken.join("; ")) }
}

fn broken(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut broken = Vec::new();
    let check: String = tx.one("PRAGMA integrity_check", &[], |row| row.get(0))?;
    if check != "ok" {
        broken.push(format!("the file is damaged: {check}"));
    }
    if tx.first("PRAGMA foreign_key_check", &[], |row| row.get::<String>(0))?.is_some() {
        broken.push("a row refers to nothing".to_owned());
    }
    for (law, sql) in LAWS {
        let found = number(tx, sql)?;
        if found != 0 {
            broken.push(format!("{law} ({found})"));
        }
    }
    let flaws = audit::check(tx, 1, Vec::new(), |_| ())?.flaws;
    broken.extend(flaws.iter().map(|flaw| format!("the audit log: {}", flaw.message())));
    broken.extend(records(tx)?);
    Ok(broken)
}

/// The records are as the last processed import left them, every one, and each import changed them once.
fn records(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let processed = number(tx, "SELECT count(*) FROM import WHERE state = 'processed'")?;
    let last = number(tx, "SELECT coalesce(max(id), 0) FROM import WHERE state = 'processed'")?;
    let expected = (last > 0).then(|| policy(last));
    let kinds = tx.query(
        "SELECT policy_number, version, count(*) FROM device_record WHERE serial GLOB 'DEV*X'
         GROUP BY policy_number, version",
        &[],
        |row| Ok((row.get::<Option<String>>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?)),
    )?;
    let as_it_should_be = [(expected, 1 + processed, DEVICES as i64)];
    if kinds == as_it_should_be {
        return Ok(Vec::new());
    }
    Ok(vec![format!("records are {kinds:?} and should be {as_it_should_be:?}")])
}

const LAWS: [(&str, &str); 11] = [
    (
        "there is more than one open import",
        "SELECT max(0, count(*) - 1) FROM import WHERE state IN ('staged', 'queued')",
    ),
    (
        "an import was processed other than once",
        "SELECT count(*) FROM import WHERE (state = 'processed')
            <> (SELECT count(*) FROM run WHERE run.district_id = import.district_id AND run.import_id = import.id)",
    ),
    (
        "a processed import's counts do not add up",
        "SELECT count(*) FROM import WHERE state = 'processed'
            AND coalesce(updated + unchanged + skipped + refused + rejected, -1) <> rows_in_file",
    ),
    (
        "a processed import lacks outcomes",
        "SELECT count(*) FROM import WHERE state = 'processed' AND rows_in_file
            <> (SELECT count(*) FROM outcome WHERE outcome.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "a processed import's outcomes are not those that were counted",
        "SELECT count(*) FROM import WHERE state = 'processed' AND (updated, unchanged, skipped, refused, rejected)
            <> (SELECT sum(outcome = 'updated'), sum(outcome = 'unchanged'), sum(outcome = 'skipped'),
                       sum(outcome = 'refused'), sum(outcome = 'rejected')
                FROM outcome WHERE outcome.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "an updated row lacks what undo needs",
        "SELECT count(*) FROM outcome WHERE (outcome = 'updated')
            <> (before IS NOT NULL AND after IS NOT NULL AND version_after IS NOT NULL AND record_id IS NOT NULL)",
    ),
    (
        "an import that was not processed has outcomes",
        "SELECT count(*) FROM import WHERE state <> 'processed' AND EXISTS
            (SELECT 1 FROM outcome WHERE outcome.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "an import lacks rows",
        "SELECT count(*) FROM import WHERE state <> 'deleted' AND rows_in_file
            <> (SELECT count(*) FROM staged_row AS s WHERE s.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "an import lacks its file, or a deleted one still has it",
        "SELECT count(*) FROM import WHERE (state <> 'deleted')
            <> (SELECT count(*) FROM import_file AS f WHERE f.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "a deleted import still has rows",
        "SELECT count(*) FROM import WHERE state = 'deleted' AND EXISTS
            (SELECT 1 FROM staged_row AS s WHERE s.district_id = import.district_id AND import_id = import.id)",
    ),
    (
        "the audit log does not tell of each processed import",
        "SELECT (SELECT count(*) FROM import WHERE state = 'processed')
              - (SELECT count(*) FROM audit WHERE action = 'processed')",
    ),
];

fn number(tx: &Tx<'_>, sql: &str) -> Result<i64, StoreError> {
    tx.one(sql, &[], |row| row.get(0))
}
