//! The access log, in access.db: sign-ins, sign-outs and downloads. It can be added to, and never changed.

use super::chain::{self, Check, Checked, Head, KeptHead, Link};
use super::{Row, StoreError, Tx, params};
use crate::Millis;
use serde_json::{Value, json};
use std::net::IpAddr;

/// What an entry says.
pub struct Event {
    /// Whose account it was, by district and id; `None` when nobody has the e-mail address.
    pub account: Option<(i64, i64)>,
    /// Where the request came from; `None` for an entry about several.
    pub address: Option<IpAddr>,
    /// What happened.
    pub action: &'static str,
    /// Ids and counts, never a cell value or an e-mail address.
    pub detail: Value,
}

/// An entry.
pub struct Entry {
    /// Its number, from 1.
    pub id: i64,
    /// When it was made.
    pub at: Millis,
    /// The account's district.
    pub district: Option<i64>,
    /// The account's id in the district.
    pub account: Option<i64>,
    /// Where the request came from.
    pub address: Option<String>,
    /// What happened.
    pub action: String,
    /// Ids and counts, as JSON.
    pub detail: String,
}

/// Adds an entry.
pub fn append(tx: &Tx<'_>, event: &Event, now: Millis) -> Result<(), StoreError> {
    let Head { entries, hash: previous } = head(tx)?;
    let entry = Entry {
        id: entries + 1,
        at: now,
        district: event.account.map(|(district, _)| district),
        account: event.account.map(|(_, account)| account),
        address: event.address.map(|address| address.to_canonical().to_string()),
        action: event.action.to_owned(),
        detail: event.detail.to_string(),
    };
    let hash = chain::hash(&previous, &entry.content());
    tx.execute(
        "INSERT INTO access_log (id, at, district_id, account_id, address, action, detail, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            entry.id,
            now,
            entry.district,
            entry.account,
            &entry.address,
            &entry.action,
            &entry.detail,
            &previous,
            &hash
        ],
    )?;
    Ok(())
}

/// Where the log ends.
pub fn head(tx: &Tx<'_>) -> Result<Head, StoreError> {
    let last = tx.first("SELECT id, hash FROM access_log ORDER BY id DESC LIMIT 1", &[], |row| {
        Ok(Head { entries: row.get(0)?, hash: row.get(1)? })
    })?;
    Ok(last.unwrap_or(Head { entries: 0, hash: String::new() }))
}

/// The newest entries since some moment, newest first: those of a district, or all.
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

/// Checks the log, also against heads that were kept. `seen` gets the hash of each entry.
pub fn check(tx: &Tx<'_>, kept: Vec<KeptHead>, mut seen: impl FnMut(&str)) -> Result<Checked, StoreError> {
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

/// Checks a log that is not there: what is missing is what was kept of it.
pub fn check_absent(kept: Vec<KeptHead>) -> Checked {
    Check::new(kept).end()
}

impl Entry {
    fn content(&self) -> Value {
        json!([self.id, self.at, self.district, self.account, self.address, self.action, self.detail])
    }
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(0)?,
        at: row.get(1)?,
        district: row.get(2)?,
        account: row.get(3)?,
        address: row.get(4)?,
        action: row.get(5)?,
        detail: row.get(6)?,
    })
}
