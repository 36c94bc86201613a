//! The audit log of each district, which records every change. Entries are only ever added.

use super::chain::{self, Check, Checked, Head, KeptHead, Link};
use super::{LogAction, Row, StoreError, Tx, params};
use crate::Millis;
use serde_json::{Value, json};

/// An entry of a district's log.
pub struct Entry {
    /// The position in the district's log, from 1.
    pub id: i64,
    /// When the entry was appended.
    pub at: Millis,
    /// The id of the account that acted; `None` for the command line and the server.
    pub account: Option<i64>,
    /// A word for programs, such as `processed`.
    pub action: String,
    /// A JSON object with ids and counts, as text.
    pub detail: String,
}

/// Appends an entry to a district's log. `account` is `None` for the command line and the server. `detail`
/// holds ids and counts, never a cell value.
pub(crate) fn append(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    action: LogAction,
    detail: &Value,
    now: Millis,
) -> Result<(), StoreError> {
    let Head { entries, hash: previous } = head(tx, district)?;
    let (action, detail) = (action.id().to_owned(), detail.to_string());
    let entry = Entry { id: entries + 1, at: now, account, action, detail };
    let hash = chain::hash(&previous, &entry.content(district));
    tx.execute(
        "INSERT INTO audit (district_id, id, at, account_id, action, detail, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![district, entry.id, now, account, &entry.action, &entry.detail, &previous, &hash],
    )?;
    Ok(())
}

/// The number of entries in a district's log, and the hash of the last one.
pub(crate) fn head(tx: &Tx<'_>, district: i64) -> Result<Head, StoreError> {
    let last = tx.first(
        "SELECT id, hash FROM audit WHERE district_id = ?1 ORDER BY id DESC LIMIT 1",
        params![district],
        |row| Ok(Head { entries: row.get(0)?, hash: row.get(1)? }),
    )?;
    Ok(last.unwrap_or(Head { entries: 0, hash: String::new() }))
}

/// Up to `most` entries of a district since a time, newest first.
pub fn newest(tx: &Tx<'_>, district: i64, since: Millis, most: u32) -> Result<Vec<Entry>, StoreError> {
    tx.query(
        "SELECT id, at, account_id, action, detail FROM audit
         WHERE district_id = ?1 AND at >= ?2 ORDER BY id DESC LIMIT ?3",
        params![district, since, most],
        entry,
    )
}

/// Up to `most` entries of a district before one, newest first, which were appended between two times.
pub(crate) fn before(
    tx: &Tx<'_>,
    district: i64,
    before: i64,
    (from, to): (Millis, Millis),
    most: u32,
) -> Result<Vec<Entry>, StoreError> {
    tx.query(
        "SELECT id, at, account_id, action, detail FROM audit
         WHERE district_id = ?1 AND id < ?2 AND at >= ?3 AND at < ?4 ORDER BY id DESC LIMIT ?5",
        params![district, before, from, to, most],
        entry,
    )
}

/// The entries of a district since a time about an import, oldest first, each with its hash.
pub(crate) fn of_import(
    tx: &Tx<'_>,
    district: i64,
    import: i64,
    since: Millis,
) -> Result<Vec<(Entry, String)>, StoreError> {
    let entries = tx.query(
        "SELECT id, at, account_id, action, detail, hash FROM audit
         WHERE district_id = ?1 AND at >= ?2 ORDER BY id",
        params![district, since],
        |row| Ok((entry(row)?, row.get(5)?)),
    )?;
    let is_about = |entry: &Entry| {
        let detail = serde_json::from_str::<Value>(&entry.detail);
        detail.is_ok_and(|detail| detail["import"].as_i64() == Some(import))
    };
    Ok(entries.into_iter().filter(|(entry, _)| is_about(entry)).collect())
}

/// Checks a district's whole log, also against earlier copies of its head. `seen` receives the hash of each
/// entry.
pub fn check(
    tx: &Tx<'_>,
    district: i64,
    kept: Vec<KeptHead>,
    mut seen: impl FnMut(&str),
) -> Result<Checked, StoreError> {
    let mut check = Check::new(kept);
    tx.query(
        "SELECT id, at, account_id, action, detail, previous, hash FROM audit WHERE district_id = ?1 ORDER BY id",
        params![district],
        |row| {
            let (previous, hash): (String, String) = (row.get(5)?, row.get(6)?);
            let entry = entry(row)?;
            let content = entry.content(district);
            check.link(&Link { id: entry.id, previous: &previous, hash: &hash, content: &content });
            seen(&hash);
            Ok(())
        },
    )?;
    Ok(check.end())
}

impl Entry {
    fn content(&self, district: i64) -> Value {
        json!([district, self.id, self.at, self.account, self.action, self.detail])
    }
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        account: row.get(2)?,
        action: row.get(3)?,
        detail: row.get(4)?,
    })
}
