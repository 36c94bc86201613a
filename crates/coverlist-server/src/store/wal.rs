use super::StoreError;
use coverlist_messages::text;
use rusqlite::{Connection, Row};

/// Switches a database to WAL mode, in which readers continue during a write. SQLite returns the resulting
/// mode, which is the old one if the file system has no shared memory.
///
/// # Errors
///
/// [`StoreError::Refused`] if WAL is not available, because readers and the writer would block each other.
pub(super) fn demand(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode.eq_ignore_ascii_case("wal") {
        return Ok(());
    }
    Err(StoreError::Refused(text::command_database_no_log(mode)))
}

/// How many pages the log holds before they are copied into the database file, as in SQLite's own default.
const LONG: i64 = 1_000;

/// Leaves the copying of the log to [`shorten`]. SQLite would do it before a commit returns.
pub(super) fn grow_freely(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "wal_autocheckpoint", 0)?)
}

/// Whether the log holds so many pages that it should be copied.
pub(super) fn is_long(connection: &Connection) -> bool {
    let pages = |row: &Row<'_>| Ok(row.get::<_, i64>("log")? - row.get::<_, i64>("checkpointed")?);
    let waiting = connection.query_row("PRAGMA wal_checkpoint(NOOP)", [], pages);
    waiting.is_ok_and(|waiting| waiting >= LONG)
}

/// Copies the log into the database file. What is committed is safe without that, so a copy that fails, for
/// example because the disk is full, is no failure: the next writer tries again.
pub(super) fn shorten(connection: &Connection) {
    // It returns a row, with which pages were copied.
    _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
}

/// Overwrites what is deleted with zeros, in the pages from which it is deleted.
pub(super) fn overwrite_deleted(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "secure_delete", true)?)
}

/// Writes the whole database anew, and empties the log. Pages have copies of rows that SQLite has moved to
/// other pages; `secure_delete` leaves those, one in several thousand rows. Returns whether the log is empty;
/// it is not while somebody reads an older version.
pub(super) fn rewrite(connection: &Connection) -> Result<bool, StoreError> {
    connection.execute_batch("VACUUM")?;
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.get::<_, i64>(0)? == 0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::OpenFlags;

    fn opened_through(vfs: &str) -> Result<(), StoreError> {
        let folder = tempfile::tempdir().expect("a directory can be made");
        let path = folder.path().join("a.db");
        let connection = Connection::open_with_flags_and_vfs(path, OpenFlags::default(), vfs);
        demand(&connection.expect("a database"))
    }

    #[cfg(unix)]
    #[test]
    fn a_place_without_shared_memory_is_refused() {
        // This VFS locks with a separate file and has no shared memory, like a network share.
        let refused = opened_through("unix-dotfile").expect_err("it cannot be had");
        assert!(refused.to_string().contains("disk of this machine"), "{refused}");
        opened_through("unix").expect("it can be had");
    }
}
