use super::private;
use coverlist_messages::text;
use std::fs::{File, TryLockError};
use std::path::Path;

/// A lock that keeps two servers from sharing a data directory. The operating system releases it when the
/// process ends for any reason.
#[derive(Debug)]
pub struct ServerLock {
    _file: File,
}

impl ServerLock {
    /// Locks a data directory. Creates the directory if it is missing.
    ///
    /// # Errors
    ///
    /// When another server holds the lock, or the directory cannot be written.
    pub fn take(data: &Path) -> std::io::Result<Self> {
        private::directory(data)?;
        let file = private::open(&data.join("server.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::Error(error)) => Err(error),
            Err(TryLockError::WouldBlock) => {
                Err(std::io::Error::new(std::io::ErrorKind::ResourceBusy, text::command_data_in_use()))
            }
        }
    }
}
