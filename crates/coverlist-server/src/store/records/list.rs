use super::super::values;
use super::super::{Row, StoreError, Tx};
use super::table::{column, key, table};
use crate::store::params;
use coverlist_core::record::{RecordKind, Values};
use coverlist_core::roster::Attribute;

/// A user or a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: i64,
    /// The key in the form in which keys are compared.
    pub match_key: String,
    /// The key as in the roster.
    pub key: String,
    /// One value for each of [`Attribute::of`] its kind. Unknown values are empty.
    pub attributes: Vec<String>,
    /// Rises with each change of the insurance, from 1.
    pub version: i64,
    /// The insurance and the custom fields.
    pub values: Values,
}

/// Up to `limit` records after a match key, sorted by match key.
pub fn after(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    match_key: &str,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    let attributes: Vec<&str> = Attribute::of(kind).iter().map(|&attribute| column(attribute)).collect();
    let sql = format!(
        "SELECT id, match_key, {}, version, {}, {} FROM {}
         WHERE district_id = ?1 AND match_key > ?2 ORDER BY match_key LIMIT ?3",
        key(kind),
        values::NAMES.join(", "),
        attributes.join(", "),
        table(kind)
    );
    tx.query(&sql, params![district, match_key, limit], |row| record(row, attributes.len()))
}

/// The match key of a record, if the record exists.
pub fn match_key(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    id: i64,
) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT match_key FROM {} WHERE district_id = ?1 AND id = ?2", table(kind));
    tx.first(&sql, params![district, id], |row| row.get(0))
}

fn record(row: &Row<'_>, attributes: usize) -> Result<Record, StoreError> {
    let mut columns = row.columns();
    Ok(Record {
        id: columns.take()?,
        match_key: columns.take()?,
        key: columns.take()?,
        version: columns.take()?,
        values: values::read(&mut columns)?,
        attributes: (0..attributes).map(|_| columns.take()).collect::<Result<_, _>>()?,
    })
}
