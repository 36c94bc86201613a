//! The values of parameters and columns. Only types that every SQL database has are used.

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};

/// The value of a parameter or a column.
#[derive(Clone, Copy)]
pub enum SqlValue<'a> {
    Null,
    /// An amount in cents, a time in milliseconds, an id, a count, or a truth value as 0 or 1.
    Int(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// The parameters of a statement, in the order of `?1`, `?2`, …
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::store::SqlValue::from($value)),*] };
}
pub(crate) use params;

impl ToSql for SqlValue<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl<'a> SqlValue<'a> {
    /// Converts a column's value; `None` for a floating-point number, and for text that is not UTF-8.
    pub(super) fn of(column: ValueRef<'a>) -> Option<Self> {
        match column {
            ValueRef::Null => Some(Self::Null),
            ValueRef::Integer(number) => Some(Self::Int(number)),
            ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Self::Text),
            ValueRef::Blob(bytes) => Some(Self::Bytes(bytes)),
            ValueRef::Real(_) => None,
        }
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => { $(
        impl From<$integer> for SqlValue<'_> {
            fn from(number: $integer) -> Self {
                Self::Int(number.into())
            }
        }
    )* };
}
from_integers!(i64, u32, u16, bool);

impl<'a> From<&'a str> for SqlValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for SqlValue<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for SqlValue<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a Vec<u8>> for SqlValue<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for SqlValue<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, T: Into<SqlValue<'a>>> From<Option<T>> for SqlValue<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a Option<String>> for SqlValue<'a> {
    fn from(text: &'a Option<String>) -> Self {
        text.as_deref().map_or(Self::Null, Self::Text)
    }
}

/// Numbers as a list in SQL: the ids of the rounds of an import. An import has few, so there are few texts of
/// a statement.
pub(super) fn list(numbers: &[i64]) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}
