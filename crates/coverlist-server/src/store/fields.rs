//! The custom fields of a district. Fields are only ever added, and only their names change.

use super::{Row, StoreError, Tx, params};
use crate::Millis;
use coverlist_core::record::{Field, FieldName, FieldSet, FieldType, RecordKind};

/// The fields of a district, the built-in ones included.
pub fn of_district(tx: &Tx<'_>, district: i64) -> Result<FieldSet, StoreError> {
    let custom = tx.query(
        "SELECT kind, number, type, name FROM field WHERE district_id = ?1",
        params![district],
        custom_field,
    )?;
    FieldSet::new(custom).map_err(StoreError::corrupt)
}

/// Adds custom fields, sorted by number. `account` is `None` for the command line.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when the number of a field does not follow the last one of its kind of record.
pub fn insert(
    tx: &Tx<'_>,
    district: i64,
    fields: &[&FieldName],
    account: Option<i64>,
    now: Millis,
) -> Result<(), StoreError> {
    let rows = fields.iter().map(|FieldName { kind, id, name }| {
        *params![district, kind.id(), id.number(), id.field_type().id(), name, now, account]
    });
    tx.execute_all(
        "INSERT INTO field (district_id, kind, number, type, name, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        rows,
    )
    .map(drop)
}

/// Gives custom fields new names.
pub fn rename(tx: &Tx<'_>, district: i64, fields: &[&FieldName]) -> Result<(), StoreError> {
    let rows =
        fields.iter().map(|FieldName { kind, id, name }| *params![district, kind.id(), id.number(), name]);
    tx.execute_all("UPDATE field SET name = ?4 WHERE district_id = ?1 AND kind = ?2 AND number = ?3", rows)
        .map(drop)
}

fn custom_field(row: &Row<'_>) -> Result<FieldName, StoreError> {
    let kind = RecordKind::from_id(&row.get::<String>(0)?);
    let field_type = FieldType::from_id(&row.get::<String>(2)?);
    let kind = kind.ok_or_else(|| StoreError::corrupt("an unknown kind of record"))?;
    let field_type = field_type.ok_or_else(|| StoreError::corrupt("an unknown type of field"))?;
    Ok(FieldName { kind, id: Field::custom(row.get(1)?, field_type), name: row.get(3)? })
}
