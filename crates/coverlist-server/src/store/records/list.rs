use super::super::values::{self, Stored};
use super::super::{Row, StoreError, Tx};
use super::RecordField;
use super::query::RecordQuery;
use super::select::{Select, select_records, sorted};
use super::table::table;
use crate::query::Order;
use crate::store::params;
use coverlist_core::record::{Attribute, MatchKey, RecordKind, Values};

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

impl Record {
    /// The value of an attribute of its kind; empty if it is unknown.
    pub fn attribute(&self, kind: RecordKind, attribute: Attribute) -> &str {
        let place = Attribute::of(kind).iter().position(|&other| other == attribute);
        place.and_then(|place| self.attributes.get(place)).map_or("", String::as_str)
    }
}

/// The place of a record in a sorted list.
pub struct Position {
    /// The value by which the list is sorted; `None` if it is blank, and if the list is sorted by match key.
    pub(super) value: Option<Stored<'static>>,
    pub(super) match_key: String,
}

/// Up to `limit` records that a query finds, from `after` on.
pub fn page(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    query: &RecordQuery,
    after: Option<Position>,
    limit: u32,
) -> Result<Vec<Record>, StoreError> {
    let select = Select::new(district, kind, query, after, limit);
    tx.query(&select.sql, &select.params(), |row| record(row, kind))
}

/// The number of records that a query finds.
pub fn count(tx: &Tx<'_>, district: i64, kind: RecordKind, query: &RecordQuery) -> Result<u32, StoreError> {
    let select = Select::count(district, kind, query);
    tx.one(&select.sql, &select.params(), |row| row.get(0))
}

/// Passes all records that a query finds to `take`, one by one.
pub fn each(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    query: &RecordQuery,
    mut take: impl FnMut(Record),
) -> Result<(), StoreError> {
    let select = Select::new(district, kind, query, None, u32::MAX);
    tx.each(&select.sql, &select.params(), |row| {
        take(record(row, kind)?);
        Ok(())
    })
}

/// All records of a kind, sorted by match key.
pub fn all(tx: &Tx<'_>, district: i64, kind: RecordKind) -> Result<Vec<Record>, StoreError> {
    page(tx, district, kind, &RecordQuery::all(), None, u32::MAX)
}

/// The record with this id, if it exists.
pub fn by_id(tx: &Tx<'_>, district: i64, kind: RecordKind, id: i64) -> Result<Option<Record>, StoreError> {
    let sql = format!("{} WHERE district_id = ?1 AND id = ?2", select_records(kind));
    tx.first(&sql, params![district, id], |row| record(row, kind))
}

/// The id of the record with this key, if it exists.
pub fn id_of(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    key: &MatchKey,
) -> Result<Option<i64>, StoreError> {
    let sql = format!("SELECT id FROM {} WHERE district_id = ?1 AND match_key = ?2", table(kind));
    tx.first(&sql, params![district, key.as_str()], |row| row.get(0))
}

/// The place of a record in an order, if the record exists.
pub fn position(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    order: Order<RecordField>,
    id: i64,
) -> Result<Option<Position>, StoreError> {
    let value = sorted(kind, order).unwrap_or_else(|| "NULL".to_owned());
    let sql = format!("SELECT {value}, match_key FROM {} WHERE district_id = ?1 AND id = ?2", table(kind));
    tx.first(&sql, params![district, id], |row| Ok(Position { value: row.get(0)?, match_key: row.get(1)? }))
}

fn record(row: &Row<'_>, kind: RecordKind) -> Result<Record, StoreError> {
    let mut columns = row.columns();
    Ok(Record {
        id: columns.take()?,
        match_key: columns.take()?,
        key: columns.take()?,
        version: columns.take()?,
        values: values::read(&mut columns)?,
        attributes: Attribute::of(kind).iter().map(|_| columns.take()).collect::<Result<_, _>>()?,
    })
}
