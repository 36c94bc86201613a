use super::super::{ImportKey, StoreError, Tx, params};
use crate::Millis;
use coverlist_core::record::Field;
use coverlist_core::validate::Choices;
use std::collections::BTreeSet;

pub struct NewImport<'a> {
    /// The id of the template.
    pub template: &'a str,
    pub template_version: u32,
    pub name: &'a str,
    /// The uploaded bytes.
    pub bytes: &'a [u8],
    /// The SHA-256 of the bytes, in hexadecimal.
    pub sha256: &'a str,
    /// The admin's decisions about the file, such as its date order.
    pub choices: &'a Choices,
    /// The fields that have a column in the file.
    pub fields: &'a BTreeSet<Field>,
    /// The number of accepted and rejected rows.
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    /// The number of ignored rows, such as blank rows and totals.
    pub set_aside: u32,
    /// The id of the account.
    pub staged_by: i64,
}

/// Adds a staged import with its bytes.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when the district has an open import.
pub fn insert(
    tx: &Tx<'_>,
    district: i64,
    import: &NewImport<'_>,
    now: Millis,
) -> Result<ImportKey, StoreError> {
    let id: i64 = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM import WHERE district_id = ?1",
        params![district],
        |row| row.get(0),
    )?;
    let choices = serde_json::to_string(import.choices).map_err(StoreError::corrupt)?;
    let fields = serde_json::to_string(import.fields).map_err(StoreError::corrupt)?;
    let size = i64::try_from(import.bytes.len()).map_err(StoreError::corrupt)?;
    tx.execute(
        "INSERT INTO import (district_id, id, state, template, template_version, name, size, sha256, choices,
                             fields, rows_in_file, accepted, rejected, set_aside, staged_by, staged_at)
         VALUES (?1, ?2, 'staged', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            district,
            id,
            import.template,
            import.template_version,
            import.name,
            size,
            import.sha256,
            &choices,
            &fields,
            import.rows,
            import.accepted,
            import.rejected,
            import.set_aside,
            import.staged_by,
            now
        ],
    )?;
    tx.execute(
        "INSERT INTO import_file (district_id, import_id, bytes) VALUES (?1, ?2, ?3)",
        params![district, id, import.bytes],
    )?;
    Ok(ImportKey { district, id })
}

pub fn delete_bytes(tx: &Tx<'_>, key: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM import_file WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![key.district, key.id]).map(drop)
}
