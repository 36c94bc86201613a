//! The networks from which accounts have signed in. access.db stores them.

use super::{AccountKey, StoreError, Tx, params};
use crate::Millis;
use std::collections::HashMap;

/// How many networks are stored per account. The least recently used ones are deleted.
const REMEMBERED: u32 = 50;

/// Whether an account has signed in from a network.
pub fn is_known(tx: &Tx<'_>, account: AccountKey, network: &str) -> Result<bool, StoreError> {
    tx.one(
        "SELECT count(*) FROM known_network WHERE district_id = ?1 AND account_id = ?2 AND network = ?3",
        params![account.district, account.id, network],
        |row| row.get(0),
    )
}

/// When each account of all districts last signed in.
pub fn last_sign_ins(tx: &Tx<'_>) -> Result<HashMap<AccountKey, Millis>, StoreError> {
    let all = tx.query(
        "SELECT district_id, account_id, max(last_at) FROM known_network GROUP BY district_id, account_id",
        &[],
        |row| Ok((AccountKey { district: row.get(0)?, id: row.get(1)? }, row.get(2)?)),
    )?;
    Ok(all.into_iter().collect())
}

/// When each account of a district last signed in, by the id of the account.
pub fn last_sign_ins_of(tx: &Tx<'_>, district: i64) -> Result<HashMap<i64, Millis>, StoreError> {
    let all = tx.query(
        "SELECT account_id, max(last_at) FROM known_network WHERE district_id = ?1 GROUP BY account_id",
        params![district],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(all.into_iter().collect())
}

/// Stores that an account has signed in from a network.
pub fn remember(tx: &Tx<'_>, account: AccountKey, network: &str, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO known_network (district_id, account_id, network, last_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (district_id, account_id, network) DO UPDATE SET last_at = excluded.last_at",
        params![account.district, account.id, network, now],
    )?;
    tx.execute(
        "DELETE FROM known_network WHERE district_id = ?1 AND account_id = ?2 AND network NOT IN
             (SELECT network FROM known_network WHERE district_id = ?1 AND account_id = ?2
              ORDER BY last_at DESC LIMIT ?3)",
        params![account.district, account.id, REMEMBERED],
    )?;
    Ok(())
}
