use super::super::{StoreError, wal};
use super::open::reader;
use super::tx::Tx;
use super::write_queue::WriteQueue;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// How many unused connections for reading stay open.
const IDLE_READERS: usize = 8;

/// A database, with one connection for writing and as many for reading as are in use. Clones share them.
#[derive(Clone)]
pub struct Database(Arc<Connections>);

struct Connections {
    path: PathBuf,
    busy_timeout: Duration,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    queue: WriteQueue,
}

impl Database {
    pub(super) fn new(path: &Path, busy_timeout: Duration, writer: Connection) -> Self {
        Self(Arc::new(Connections {
            path: path.to_owned(),
            busy_timeout,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            queue: WriteQueue::default(),
        }))
    }

    /// Reads one snapshot of the database. It never waits for a writer.
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError`] when the database cannot be read.
    pub fn read<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.read_with(work)
    }

    /// [`Database::read`] for work with its own error type.
    pub(crate) fn read_with<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.reader()?;
        let transaction = reader.transaction().map_err(StoreError::from)?;
        let value = work(&Tx::new(&transaction));
        drop(transaction);
        let mut idle = lock(&self.0.readers);
        if idle.len() < IDLE_READERS {
            idle.push(reader);
        }
        value
    }

    /// Writes in one transaction, which commits when `work` returns `Ok` and rolls back when it returns
    /// `Err`. Blocks the thread while another writer is active, so the server uses [`Database::write_async`].
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError`] when the database cannot be written.
    pub fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.write_with(work)
    }

    /// [`Database::write`] for work with its own error type.
    pub(crate) fn write_with<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let value = self.commit(work)?;
        if self.has_long_log() {
            self.shorten_log();
        }
        Ok(value)
    }

    /// [`Database::write_with`], without copying the log into the file afterwards.
    pub(super) fn commit<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.0.writer);
        let transaction =
            writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        finish(transaction, work)
    }

    pub(super) fn has_long_log(&self) -> bool {
        wal::is_long(&lock(&self.0.writer))
    }

    /// Copies the log into the file, which takes about as long as a commit.
    pub(super) fn shorten_log(&self) {
        wal::shorten(&lock(&self.0.writer));
    }

    /// Writes the whole database anew, so that no byte of what was deleted is in the file and its log.
    /// Writers wait meanwhile. Returns whether it is done; it is not while somebody reads an older version.
    ///
    /// # Errors
    ///
    /// When the disk has no room for a copy.
    pub(crate) fn rewrite(&self) -> Result<bool, StoreError> {
        wal::rewrite(&lock(&self.0.writer))
    }

    /// [`Database::write`], unless another writer is active in this process or in another. Then it returns
    /// `None`.
    pub fn write_if_free<T>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut writer = match self.0.writer.try_lock() {
            Ok(writer) => writer,
            Err(TryLockError::Poisoned(writer)) => writer.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(None),
        };
        writer.busy_timeout(Duration::ZERO)?;
        let written = match writer.transaction_with_behavior(TransactionBehavior::Immediate) {
            Ok(transaction) => finish(transaction, work).map(Some),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(None),
            Err(error) => Err(error.into()),
        };
        writer.busy_timeout(self.0.busy_timeout)?;
        if wal::is_long(&writer) {
            wal::shorten(&writer);
        }
        written
    }

    /// The folder that holds the database.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path.parent().unwrap_or(Path::new("."))
    }

    pub(super) fn queue(&self) -> &WriteQueue {
        &self.0.queue
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        let idle = lock(&self.0.readers).pop();
        idle.map_or_else(|| reader(&self.0.path, self.0.busy_timeout), Ok)
    }
}

fn finish<T, E: From<StoreError>>(
    transaction: Transaction<'_>,
    work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let value = work(&Tx::new(&transaction))?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(value)
}

/// A panic under the lock rolls its transaction back, so the connection stays usable.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
