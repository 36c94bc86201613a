use coverlist_messages::{Message, text};
use rusqlite::ErrorCode;

/// A failure of a database. Its text names tables and columns, never a value.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full, the file cannot be read or written, or another process locks it for too long.
    /// Nothing is written. The same request may succeed later.
    #[error("{}", text::command_database_unavailable())]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Too many requests wait to write. Nothing is written. The same request may succeed later.
    #[error("{}", text::command_database_busy())]
    Busy,
    /// Another row has the same unique key.
    #[error("{}", text::command_database_duplicate())]
    UniqueViolation(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The program refuses to use this file as a database. The message explains why, and suggests a remedy.
    #[error("{0}")]
    Refused(Message),
    /// A statement fails, or the database holds an unexpected value. The program has a fault.
    #[error("{}", text::command_database_unexpected())]
    Corrupt(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// Reports an unexpected value in the database. `what` describes it.
    pub fn corrupt(what: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Corrupt(what.into())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            Some(
                ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::OutOfMemory,
            ) => Self::Unavailable(error.into()),
            Some(ErrorCode::ConstraintViolation)
                if matches!(
                    extended,
                    Some(
                        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                    )
                ) =>
            {
                Self::UniqueViolation(error.into())
            }
            _ => Self::Corrupt(error.into()),
        }
    }
}
