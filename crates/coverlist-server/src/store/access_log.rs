//! The access log in access.db, which records sign-ins, sign-outs and downloads. Entries are only ever added.

use super::chain::{self, Check, Checked, Head, KeptHead, Link};
use super::{AccountKey, LogAction, Row, StoreError, Tx, params};
use crate::Millis;
use serde_json::{Value, json};
use std::net::IpAddr;

/// A sign-in, sign-out or download to append to the log.
pub struct Event {
    /// `None` if no account has the e-mail address, or if the entry counts several requests.
    pub account: Option<AccountKey>,
    /// The client's address; `None` if the entry counts several requests.
    pub address: Option<IpAddr>,
    /// What happened.
    pub action: LogAction,
    /// A JSON object with ids and counts, never a cell value or an e-mail address.
    pub detail: Value,
}

/// An entry of the log.
pub struct Entry {
    /// The position in the log, from 1.
    pub id: i64,
    /// When the entry was appended.
    pub at: Millis,
    /// `None` if no account has the e-mail address, or if the entry counts several requests.
    pub account: Option<AccountKey>,
    /// The client's address, such as `192.0.2.1`; `None` if the entry counts several requests.
    pub address: Option<String>,
    /// A word for programs, such as `downloaded`.
    pub action: String,
    /// A JSON object with ids and counts, as text.
    pub detail: String,
}

/// Appends an entry to the log.
pub fn append(tx: &Tx<'_>, event: &Event, now: Millis) -> Result<(), StoreError> {
    let Head { entries, hash: previous } = head(tx)?;
    let entry = Entry {
        id: entries + 1,
        at: now,
        account: event.account,
        address: event.address.map(|address| address.to_canonical().to_string()),
        action: event.action.id().to_owned(),
        detail: event.detail.to_string(),
    };
    let hash = chain::hash(&previous, &entry.content());
    tx.execute(
        "INSERT INTO access_log (id, at, district_id, account_id, address, action, detail, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            entry.id,
            now,
            event.account.map(|account| account.district),
            event.account.map(|account| account.id),
            &entry.address,
            &entry.action,
            &entry.detail,
            &previous,
            &hash
        ],
    )?;
    Ok(())
}

/// The number of entries, and the hash of the last one.
pub(crate) fn head(tx: &Tx<'_>) -> Result<Head, StoreError> {
    let last = tx.first("SELECT id, hash FROM access_log ORDER BY id DESC LIMIT 1", &[], |row| {
        Ok(Head { entries: row.get(0)?, hash: row.get(1)? })
    })?;
    Ok(last.unwrap_or(Head { entries: 0, hash: String::new() }))
}

/// Up to `most` entries since a time, newest first, of one district or of all.
pub fn newest(
    tx: &Tx<'_>,
    district: Option<i64>,
    since: Millis,
    most: u32,
) -> Result<Vec<Entry>, StoreError> {
    tx.query(
        "SELECT id, at, district_id, account_id, address, action, detail FROM access_log
         WHERE at >= ?2 AND (?1 IS NULL OR district_id = ?1) ORDER BY id DESC LIMIT ?3",
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
        "SELECT id, at, district_id, account_id, address, action, detail FROM access_log
         WHERE district_id = ?1 AND id < ?2 AND at >= ?3 AND at < ?4 ORDER BY id DESC LIMIT ?5",
        params![district, before, from, to, most],
        entry,
    )
}

/// Checks the whole log, also against earlier copies of its head. `seen` receives the hash of each entry.
pub(crate) fn check(
    tx: &Tx<'_>,
    kept: Vec<KeptHead>,
    mut seen: impl FnMut(&str),
) -> Result<Checked, StoreError> {
    let mut check = Check::new(kept);
    tx.query(
        "SELECT id, at, district_id, account_id, address, action, detail, previous, hash
         FROM access_log ORDER BY id",
        &[],
        |row| {
            let (previous, hash): (String, String) = (row.get(7)?, row.get(8)?);
            let entry = entry(row)?;
            check.link(&Link { id: entry.id, previous: &previous, hash: &hash, content: &entry.content() });
            seen(&hash);
            Ok(())
        },
    )?;
    Ok(check.end())
}

/// Checks a log whose file is missing: every earlier copy of its head shows that entries are missing.
pub(crate) fn check_absent(kept: Vec<KeptHead>) -> Checked {
    Check::new(kept).end()
}

impl Entry {
    fn content(&self) -> Value {
        let (district, account) = self.account.map(|AccountKey { district, id }| (district, id)).unzip();
        json!([self.id, self.at, district, account, self.address, self.action, self.detail])
    }
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        account: row
            .get::<Option<i64>>(2)?
            .zip(row.get(3)?)
            .map(|(district, id)| AccountKey { district, id }),
        address: row.get(4)?,
        action: row.get(5)?,
        detail: row.get(6)?,
    })
}
