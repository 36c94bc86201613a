use super::{StoreError, Tx};
use coverlist_messages::text;

/// Checks that the database can be written: writes a value that is already stored, which needs room on the
/// disk.
///
/// # Errors
///
/// [`StoreError::Unavailable`] when the disk is full or the database has reached its maximum size.
pub fn check(tx: &Tx<'_>) -> Result<(), StoreError> {
    let pragma = |name: &str| tx.one(&format!("PRAGMA {name}"), &[], |row| row.get::<i64>(0));
    let room = pragma("max_page_count")? - pragma("page_count")? + pragma("freelist_count")?;
    if room <= 0 {
        return Err(StoreError::Unavailable(text::command_database_full().into()));
    }
    let version = pragma("user_version")?;
    tx.execute(&format!("PRAGMA user_version = {version}"), &[])?;
    Ok(())
}
