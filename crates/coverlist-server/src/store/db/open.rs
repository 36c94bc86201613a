use super::super::{StoreError, migrate, private, wal};
use super::database::Database;
use coverlist_core::record::{bare, contains};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The oldest accepted version of SQLite, 3.51.3. Earlier ones can corrupt a database in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long a statement waits for another process, such as `coverlist account add`.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// The same wait for access.db. Its transactions are short, and sign-ins and downloads depend on them.
const ACCESS_BUSY_TIMEOUT: Duration = Duration::from_secs(2);
/// The file that stores sessions, failed sign-ins and the access log.
const ACCESS: &str = "access.db";
/// How many statements each connection keeps prepared.
const PREPARED: usize = 128;
/// The most memory in which a connection keeps pages, in KiB. A list is in another order than its records: in
/// SQLite's default of 2 MB, each row would read its page again, which takes twice as long.
const CACHE: i64 = 16 * 1024;

impl Database {
    /// The path of coverlist.db in a data directory.
    pub fn file(data: &Path) -> PathBuf {
        data.join("coverlist.db")
    }

    /// Opens coverlist.db in a data directory, and updates its tables. Creates the directory and the file if
    /// they are missing. `max_bytes` limits the size of the file.
    ///
    /// # Errors
    ///
    /// When the directory or the file cannot be written, or another version of the program created the file.
    pub fn open(data: &Path, max_bytes: Option<u64>) -> Result<Self, StoreError> {
        let database = Self::make(&Self::file(data), BUSY_TIMEOUT, max_bytes)?;
        migrate::migrate(&database, migrate::MAIN)?;
        Ok(database)
    }

    /// Opens an existing coverlist.db without changing its tables. A server may be using it.
    ///
    /// # Errors
    ///
    /// When the file is missing, cannot be written, or has the tables of another version of the program.
    pub fn existing(data: &Path) -> Result<Self, StoreError> {
        let database = Self::connect(&Self::file(data), BUSY_TIMEOUT, None)?;
        migrate::check(&database, migrate::MAIN)?;
        Ok(database)
    }

    /// Opens access.db, which stores sessions, failed sign-ins and the access log. Creates it if it is
    /// missing, because backups do not contain it.
    pub fn open_access(data: &Path) -> Result<Self, StoreError> {
        let database = Self::make(&data.join(ACCESS), ACCESS_BUSY_TIMEOUT, None)?;
        migrate::migrate(&database, migrate::ACCESS)?;
        Ok(database)
    }

    /// Opens an existing access.db; `None` if it is missing.
    pub(crate) fn existing_access(data: &Path) -> Result<Option<Self>, StoreError> {
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
        wal::grow_freely(&writer)?;
        wal::overwrite_deleted(&writer)?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        if let Some(bytes) = max_bytes {
            let page: i64 = writer.pragma_query_value(None, "page_size", |row| row.get(0))?;
            let pages = i64::try_from(bytes).unwrap_or(i64::MAX) / page.max(1);
            writer.pragma_update(None, "max_page_count", pages)?;
        }
        Ok(Self::new(path, busy_timeout, writer))
    }
}

/// Opens a file for reading only. SQLite refuses every write.
pub(super) fn reader(path: &Path, busy_timeout: Duration) -> Result<Connection, StoreError> {
    let reader = Connection::open_with_flags(path, existing())?;
    prepare(&reader, busy_timeout)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok(reader)
}

/// Prevents SQLite from creating a file, because it would have the permissions of the umask.
fn existing() -> OpenFlags {
    OpenFlags::default() & !OpenFlags::SQLITE_OPEN_CREATE
}

fn prepare(connection: &Connection, busy_timeout: Duration) -> Result<(), StoreError> {
    connection.busy_timeout(busy_timeout)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A positive number would count pages.
    connection.pragma_update(None, "cache_size", -CACHE)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    add_bare(connection)?;
    add_finds(connection)
}

/// Adds the SQL function `bare(text)`, which is [`bare`]. PostgreSQL can do the same with `normalize`,
/// `regexp_replace` and `lower`.
fn add_bare(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let text = |context: &Context<'_>| Ok(context.get_raw(0).as_str_or_null()?.map(bare));
    Ok(connection.create_scalar_function("bare", 1, flags, text)?)
}

/// Adds the SQL function `finds(search, text, ...)`: whether one of the texts contains the text of a
/// [`Search`]. A NULL contains nothing.
fn add_finds(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let finds = |context: &Context<'_>| {
        let search = context.get_raw(0).as_str()?;
        for place in 1..context.len() {
            let text = context.get_raw(place).as_str_or_null()?;
            if text.is_some_and(|text| contains(text, search)) {
                return Ok(true);
            }
        }
        Ok(false)
    };
    Ok(connection.create_scalar_function("finds", -1, flags, finds)?)
}
