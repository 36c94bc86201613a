//! How long districts keep the files, rows and reports of imports, and deleting what has expired.
//!
//! An import and its corrections are one report, so they expire together: some days after the last of them
//! was closed, undone or redone. None of them expires while one is open or has a queued run.

use super::{
    ImportKey, LoadKey, Row, StoreError, Tx, decisions, findings, imports, outcomes, params, rows,
    verifications,
};
use crate::Millis;
use coverlist_api::{KeptPart, RetentionPeriods};
use coverlist_core::lifecycle::State;

/// What is kept of an import.
pub struct Kept {
    pub id: i64,
    /// The name of the source file.
    pub name: String,
    pub state: State,
    /// The time from which on the days count; `None` while the import, or a correction of it, is open.
    pub since: Option<Millis>,
    /// The days after which each part was deleted.
    pub expired: RetentionPeriods,
}

/// After how many days a district deletes each part.
pub fn periods(tx: &Tx<'_>, district: i64) -> Result<RetentionPeriods, StoreError> {
    let sql = "SELECT keep_files, keep_rows, keep_reports FROM district WHERE id = ?1";
    tx.one(sql, params![district], |row| expired(row, 0))
}

pub fn set_periods(tx: &Tx<'_>, district: i64, periods: RetentionPeriods) -> Result<(), StoreError> {
    let RetentionPeriods { file, rows, report } = periods;
    let sql = "UPDATE district SET keep_files = ?2, keep_rows = ?3, keep_reports = ?4 WHERE id = ?1";
    tx.execute(sql, params![district, file, rows, report]).map(drop)
}

/// Up to `limit` imports with an id below `before`, newest first. Of deleted ones nothing is kept.
pub fn kept(tx: &Tx<'_>, district: i64, before: i64, limit: u32) -> Result<Vec<Kept>, StoreError> {
    let sql =
        format!("{KEPT} AND import.id < ?2 AND import.state <> 'deleted' ORDER BY import.id DESC LIMIT ?3");
    tx.query(&sql, params![district, before, limit], |row| {
        let state: String = row.get(2)?;
        Ok(Kept {
            id: row.get(0)?,
            name: row.get(1)?,
            state: State::from_id(&state).ok_or_else(|| StoreError::corrupt("unknown import state"))?,
            expired: expired(row, 3)?,
            since: row.get(6)?,
        })
    })
}

/// The imports of which a part is still there, and whose days began at this time or before. An import comes
/// before its corrections.
pub fn due(tx: &Tx<'_>, district: i64, part: KeptPart, since: Millis) -> Result<Vec<ImportKey>, StoreError> {
    let sql = format!(
        "{KEPT} AND family.busy = 0 AND family.since <= ?2 AND import.{} IS NULL
             AND (import.state <> 'deleted' OR {})
         ORDER BY import.id",
        column(part),
        is_left_of_deleted(part)
    );
    tx.query(&sql, params![district, since], |row| Ok(ImportKey { district, id: row.get(0)? }))
}

/// Deletes a part of an import, whose days are over.
pub fn expire(tx: &Tx<'_>, import: ImportKey, part: KeptPart, days: u32) -> Result<(), StoreError> {
    let sql = format!("UPDATE import SET {} = ?3 WHERE district_id = ?1 AND id = ?2", column(part));
    tx.execute(&sql, params![import.district, import.id, days])?;
    match part {
        KeptPart::File => imports::delete_chunks(tx, import),
        KeptPart::Rows => {
            rows::forget_values(tx, import)?;
            outcomes::forget_values(tx, import)
        }
        KeptPart::Report => {
            outcomes::keep_counts(tx, import)?;
            decisions::delete(tx, import)?;
            verifications::delete(tx, import)?;
            findings::delete(tx, import)?;
            outcomes::delete(tx, import)?;
            rows::delete(tx, import)
        }
    }
}

/// The lists that were loaded, undone or redone last at this time or before, and whose changes are kept.
pub fn due_loads(tx: &Tx<'_>, district: i64, since: Millis) -> Result<Vec<LoadKey>, StoreError> {
    tx.query(
        "SELECT list_id FROM load WHERE district_id = ?1
         GROUP BY list_id HAVING max(done_at) <= ?2 AND max(expired) IS NULL ORDER BY list_id",
        params![district, since],
        |row| Ok(LoadKey { district, id: row.get(0)? }),
    )
}

/// Deletes what a list and its undos did with each record.
pub fn expire_load(tx: &Tx<'_>, list: LoadKey, days: u32) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE load SET expired = ?3 WHERE district_id = ?1 AND list_id = ?2",
        params![list.district, list.id, days],
    )?;
    let sql = "DELETE FROM load_change WHERE district_id = ?1 AND list_id = ?2";
    tx.execute(sql, params![list.district, list.id]).map(drop)
}

/// Notes that deleted bytes may still be in the file.
pub fn leave_remains(tx: &Tx<'_>, now: Millis) -> Result<(), StoreError> {
    tx.execute("INSERT INTO remains (since) VALUES (?1) ON CONFLICT DO NOTHING", params![now]).map(drop)
}

pub fn has_remains(tx: &Tx<'_>) -> Result<bool, StoreError> {
    tx.one("SELECT EXISTS (SELECT 1 FROM remains)", &[], |row| row.get(0))
}

/// Notes that no deleted bytes are in the file any more.
pub fn forget_remains(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.execute("DELETE FROM remains", &[]).map(drop)
}

const fn column(part: KeptPart) -> &'static str {
    match part {
        KeptPart::File => "file_expired",
        KeptPart::Rows => "rows_expired",
        KeptPart::Report => "report_expired",
    }
}

/// Whether a deleted import still has something of a part, in SQL. Its sheet and rows are gone, but decisions
/// about them stay, and what its samples did, which are undone.
const fn is_left_of_deleted(part: KeptPart) -> &'static str {
    match part {
        KeptPart::File => "0",
        KeptPart::Rows => {
            "EXISTS (SELECT 1 FROM outcome AS own
                     WHERE own.district_id = import.district_id AND own.import_id = import.id)"
        }
        KeptPart::Report => {
            "EXISTS (SELECT 1 FROM outcome AS own
                     WHERE own.district_id = import.district_id AND own.import_id = import.id)
             OR EXISTS (SELECT 1 FROM decision AS own
                        WHERE own.district_id = import.district_id AND own.import_id = import.id)"
        }
    }
}

fn expired(row: &Row<'_>, first: usize) -> Result<RetentionPeriods, StoreError> {
    Ok(RetentionPeriods { file: row.get(first)?, rows: row.get(first + 1)?, report: row.get(first + 2)? })
}

/// The imports of a district, each with the time at which the last thing happened to its report.
const KEPT: &str = "
    SELECT import.id, import.name, import.state, import.file_expired, import.rows_expired,
           import.report_expired, CASE family.busy WHEN 0 THEN family.since END
    FROM import
    JOIN (SELECT coalesce(member.merges, member.id) AS first,
                 max(max(coalesce(ended.at, 0), coalesce(member.closed_at, member.staged_at))) AS since,
                 max(member.state IN ('staged', 'queued') OR coalesce(ended.waits, 0)) AS busy
          FROM import AS member
          LEFT JOIN (SELECT run.import_id, max(coalesce(run.ended_at, run.queued_at)) AS at,
                            max(run.state = 'queued') AS waits
                     FROM run WHERE run.district_id = ?1 GROUP BY run.import_id) AS ended
                 ON ended.import_id = member.id
          WHERE member.district_id = ?1
          GROUP BY 1) AS family ON family.first = coalesce(import.merges, import.id)
    WHERE import.district_id = ?1";
