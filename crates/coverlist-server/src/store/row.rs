use super::{SqlValue, StoreError};
use coverlist_api::Person;

/// One row of a query's result.
pub struct Row<'a>(pub(super) &'a rusqlite::Row<'a>);

impl<'a> Row<'a> {
    pub(super) fn columns(&'a self) -> Columns<'a> {
        Columns { row: self, next: 0 }
    }

    /// The value in a column, counted from 0.
    ///
    /// # Errors
    ///
    /// [`StoreError::Corrupt`] when the column does not exist or has another type.
    pub fn get<T: FromColumn>(&self, column: usize) -> Result<T, StoreError> {
        self.get_as(column, T::from_column)
    }

    /// The text in a column, counted from 0, without a copy of it.
    ///
    /// # Errors
    ///
    /// As [`Row::get`].
    pub(super) fn text(&self, column: usize) -> Result<&str, StoreError> {
        let text = self.text_or_null(column)?;
        text.ok_or_else(|| StoreError::corrupt(format!("column {column} holds no text")))
    }

    /// As [`Row::text`]; `None` for NULL.
    pub(super) fn text_or_null(&self, column: usize) -> Result<Option<&str>, StoreError> {
        let value = self.0.get_ref(column)?;
        match SqlValue::of(value) {
            Some(SqlValue::Text(text)) => Ok(Some(text)),
            Some(SqlValue::Null) => Ok(None),
            _ => Err(StoreError::corrupt(format!("column {column} holds {:?}", value.data_type()))),
        }
    }

    fn get_as<T>(
        &self,
        column: usize,
        convert: impl FnOnce(SqlValue<'_>) -> Option<T>,
    ) -> Result<T, StoreError> {
        let value = self.0.get_ref(column)?;
        let converted = SqlValue::of(value).and_then(convert);
        converted.ok_or_else(|| StoreError::corrupt(format!("column {column} holds {:?}", value.data_type())))
    }
}

/// Reads the columns of a row from left to right.
pub(super) struct Columns<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl<'a> Columns<'a> {
    pub(super) fn take<T: FromColumn>(&mut self) -> Result<T, StoreError> {
        self.take_as(T::from_column)
    }

    /// Passes over values.
    pub(super) fn skip(&mut self, values: usize) {
        self.next += values;
    }

    /// The next text; `None` for NULL.
    pub(super) fn text_or_null(&mut self) -> Result<Option<&'a str>, StoreError> {
        let text = self.row.text_or_null(self.next)?;
        self.next += 1;
        Ok(text)
    }

    /// The next value, parsed from its text; `None` for NULL. A text that `parse` cannot read is corrupt.
    pub(super) fn take_parsed<T>(
        &mut self,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        self.take_as(|column| match column {
            SqlValue::Null => Some(None),
            SqlValue::Text(text) => parse(text).map(Some),
            SqlValue::Int(_) | SqlValue::Bytes(_) => None,
        })
    }

    /// The next two values: the name and the e-mail address of an account. The address of a removed account
    /// is empty.
    pub(super) fn person(&mut self) -> Result<Option<Person>, StoreError> {
        let (name, email): (Option<String>, Option<String>) = (self.take()?, self.take()?);
        Ok(name.map(|name| Person { name, email: email.unwrap_or_default() }))
    }

    /// The next value, as `convert` reads it; `convert` returns `None` for a value of another type.
    pub(super) fn take_as<T>(
        &mut self,
        convert: impl FnOnce(SqlValue<'_>) -> Option<T>,
    ) -> Result<T, StoreError> {
        let value = self.row.get_as(self.next, convert)?;
        self.next += 1;
        Ok(value)
    }
}

/// A type that a column can hold.
pub trait FromColumn: Sized {
    /// Converts a value; `None` if it has another type.
    fn from_column(value: SqlValue<'_>) -> Option<Self>;
}

macro_rules! integers_from_columns {
    ($($integer:ty),*) => { $(
        impl FromColumn for $integer {
            fn from_column(value: SqlValue<'_>) -> Option<Self> {
                match value {
                    SqlValue::Int(number) => number.try_into().ok(),
                    _ => None,
                }
            }
        }
    )* };
}
integers_from_columns!(i64, u64, u32, u16);

impl FromColumn for bool {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        i64::from_column(value).map(|number| number != 0)
    }
}

impl<const N: usize> FromColumn for [u8; N] {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        match value {
            SqlValue::Bytes(bytes) => bytes.try_into().ok(),
            _ => None,
        }
    }
}

impl FromColumn for String {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        match value {
            SqlValue::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        match value {
            SqlValue::Bytes(bytes) => Some(bytes.to_vec()),
            _ => None,
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        match value {
            SqlValue::Null => Some(None),
            value => T::from_column(value).map(Some),
        }
    }
}
