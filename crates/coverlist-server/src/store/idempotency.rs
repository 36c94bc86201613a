//! The responses to requests with an `Idempotency-Key`. The transaction that does the work stores the
//! response.

use super::{AccountKey, ImportKey, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::paths;

/// A response is kept for one day.
pub const RETENTION: Millis = 24 * 60 * 60 * 1000;

/// Identifies a request. Two accounts, or two routes, may use the same key.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    pub account: AccountKey,
    /// The method and the path: `POST /api/v1/imports`.
    pub route: String,
    /// The value of the `Idempotency-Key` header.
    pub key: String,
}

pub struct StoredResponse {
    /// The SHA-256 of the request's query and body.
    pub request_hash: Vec<u8>,
    /// The response's body, which is JSON.
    pub body: Vec<u8>,
}

/// The response to an earlier request with the same key, unless it is older than [`RETENTION`].
pub fn find(tx: &Tx<'_>, key: &IdempotencyKey, now: Millis) -> Result<Option<StoredResponse>, StoreError> {
    let IdempotencyKey { account: AccountKey { district, id: account }, route, key } = key;
    tx.first(
        "SELECT request_hash, body FROM idempotency
         WHERE district_id = ?1 AND account_id = ?2 AND route = ?3 AND key = ?4 AND created_at > ?5",
        params![*district, *account, route.as_str(), key.as_str(), now - RETENTION],
        |row| Ok(StoredResponse { request_hash: row.get(0)?, body: row.get(1)? }),
    )
}

/// Stores a response, and deletes all responses older than [`RETENTION`].
pub fn insert(
    tx: &Tx<'_>,
    key: &IdempotencyKey,
    response: &StoredResponse,
    now: Millis,
) -> Result<(), StoreError> {
    let IdempotencyKey { account: AccountKey { district, id: account }, route, key } = key;
    forget_old(tx, now)?;
    tx.execute(
        "INSERT INTO idempotency (district_id, account_id, route, key, request_hash, body, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            *district,
            *account,
            route.as_str(),
            key.as_str(),
            &response.request_hash,
            &response.body,
            now
        ],
    )?;
    Ok(())
}

/// Deletes the responses about an import, which may have values of its rows, and notes about them.
pub fn forget_import(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let routes = format!("POST {}/", paths::import(import.id));
    let sql = "DELETE FROM idempotency WHERE district_id = ?1 AND substr(route, 1, length(?2)) = ?2";
    tx.execute(sql, params![import.district, &routes]).map(drop)
}

/// Deletes all responses older than [`RETENTION`].
pub fn forget_old(tx: &Tx<'_>, now: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM idempotency WHERE created_at <= ?1", params![now - RETENTION]).map(drop)
}
