//! The keys that encrypt the drafts of accounts, in access.db.

use super::{AccountKey, StoreError, Tx, params};
use crate::Millis;

/// The key of an account, if it has not ended.
pub fn of_account(tx: &Tx<'_>, account: AccountKey, now: Millis) -> Result<Option<[u8; 32]>, StoreError> {
    tx.first(
        "SELECT key FROM draft_key WHERE district_id = ?1 AND account_id = ?2 AND ends_at > ?3",
        params![account.district, account.id, now],
        |row| row.get(0),
    )
}

/// Stores the key of an account, in place of an earlier one.
pub fn put(tx: &Tx<'_>, account: AccountKey, key: &[u8; 32], ends_at: Millis) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO draft_key (district_id, account_id, key, ends_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (district_id, account_id) DO UPDATE SET key = excluded.key, ends_at = excluded.ends_at",
        params![account.district, account.id, key, ends_at],
    )?;
    Ok(())
}

pub fn forget(tx: &Tx<'_>, account: AccountKey) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM draft_key WHERE district_id = ?1 AND account_id = ?2",
        params![account.district, account.id],
    )?;
    Ok(())
}

pub fn forget_ended(tx: &Tx<'_>, now: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM draft_key WHERE ends_at <= ?1", params![now])?;
    Ok(())
}
