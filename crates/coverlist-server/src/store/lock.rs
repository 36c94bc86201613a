//! Two servers never share a data directory.

use super::private;
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held by a server for as long as it runs. The operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct ServerLock {
    _file: File,
}

impl ServerLock {
    /// Takes the lock of a data directory, which is made if it is not there.
    ///
    /// # Errors
    ///
    /// When another server holds it, or the directory cannot be written.
    pub fn take(data: &Path) -> std::io::Result<Self> {
        private::directory(data)?;
        let file = private::open(&data.join("server.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::Error(error)) => Err(error),
            Err(TryLockError::WouldBlock) => Err(std::io::Error::new(
                std::io::ErrorKind::ResourceBusy,
                "another coverlist server is using this data directory; stop it, or give this one another \
                 directory with --data",
            )),
        }
    }
}
