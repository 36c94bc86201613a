//! Failed sign-ins. They are kept in the database and not in memory, so that a restart forgives nobody and several
//! servers on one database count together.

use super::{StoreError, Tx};
use crate::{Millis, params};

/// What has been counted under a bucket.
#[derive(Clone, Copy)]
pub struct Bucket {
    /// Attempts since it was opened.
    pub failures: u32,
    /// When the first of them came.
    pub opened_at: Millis,
}

/// What has been counted under a bucket that was opened after `since`.
///
/// # Errors
///
/// [`StoreError`].
pub fn find(tx: &Tx<'_>, bucket: &[u8; 32], since: Millis) -> Result<Option<Bucket>, StoreError> {
    tx.first(
        "SELECT failures, opened_at FROM throttle WHERE bucket = ?1 AND opened_at > ?2",
        params![bucket, since],
        |row| Ok(Bucket { failures: row.get(0)?, opened_at: row.get(1)? }),
    )
}

/// Counts one more attempt, in a new bucket when the old one was opened before `since`; forgets such buckets.
///
/// # Errors
///
/// [`StoreError`].
pub fn count(tx: &Tx<'_>, bucket: &[u8; 32], since: Millis, now: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM throttle WHERE opened_at <= ?1", params![since])?;
    tx.execute(
        "INSERT INTO throttle (bucket, failures, opened_at) VALUES (?1, 1, ?2)
         ON CONFLICT (bucket) DO UPDATE SET failures = throttle.failures + 1",
        params![bucket, now],
    )?;
    Ok(())
}

/// Takes one attempt back: it was a right password.
///
/// # Errors
///
/// [`StoreError`].
pub fn take_back(tx: &Tx<'_>, bucket: &[u8; 32]) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE throttle SET failures = failures - 1 WHERE bucket = ?1 AND failures > 0",
        params![bucket],
    )?;
    Ok(())
}

/// Forgets a bucket.
///
/// # Errors
///
/// [`StoreError`].
pub fn clear(tx: &Tx<'_>, bucket: &[u8; 32]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM throttle WHERE bucket = ?1", params![bucket])?;
    Ok(())
}
