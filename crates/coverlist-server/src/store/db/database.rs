//! The connections of a database: one writer at a time, and any number of readers.

use super::super::StoreError;
use super::open::reader;
use super::tx::Tx;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Idle connections for reading that stay open.
const IDLE_READERS: usize = 8;
/// Requests that may wait for their turn to write. The few admins of a district never send more changes than this while
/// a large import is applied.
const MOST_WAITING: usize = 64;

/// A database: one connection for writing, and as many for reading as are in use. Clones share them.
#[derive(Clone)]
pub struct Database(Arc<Connections>);

struct Connections {
    path: PathBuf,
    busy_timeout: Duration,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Writers on the server wait here in the order of arrival, without a thread.
    turn: Arc<Semaphore>,
    /// Places for requests that wait for their turn.
    waiting: Semaphore,
}

impl Database {
    pub(super) fn new(path: &Path, busy_timeout: Duration, writer: Connection) -> Self {
        Self(Arc::new(Connections {
            path: path.to_owned(),
            busy_timeout,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            turn: Arc::new(Semaphore::new(1)),
            waiting: Semaphore::new(MOST_WAITING),
        }))
    }

    /// Reads one snapshot of the database. Never waits for a writer.
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError`] when the database cannot be read.
    pub fn read<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.read_with(work)
    }

    /// [`Database::read`] for work with its own error type.
    ///
    /// # Errors
    ///
    /// As [`Database::read`].
    pub fn read_with<T, E: From<StoreError>>(
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

    /// Writes in one transaction: commits when `work` returns `Ok`, rolls back when it returns `Err`. Blocks the thread
    /// while another writer is active; on the server, use [`Database::write_async`].
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError`] when the database cannot be written.
    pub fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.write_with(work)
    }

    /// [`Database::write`] for work with its own error type.
    ///
    /// # Errors
    ///
    /// As [`Database::write`].
    pub fn write_with<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        write(&mut lock(&self.0.writer), work)
    }

    /// [`Database::write`], unless another writer is active in this process or in another: then returns `None`.
    ///
    /// # Errors
    ///
    /// As [`Database::write`].
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
        written
    }

    /// [`Database::read`] on a blocking thread.
    ///
    /// # Errors
    ///
    /// As [`Database::read`].
    pub async fn read_async<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let database = self.clone();
        blocking(move || database.read_with(work)).await
    }

    /// [`Database::write`] for a request, on a blocking thread. The request waits for its turn without a
    /// thread.
    ///
    /// # Errors
    ///
    /// As [`Database::write`], and [`StoreError::Busy`] when too many requests already wait.
    pub async fn write_async<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let turn = {
            let _place = self.0.waiting.try_acquire().map_err(|_| StoreError::Busy)?;
            self.turn().await?
        };
        self.write_in_turn(turn, work).await
    }

    /// [`Database::write_async`] for the server itself: never refused, however many requests wait.
    ///
    /// # Errors
    ///
    /// As [`Database::write`].
    pub async fn write_patiently<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let turn = self.turn().await?;
        self.write_in_turn(turn, work).await
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        self.0.turn.clone().acquire_owned().await.map_err(|closed| StoreError::Unavailable(closed.into()))
    }

    async fn write_in_turn<T, E>(
        &self,
        turn: OwnedSemaphorePermit,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let database = self.clone();
        blocking(move || {
            let _turn = turn;
            database.write_with(work)
        })
        .await
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        let idle = lock(&self.0.readers).pop();
        idle.map_or_else(|| reader(&self.0.path, self.0.busy_timeout), Ok)
    }
}

/// Runs `work` on a blocking thread. A panic continues in the caller.
///
/// # Errors
///
/// The error of `work`, and [`StoreError::Unavailable`] when the server is stopping.
pub async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(value) => value,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Err(StoreError::Unavailable(error.into()).into()),
        },
    }
}

fn write<T, E: From<StoreError>>(
    writer: &mut Connection,
    work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let transaction =
        writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    finish(transaction, work)
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
