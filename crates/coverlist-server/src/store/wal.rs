use super::StoreError;
use coverlist_messages::text;
use rusqlite::Connection;

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
