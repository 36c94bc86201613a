use super::super::{Row, SqlValue, StoreError};
use rusqlite::{CachedStatement, Connection, params_from_iter};
use std::iter;

/// The number of numbers in one statement of [`Tx::query_in`].
const NUMBERS: usize = 100;

/// A unit of work. Its reads see one snapshot, and its writes commit or roll back together.
///
/// Every method sends one statement, and logs its text at the level `trace`. The text contains no values.
pub struct Tx<'a>(&'a Connection);

impl<'a> Tx<'a> {
    pub(super) const fn new(connection: &'a Connection) -> Self {
        Self(connection)
    }

    /// Runs a statement, and returns the number of written rows.
    pub fn execute(&self, sql: &str, params: &[SqlValue<'_>]) -> Result<usize, StoreError> {
        Ok(self.prepare(sql)?.execute(params_from_iter(params))?)
    }

    /// Runs a statement once for each set of parameters in `rows`, and returns the number of written rows.
    pub(crate) fn execute_all<'p, P: AsRef<[SqlValue<'p>]>>(
        &self,
        sql: &str,
        rows: impl IntoIterator<Item = P>,
    ) -> Result<usize, StoreError> {
        let mut statement = self.prepare(sql)?;
        let mut written = 0;
        for row in rows {
            written += statement.execute(params_from_iter(row.as_ref()))?;
        }
        Ok(written)
    }

    /// Runs a query, and reads every row of its result.
    pub fn query<T>(
        &self,
        sql: &str,
        params: &[SqlValue<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut values = Vec::new();
        self.each(sql, params, |row| {
            values.push(read(row)?);
            Ok(())
        })?;
        Ok(values)
    }

    /// Runs a query, and passes the rows of its result to `take` one by one.
    pub(crate) fn each(
        &self,
        sql: &str,
        params: &[SqlValue<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            take(&Row(row))?;
        }
        Ok(())
    }

    /// All rows of a query whose text ends in `IN`, for these numbers, in no order. It sends a statement for
    /// each hundred of them.
    pub(crate) fn query_in<T, N: Copy + Into<SqlValue<'static>>>(
        &self,
        sql: &str,
        params: &[SqlValue<'_>],
        numbers: &[N],
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let first = params.len() + 1;
        let places: Vec<String> = (first..first + NUMBERS).map(|place| format!("?{place}")).collect();
        let sql = format!("{sql} ({})", places.join(", "));
        let mut rows = Vec::new();
        for group in numbers.chunks(NUMBERS) {
            // The same text each time, so that the statement is prepared once.
            let filled = group.iter().chain(iter::repeat(&group[0])).take(NUMBERS);
            let values: Vec<_> = params.iter().copied().chain(filled.map(|&number| number.into())).collect();
            rows.extend(self.query(&sql, &values, &mut read)?);
        }
        Ok(rows)
    }

    /// Runs a query, and reads the first row of its result; `None` if there is none.
    pub fn first<T>(
        &self,
        sql: &str,
        params: &[SqlValue<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        rows.next()?.map(|row| read(&Row(row))).transpose()
    }

    /// Runs a query that always returns a row, such as a count, and reads that row.
    pub fn one<T>(
        &self,
        sql: &str,
        params: &[SqlValue<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.first(sql, params, read)?.ok_or_else(|| StoreError::corrupt("a result has no row"))
    }

    pub(in super::super) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        Ok(self.0.execute_batch(sql)?)
    }

    fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        tracing::trace!(sql, "statement");
        Ok(self.0.prepare_cached(sql)?)
    }
}
