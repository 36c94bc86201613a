//! Whether the database can be written.

use super::{StoreError, Tx};

/// Writes what is there already, so that the disk has to take it.
///
/// # Errors
///
/// [`StoreError::Unavailable`] when the disk does not, or the database is as large as it may be.
pub fn check(tx: &Tx<'_>) -> Result<(), StoreError> {
    let pragma = |name: &str| tx.one(&format!("PRAGMA {name}"), &[], |row| row.get::<i64>(0));
    let room = pragma("max_page_count")? - pragma("page_count")? + pragma("freelist_count")?;
    if room <= 0 {
        return Err(StoreError::Unavailable("the database is as large as it may be".into()));
    }
    let version = pragma("user_version")?;
    tx.execute(&format!("PRAGMA user_version = {version}"), &[])?;
    Ok(())
}
