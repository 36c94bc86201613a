//! The write-ahead log, by which readers go on while somebody writes.

use super::StoreError;
use rusqlite::Connection;

/// Puts a database into WAL mode. SQLite answers with the mode that it is in afterwards, which is the old one where the
/// file system has no shared memory.
///
/// # Errors
///
/// [`StoreError::Refused`] where WAL cannot be had: there, readers and the writer would block one another.
pub(super) fn demand(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode.eq_ignore_ascii_case("wal") {
        return Ok(());
    }
    Err(StoreError::Refused(format!(
        "SQLite cannot keep a write-ahead log there (it stays in {mode} mode), as on a network share; use a \
         directory on a disk of this machine"
    )))
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
        // This one locks by a file of its own and has no shared memory, as on a network share.
        let refused = opened_through("unix-dotfile").expect_err("it cannot be had");
        assert!(refused.to_string().contains("disk of this machine"), "{refused}");
        opened_through("unix").expect("it can be had");
    }
}
