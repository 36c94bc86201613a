//! Answers to requests that carried an `Idempotency-Key`, kept in the transaction of their effect.

use super::{StoreError, Tx};
use crate::{Millis, params};

/// How long an answer is kept: a day.
pub const KEPT: Millis = 24 * 60 * 60 * 1000;

/// Names a request: who sent it, where to, and under which key.
pub struct Name<'a> {
    /// The account's district.
    pub district: i64,
    /// The account.
    pub account: i64,
    /// The method and path: `POST /api/v1/imports`.
    pub route: &'a str,
    /// What the client sent as `Idempotency-Key`.
    pub key: &'a str,
}

/// An answer that was given.
pub struct Answer {
    /// The hash of the request that it answers.
    pub request_hash: Vec<u8>,
    /// The HTTP status.
    pub status: u16,
    /// The JSON body.
    pub body: Vec<u8>,
}

/// The answer that was given under a name within the last day, if any.
pub fn find(tx: &Tx<'_>, name: &Name<'_>, now: Millis) -> Result<Option<Answer>, StoreError> {
    tx.first(
        "SELECT request_hash, status, body FROM idempotency
         WHERE district_id = ?1 AND account_id = ?2 AND route = ?3 AND key = ?4 AND created_at > ?5",
        params![name.district, name.account, name.route, name.key, now - KEPT],
        |row| Ok(Answer { request_hash: row.get(0)?, status: row.get(1)?, body: row.get(2)? }),
    )
}

/// Keeps an answer, and forgets those that are older than a day.
pub fn keep(tx: &Tx<'_>, name: &Name<'_>, answer: &Answer, now: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM idempotency WHERE created_at <= ?1", params![now - KEPT])?;
    tx.execute(
        "INSERT INTO idempotency (district_id, account_id, route, key, request_hash, status, body, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            name.district,
            name.account,
            name.route,
            name.key,
            &answer.request_hash,
            answer.status,
            &answer.body,
            now
        ],
    )?;
    Ok(())
}
