//! What persons decided about rows of a plan.

use super::records::table;
use super::{ImportKey, Row, StoreError, Tx, params};
use crate::Millis;
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
    // Rows get records that other rows give up.
    let set = "UPDATE staged_row SET match_key = ?4, accepted_record = ?5, confirmed_record = ?6,
                      confirmed_name = ?7, is_unmatched = ?8
               WHERE district_id = ?1 AND import_id = ?2 AND line = ?3";
    for takes_record in [false, true] {
        let rows = decided.iter().filter(|it| it.accepted.is_some() == takes_record);
        tx.execute_all(
            set,
            rows.map(|Decided { decision, match_key, accepted, confirmed }| {
                let is_unmatched = matches!(decision, RowDecision::Reject { .. });
                let (record, name) = confirmed.as_ref().map(|(record, name)| (*record, name)).unzip();
                let (line, match_key) = (decision.line(), match_key.as_str());
                *params![district, id, line, match_key, *accepted, record, name, is_unmatched]
            }),
        )?;
    }
    Ok(())
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
