//! The ids of tokens that were used, in access.db. A token is used once.

use super::{StoreError, Tx, params};
use crate::Millis;

/// How long the id of an expired token is kept.
const KEPT: Millis = 60 * 60 * 1000;

/// Notes that a token is used.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when it was used before.
pub fn spend(tx: &Tx<'_>, id_hash: &[u8; 32], expires_at: Millis) -> Result<(), StoreError> {
    tx.execute("INSERT INTO used_token (id_hash, expires_at) VALUES (?1, ?2)", params![id_hash, expires_at])
        .map(drop)
}

/// Forgets the tokens that expired an hour ago, which are refused anyway: a request may have waited since its
/// token was verified, and the clock may have been set back.
pub fn forget_expired(tx: &Tx<'_>, now: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM used_token WHERE expires_at <= ?1", params![now - KEPT]).map(drop)
}
