//! What persons decided about rows of a plan.

use super::records::table;
use super::{ImportKey, Row, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Person;
use coverlist_core::plan::RowDecision;
use coverlist_core::record::{MatchKey, RecordKind};
use std::collections::HashMap;

/// A decision about a row, and the row from now on.
pub struct Decided {
    pub decision: RowDecision,
    /// The key that names the record of the row.
    pub match_key: MatchKey,
    /// The id of the record that is accepted for the key in the file.
    pub accepted: Option<i64>,
    /// The id of the record that is confirmed, and the name of its person.
    pub confirmed: Option<(i64, String)>,
    pub left_out: bool,
}

/// Who decides, when, and which plan they saw.
#[derive(Clone, Copy, Debug)]
pub struct Deciding {
    /// The id of the account; `None` for the command line.
    pub account: Option<i64>,
    pub generation: i64,
    pub now: Millis,
}

/// Adds decisions, and carries them out in the rows.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when two rows would name the same record.
pub fn insert(
    tx: &Tx<'_>,
    import: ImportKey,
    deciding: Deciding,
    decided: &[Decided],
) -> Result<(), StoreError> {
    let ImportKey { district, id } = import;
    let Deciding { account, generation, now } = deciding;
    let first: i64 = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM decision WHERE district_id = ?1 AND import_id = ?2",
        params![district, id],
        |row| row.get(0),
    )?;
    tx.execute_all(
        "INSERT INTO decision (district_id, import_id, id, line, kind, record_id, generation, decided_by,
                               decided_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (first..).zip(decided).map(|(place, Decided { decision, .. })| {
            let (line, kind, record) = (decision.line(), decision.kind(), decision.record());
            *params![district, id, place, line, kind, record, generation, account, now]
        }),
    )?;
    // Rows get records that other rows give up, in any order.
    tx.execute_all(
        "UPDATE staged_row SET rejected = 1 WHERE district_id = ?1 AND import_id = ?2 AND line = ?3",
        decided.iter().map(|row| *params![district, id, row.decision.line()]),
    )?;
    tx.execute_all(
        "UPDATE staged_row SET match_key = ?4, accepted_record = ?5, confirmed_record = ?6, confirmed_name = ?7,
                               is_unmatched = ?8, left_out = ?9, rejected = ?9
         WHERE district_id = ?1 AND import_id = ?2 AND line = ?3",
        decided.iter().map(|Decided { decision, match_key, accepted, confirmed, left_out }| {
            let is_unmatched = matches!(decision, RowDecision::Reject { .. });
            let (record, name) = confirmed.as_ref().map(|(record, name)| (*record, name)).unzip();
            let (line, match_key) = (decision.line(), match_key.as_str());
            *params![district, id, line, match_key, *accepted, record, name, is_unmatched, *left_out]
        }),
    )
    .map(drop)
}

/// A decision as it was made.
pub struct Made {
    pub id: i64,
    pub decision: RowDecision,
    /// The generation of the plan that the person saw.
    pub generation: i64,
    /// The person; `None` for the command line.
    pub by: Option<Person>,
    pub at: Millis,
}

/// Up to `limit` decisions about rows of an import with an id below `before`, the newest one first.
pub fn made(tx: &Tx<'_>, import: ImportKey, before: i64, limit: u32) -> Result<Vec<Made>, StoreError> {
    let sql = "SELECT decision.id, decision.line, decision.kind, decision.record_id, decision.generation,
                      account.name, account.email, decision.decided_at
               FROM decision LEFT JOIN account
                    ON account.district_id = decision.district_id AND account.id = decision.decided_by
               WHERE decision.district_id = ?1 AND decision.import_id = ?2 AND decision.id < ?3
               ORDER BY decision.id DESC LIMIT ?4";
    tx.query(sql, params![import.district, import.id, before, limit], |row| {
        let mut columns = row.columns();
        let (id, line, kind) = (columns.take()?, columns.take()?, columns.take::<String>()?);
        let decision = RowDecision::from_kind(&kind, line, columns.take()?)
            .ok_or_else(|| StoreError::corrupt("unknown kind of decision"))?;
        Ok(Made { id, decision, generation: columns.take()?, by: columns.person()?, at: columns.take()? })
    })
}

/// The match keys of records that exist, by their ids.
pub fn match_keys(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    records: &[i64],
) -> Result<HashMap<i64, MatchKey>, StoreError> {
    let sql = format!("SELECT id, match_key FROM {} WHERE district_id = ?1 AND id IN", table(kind));
    let read = |row: &Row<'_>| Ok((row.get(0)?, MatchKey::stored(row.get(1)?)));
    Ok(tx.query_in(&sql, params![district], records, read)?.into_iter().collect())
}

/// Deletes the decisions about an import whose report has expired. The database refuses it for any other.
pub fn delete(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM decision WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![import.district, import.id]).map(drop)
}
