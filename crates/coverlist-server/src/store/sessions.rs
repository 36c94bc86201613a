//! Sessions, in access.db. Their key is the hash of the token, so nobody can sign in with a copy of the
//! database.

use super::{AccountKey, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Permission;

pub struct Session {
    pub account: AccountKey,
    /// The account's credential version when the session began. The session has ended if the account now has
    /// another version.
    pub credential_version: i64,
    /// The permissions of a session in a header; `None` for a session in a cookie, which has those of the
    /// account's role.
    pub permissions: Option<Vec<Permission>>,
    /// The time of the last request that counts as use.
    pub last_seen_at: Millis,
    /// The time at which the session ends, even if it is in use.
    pub ends_at: Millis,
}

pub fn start(tx: &Tx<'_>, token_hash: &[u8; 32], session: &Session) -> Result<(), StoreError> {
    let permissions = session.permissions.as_deref().map(as_text);
    tx.execute(
        "INSERT INTO session
             (token_hash, district_id, account_id, credential_version, created_at, last_seen_at, ends_at,
              permissions)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)",
        params![
            token_hash,
            session.account.district,
            session.account.id,
            session.credential_version,
            session.last_seen_at,
            session.ends_at,
            &permissions
        ],
    )?;
    Ok(())
}

/// The session whose token has this hash, even if the session has ended.
pub fn by_token(tx: &Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
    tx.first(
        "SELECT district_id, account_id, credential_version, last_seen_at, ends_at, permissions
         FROM session WHERE token_hash = ?1",
        params![token_hash],
        |row| {
            Ok(Session {
                account: AccountKey { district: row.get(0)?, id: row.get(1)? },
                credential_version: row.get(2)?,
                last_seen_at: row.get(3)?,
                ends_at: row.get(4)?,
                permissions: row.get::<Option<String>>(5)?.as_deref().map(from_text),
            })
        },
    )
}

/// Stores the last use of a session.
pub fn seen(tx: &Tx<'_>, token_hash: &[u8; 32], now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE session SET last_seen_at = ?2 WHERE token_hash = ?1 AND last_seen_at < ?2",
        params![token_hash, now],
    )?;
    Ok(())
}

pub fn end(tx: &Tx<'_>, token_hash: &[u8; 32]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE token_hash = ?1", params![token_hash])?;
    Ok(())
}

pub fn end_all(tx: &Tx<'_>, account: AccountKey) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM session WHERE district_id = ?1 AND account_id = ?2",
        params![account.district, account.id],
    )?;
    Ok(())
}

/// Ends all sessions of an account but one, which goes on with another credential version.
pub fn keep_only(
    tx: &Tx<'_>,
    account: AccountKey,
    token_hash: &[u8; 32],
    credential_version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM session WHERE district_id = ?1 AND account_id = ?2 AND token_hash <> ?3",
        params![account.district, account.id, token_hash],
    )?;
    tx.execute(
        "UPDATE session SET credential_version = ?2 WHERE token_hash = ?1",
        params![token_hash, credential_version],
    )?;
    Ok(())
}

/// Whether an account has a session in a cookie that was used since a time and has not ended.
pub fn goes_on(
    tx: &Tx<'_>,
    account: AccountKey,
    used_since: Millis,
    now: Millis,
) -> Result<bool, StoreError> {
    tx.one(
        "SELECT EXISTS (SELECT 1 FROM session WHERE district_id = ?1 AND account_id = ?2
             AND permissions IS NULL AND last_seen_at > ?3 AND ends_at > ?4)",
        params![account.district, account.id, used_since, now],
        |row| row.get(0),
    )
}

pub fn forget_ended(tx: &Tx<'_>, now: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE ends_at <= ?1", params![now])?;
    Ok(())
}

fn as_text(permissions: &[Permission]) -> String {
    permissions.iter().map(|permission| permission.id()).collect::<Vec<_>>().join(" ")
}

fn from_text(text: &str) -> Vec<Permission> {
    let ids: Vec<&str> = text.split(' ').collect();
    Permission::ALL.into_iter().filter(|permission| ids.contains(&permission.id())).collect()
}
