//! The one layer between the program and its database.
//!
//! A unit of work is one closure over a [`Tx`]. It runs to its end on a thread of its own even when the client that
//! asked for it has gone away, so a transaction is never left open: `Ok` commits, `Err` and a panic roll back.
//!
//! SQL is written once, with `?1` for parameters, and holds no rule: rules are in coverlist-core.

use super::{Param, Row, StoreError, migrate, private, wal};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior, params_from_iter};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Older ones can corrupt a database in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long a statement waits for another process, such as `coverlist account add`.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// The same in access.db, where nothing takes long and a sign-in or a download waits.
const ACCESS_BUSY_TIMEOUT: Duration = Duration::from_secs(2);
/// Connections for reading that are kept open while nobody reads.
const IDLE_READERS: usize = 8;
/// Requests that may wait for their turn to write. While a large import is applied, more than so many changes at once
/// are not what a district's few admins ask for.
const MOST_WAITING: usize = 64;
/// The file for sessions, throttles and the access log.
const ACCESS: &str = "access.db";
/// Statements that a connection keeps prepared.
const PREPARED: usize = 128;

/// A database: one connection that writes, and as many as are needed that read. Clones share them.
#[derive(Clone)]
pub struct Database(Arc<Connections>);

struct Connections {
    path: PathBuf,
    busy_timeout: Duration,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Writers on the server wait here in the order in which they came, without a thread.
    turn: Arc<Semaphore>,
    /// Places for requests that wait for their turn.
    waiting: Semaphore,
}

impl Database {
    /// The database's file in a data directory.
    pub fn file(data: &Path) -> PathBuf {
        data.join("coverlist.db")
    }

    /// Opens the database in a data directory, both of which are made if they are not there, and brings its tables up
    /// to date. `max_bytes` is how large the file may grow.
    ///
    /// # Errors
    ///
    /// When the directory or the file cannot be written, or another version of the program made the file.
    pub fn open(data: &Path, max_bytes: Option<u64>) -> Result<Self, StoreError> {
        let database = Self::make(&Self::file(data), BUSY_TIMEOUT, max_bytes)?;
        migrate::migrate(&database, migrate::MAIN)?;
        Ok(database)
    }

    /// Opens the database that is in a data directory, and changes none of its tables. A server may be running on it.
    ///
    /// # Errors
    ///
    /// When there is none, it cannot be written, or its tables are not those of this version of the program.
    pub fn existing(data: &Path) -> Result<Self, StoreError> {
        let database = Self::connect(&Self::file(data), BUSY_TIMEOUT, None)?;
        migrate::check(&database, migrate::MAIN)?;
        Ok(database)
    }

    /// Opens the second database in a data directory, which holds sessions, throttles and the access log. Backups leave
    /// it out; where it is not there it is made.
    ///
    /// # Errors
    ///
    /// As [`Database::open`].
    pub fn open_access(data: &Path) -> Result<Self, StoreError> {
        let database = Self::make(&data.join(ACCESS), ACCESS_BUSY_TIMEOUT, None)?;
        migrate::migrate(&database, migrate::ACCESS)?;
        Ok(database)
    }

    /// Opens the second database, if it is there.
    ///
    /// # Errors
    ///
    /// As [`Database::existing`].
    pub fn existing_access(data: &Path) -> Result<Option<Self>, StoreError> {
        let path = data.join(ACCESS);
        if !path.is_file() {
            return Ok(None);
        }
        let database = Self::connect(&path, ACCESS_BUSY_TIMEOUT, None)?;
        migrate::check(&database, migrate::ACCESS)?;
        Ok(Some(database))
    }

    fn make(path: &Path, busy_timeout: Duration, max_bytes: Option<u64>) -> Result<Self, StoreError> {
        let unavailable = |error: std::io::Error| StoreError::Unavailable(error.into());
        private::directory(path.parent().unwrap_or(Path::new("."))).map_err(unavailable)?;
        private::file(path).map_err(unavailable)?;
        Self::connect(path, busy_timeout, max_bytes)
    }

    fn connect(path: &Path, busy_timeout: Duration, max_bytes: Option<u64>) -> Result<Self, StoreError> {
        let linked = rusqlite::version_number();
        if linked < OLDEST_SQLITE {
            return Err(StoreError::corrupt(format!("SQLite {} is too old", rusqlite::version())));
        }
        let writer = Connection::open_with_flags(path, existing())?;
        prepare(&writer, busy_timeout)?;
        wal::demand(&writer)?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        if let Some(bytes) = max_bytes {
            let page: i64 = writer.pragma_query_value(None, "page_size", |row| row.get(0))?;
            let pages = i64::try_from(bytes).unwrap_or(i64::MAX) / page.max(1);
            writer.pragma_update(None, "max_page_count", pages)?;
        }
        Ok(Self(Arc::new(Connections {
            path: path.to_owned(),
            busy_timeout,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            turn: Arc::new(Semaphore::new(1)),
            waiting: Semaphore::new(MOST_WAITING),
        })))
    }

    /// Reads, from one unchanging view of the database. Waits for nobody.
    ///
    /// # Errors
    ///
    /// What `work` returns, and [`StoreError`] when the database cannot be read.
    pub fn read<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.read_with(work)
    }

    /// [`Database::read`] for work with its own type of error.
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
        let value = work(&Tx(&transaction));
        drop(transaction);
        let mut idle = lock(&self.0.readers);
        if idle.len() < IDLE_READERS {
            idle.push(reader);
        }
        value
    }

    /// Writes, in one transaction: all of it when `work` returns `Ok`, and nothing when it returns `Err`. The thread
    /// waits until nobody else writes; on the server, use [`Database::write_async`].
    ///
    /// # Errors
    ///
    /// What `work` returns, and [`StoreError`] when the database cannot be written.
    pub fn write<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.write_with(work)
    }

    /// [`Database::write`] for work with its own type of error.
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

    /// Like [`Database::write`], but does nothing and returns `None` when somebody else is writing, in this process or
    /// in another.
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

    /// [`Database::read`] on a thread that may block.
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

    /// Writes for a request: [`Database::write`] on a thread that may block, once it is the request's turn.
    ///
    /// # Errors
    ///
    /// As [`Database::write`], and [`StoreError::Busy`] when too many requests wait for their turn already.
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

    /// Writes for the server itself: like [`Database::write_async`], however many requests wait.
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
        if let Some(reader) = lock(&self.0.readers).pop() {
            return Ok(reader);
        }
        let reader = Connection::open_with_flags(&self.0.path, existing())?;
        prepare(&reader, self.0.busy_timeout)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }
}

/// Runs `work` on a thread that may block. A panic goes on in the caller.
///
/// # Errors
///
/// What `work` returns, and [`StoreError::Unavailable`] when the server is stopping.
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

/// A unit of work: everything that is read and written through it belongs together.
pub struct Tx<'a>(&'a Connection);

impl Tx<'_> {
    /// Runs a statement; returns how many rows it wrote.
    pub fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<usize, StoreError> {
        Ok(self.0.prepare_cached(sql)?.execute(params_from_iter(params))?)
    }

    /// Every row of an answer.
    ///
    /// # Errors
    ///
    /// [`StoreError`], and what `read` returns.
    pub fn query<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        let mut values = Vec::new();
        while let Some(row) = rows.next()? {
            values.push(read(&Row(row))?);
        }
        Ok(values)
    }

    /// The first row of an answer, if it has one.
    ///
    /// # Errors
    ///
    /// [`StoreError`], and what `read` returns.
    pub fn first<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        match rows.next()? {
            Some(row) => read(&Row(row)).map(Some),
            None => Ok(None),
        }
    }

    /// The only row of an answer that always has one, such as a count.
    ///
    /// # Errors
    ///
    /// [`StoreError`], and what `read` returns.
    pub fn one<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.first(sql, params, read)?.ok_or_else(|| StoreError::corrupt("an answer has no row"))
    }

    /// Runs several statements without parameters.
    pub(super) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        Ok(self.0.execute_batch(sql)?)
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
    let value = work(&Tx(&transaction))?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(value)
}

/// SQLite never makes a file: it would have the mode of the umask.
fn existing() -> OpenFlags {
    OpenFlags::default() & !OpenFlags::SQLITE_OPEN_CREATE
}

fn prepare(connection: &Connection, busy_timeout: Duration) -> Result<(), StoreError> {
    connection.busy_timeout(busy_timeout)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    Ok(())
}

/// A panic while the lock is held rolls its transaction back, so what the lock guards is still good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
