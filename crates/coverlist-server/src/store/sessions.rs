//! Sessions. A session is kept under the hash of its token, so reading the database signs nobody in.

use super::{StoreError, Tx, accounts};
use crate::{Millis, params};
use coverlist_api::Permission;
use std::collections::HashMap;

/// A session, with the account that it belongs to.
pub struct Session {
    /// The account's district.
    pub district: i64,
    /// The district's name.
    pub district_name: String,
    /// The IANA name of the district's time zone.
    pub time_zone: String,
    /// The account's id in the district.
    pub account: i64,
    /// The account's e-mail address.
    pub email: String,
    /// The account's display name.
    pub name: String,
    /// What the account's role allows, now.
    pub permissions: Vec<Permission>,
    /// When it was last used.
    pub last_seen_at: Millis,
    /// When it ends whatever happens.
    pub ends_at: Millis,
}

/// Starts a session.
///
/// # Errors
///
/// [`StoreError`].
pub fn start(
    tx: &Tx<'_>,
    token_hash: &[u8; 32],
    (district, account): (i64, i64),
    now: Millis,
    ends_at: Millis,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO session (token_hash, district_id, account_id, created_at, last_seen_at, ends_at)
         VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
        params![token_hash, district, account, now, ends_at],
    )?;
    Ok(())
}

/// The session of a token, whether or not it has ended by the clock. A disabled account has none.
///
/// # Errors
///
/// [`StoreError`].
pub fn by_token(tx: &Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
    tx.first(
        "SELECT session.district_id, district.name, session.account_id, account.email, account.name,
                role.manage_settings, role.view_reports, session.last_seen_at, session.ends_at,
                district.time_zone
         FROM session
         JOIN district ON district.id = session.district_id
         JOIN account ON account.district_id = session.district_id AND account.id = session.account_id
         JOIN role ON role.district_id = account.district_id AND role.id = account.role_id
         WHERE session.token_hash = ?1 AND account.disabled_at IS NULL",
        params![token_hash],
        |row| {
            Ok(Session {
                district: row.get(0)?,
                district_name: row.get(1)?,
                account: row.get(2)?,
                email: row.get(3)?,
                name: row.get(4)?,
                permissions: accounts::permissions(row.get(5)?, row.get(6)?),
                last_seen_at: row.get(7)?,
                ends_at: row.get(8)?,
                time_zone: row.get(9)?,
            })
        },
    )
}

/// Notes that a session was used.
///
/// # Errors
///
/// [`StoreError`].
pub fn seen(tx: &Tx<'_>, token_hash: &[u8; 32], now: Millis) -> Result<(), StoreError> {
    tx.execute("UPDATE session SET last_seen_at = ?2 WHERE token_hash = ?1", params![token_hash, now])?;
    Ok(())
}

/// Ends one session.
///
/// # Errors
///
/// [`StoreError`].
pub fn end(tx: &Tx<'_>, token_hash: &[u8; 32]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE token_hash = ?1", params![token_hash])?;
    Ok(())
}

/// Ends every session of an account.
///
/// # Errors
///
/// [`StoreError`].
pub fn end_all(tx: &Tx<'_>, district: i64, account: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE district_id = ?1 AND account_id = ?2", params![district, account])?;
    Ok(())
}

/// When each account signed in last, by district and account, as far as its sessions are still known.
///
/// # Errors
///
/// [`StoreError`].
pub fn last_sign_ins(tx: &Tx<'_>) -> Result<HashMap<(i64, i64), Millis>, StoreError> {
    let rows = tx.query(
        "SELECT district_id, account_id, max(created_at) FROM session GROUP BY district_id, account_id",
        &[],
        |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// Forgets sessions that have ended by the clock.
///
/// # Errors
///
/// [`StoreError`].
pub fn forget_ended(tx: &Tx<'_>, now: Millis, idle: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE ends_at <= ?1 OR last_seen_at <= ?2", params![now, now - idle])?;
    Ok(())
}
