//! Adds an import, and deletes its bytes.

use super::super::{ImportKey, StoreError, Tx, params};
use crate::Millis;
use coverlist_core::validate::Choices;

/// An import before it is staged.
pub struct NewImport<'a> {
    /// The template's id.
    pub template: &'a str,
    /// The template's version.
    pub template_version: u32,
    /// The file's name.
    pub name: &'a str,
    /// The bytes as sent.
    pub bytes: &'a [u8],
    /// Their SHA-256, in hexadecimal.
    pub sha256: &'a str,
    /// The admin's decisions about the file.
    pub choices: &'a Choices,
    /// Accepted and rejected rows.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that are never applied.
    pub rejected: u32,
    /// Rows that are not records.
    pub set_aside: u32,
    /// The account that stages it.
    pub staged_by: i64,
}

/// Adds an import with its bytes, staged.
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
    let size = i64::try_from(import.bytes.len()).map_err(StoreError::corrupt)?;
    tx.execute(
        "INSERT INTO import (district_id, id, state, template, template_version, name, size, sha256, choices,
                             rows_in_file, accepted, rejected, set_aside, staged_by, staged_at)
         VALUES (?1, ?2, 'staged', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            district,
            id,
            import.template,
            import.template_version,
            import.name,
            size,
            import.sha256,
            &choices,
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

/// Deletes the bytes of an import.
pub fn delete_bytes(tx: &Tx<'_>, key: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM import_file WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![key.district, key.id]).map(drop)
}
