use super::super::{ImportKey, StoreError, Tx, params};
use crate::Millis;
use coverlist_core::lifecycle::Origin;
use coverlist_core::record::Field;
use coverlist_core::sheet::Provenance;
use std::collections::BTreeSet;

pub struct NewImport<'a> {
    /// The id of the template.
    pub template: &'a str,
    pub template_version: u32,
    /// The SHA-256 of the sheet, in hexadecimal.
    pub sha256: &'a str,
    /// Where the sheet comes from, as the browser reported it.
    pub provenance: &'a Provenance,
    /// The fields that have a column in the sheet.
    pub fields: &'a BTreeSet<Field>,
    /// The number of accepted and rejected rows.
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    /// The number of ignored rows: those that are not in the sheet, such as totals, and those that repeat
    /// another row.
    pub set_aside: u32,
    /// The id of the account; `None` for the command line.
    pub staged_by: Option<i64>,
    pub origin: Origin,
    /// The id of the import whose rows it corrects.
    pub merges: Option<i64>,
}

/// Adds a staged import, without its sheet and its rows.
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
    let source = &import.provenance.source;
    let provenance = serde_json::to_string(import.provenance).map_err(StoreError::corrupt)?;
    let fields = serde_json::to_string(import.fields).map_err(StoreError::corrupt)?;
    let size = i64::try_from(source.bytes).map_err(StoreError::corrupt)?;
    tx.execute(
        "INSERT INTO import (district_id, id, state, template, template_version, name, size, source_sha256,
                             sha256, provenance, fields, rows_in_file, accepted, rejected, set_aside,
                             staged_by, staged_at, merges, origin, round)
         VALUES (?1, ?2, 'staged', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                 (SELECT coalesce(max(round), 0) + 1 FROM import
                  WHERE district_id = ?1 AND (id = ?17 OR merges = ?17)))",
        params![
            district,
            id,
            import.template,
            import.template_version,
            &source.name,
            size,
            &source.sha256,
            import.sha256,
            &provenance,
            &fields,
            import.rows,
            import.accepted,
            import.rejected,
            import.set_aside,
            import.staged_by,
            now,
            import.merges,
            import.origin.id()
        ],
    )?;
    Ok(ImportKey { district, id })
}
