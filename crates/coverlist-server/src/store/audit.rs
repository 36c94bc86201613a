//! The audit log: who did what, when. It can be added to, and never changed; each entry's hash covers the one before.

use super::{StoreError, Tx};
use crate::{Millis, params};
use sha2::{Digest, Sha256};

/// Adds an entry. `account` is `None` for the command line. `detail` holds ids and counts, never a cell value.
///
/// # Errors
///
/// [`StoreError`].
pub fn append(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    action: &str,
    detail: &serde_json::Value,
    now: Millis,
) -> Result<(), StoreError> {
    let last = tx.first(
        "SELECT id, hash FROM audit WHERE district_id = ?1 ORDER BY id DESC LIMIT 1",
        params![district],
        |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)),
    )?;
    let (id, previous) = last.map_or((1, String::new()), |(id, hash)| (id + 1, hash));
    let detail = detail.to_string();
    let hash = chained(&previous, district, id, now, account, action, &detail);
    tx.execute(
        "INSERT INTO audit (district_id, id, at, account_id, action, detail, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![district, id, now, account, action, &detail, &previous, &hash],
    )?;
    Ok(())
}

/// The id of the first entry of a district that does not fit its hash or the entry before it; `None` when all do.
///
/// # Errors
///
/// [`StoreError`].
pub fn first_broken(tx: &Tx<'_>, district: i64) -> Result<Option<i64>, StoreError> {
    let mut expected = String::new();
    let entries = tx.query(
        "SELECT id, at, account_id, action, detail, previous, hash FROM audit WHERE district_id = ?1 ORDER BY id",
        params![district],
        |row| {
            let (id, previous, hash): (i64, String, String) = (row.get(0)?, row.get(5)?, row.get(6)?);
            let (action, detail): (String, String) = (row.get(3)?, row.get(4)?);
            let fits = previous == expected
                && hash == chained(&previous, district, id, row.get(1)?, row.get(2)?, &action, &detail);
            expected = hash;
            Ok((id, fits))
        },
    )?;
    Ok(entries.into_iter().find(|(_, fits)| !fits).map(|(id, _)| id))
}

fn chained(
    previous: &str,
    district: i64,
    id: i64,
    at: Millis,
    account: Option<i64>,
    action: &str,
    detail: &str,
) -> String {
    let entry = serde_json::json!([previous, district, id, at, account, action, detail]);
    crate::hex(&Sha256::digest(entry.to_string()))
}
