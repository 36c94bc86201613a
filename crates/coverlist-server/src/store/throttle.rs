//! The numbers of failed sign-ins, in access.db. The server decides with a copy in memory, and reads these
//! after a restart.

use super::{StoreError, Tx, params};
use crate::Millis;

/// The hash of an account, of a network, or of a pair of both. Failures are counted per bucket.
pub type Bucket = [u8; 32];

/// The failed sign-ins of a bucket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counter {
    /// The number of failures since the last reset.
    pub failures: u32,
    /// The time of the last failure.
    pub last_at: Millis,
}

pub fn all(tx: &Tx<'_>) -> Result<Vec<(Bucket, Counter)>, StoreError> {
    tx.query("SELECT bucket, failures, last_at FROM throttle", &[], |row| {
        let bucket = row.get::<Vec<u8>>(0)?.try_into();
        let bucket = bucket.map_err(|_| StoreError::corrupt("a bucket has another length"))?;
        Ok((bucket, Counter { failures: row.get(1)?, last_at: row.get(2)? }))
    })
}

/// Stores a counter, or deletes it if it is `None`.
pub fn keep(tx: &Tx<'_>, bucket: &Bucket, counter: Option<Counter>) -> Result<(), StoreError> {
    match counter {
        Some(Counter { failures, last_at }) => tx.execute(
            "INSERT INTO throttle (bucket, failures, last_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (bucket) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at",
            params![bucket, failures, last_at],
        )?,
        None => tx.execute("DELETE FROM throttle WHERE bucket = ?1", params![bucket])?,
    };
    Ok(())
}

/// Deletes the counters whose last failure was at `until` or earlier.
pub fn forget(tx: &Tx<'_>, until: Millis) -> Result<(), StoreError> {
    tx.execute("DELETE FROM throttle WHERE last_at <= ?1", params![until])?;
    Ok(())
}
