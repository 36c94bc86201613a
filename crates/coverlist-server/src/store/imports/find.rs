use super::super::{ImportKey, StoreError, Tx, params};
use super::import::{self, Import, ProcessedBefore, import, select};

/// The import with this key, if it exists.
pub fn by_id(tx: &Tx<'_>, key: ImportKey) -> Result<Option<Import>, StoreError> {
    let sql = format!("{} WHERE import.district_id = ?1 AND import.id = ?2", select());
    tx.first(&sql, params![key.district, key.id], import)
}

/// The district's open import, if it has one.
pub fn open(tx: &Tx<'_>, district: i64) -> Result<Option<Import>, StoreError> {
    let sql = format!("{} WHERE import.district_id = ?1 AND import.state IN ('staged', 'queued')", select());
    tx.first(&sql, params![district], import)
}

/// Up to `limit` imports of a district with an id below `before`, newest first.
pub fn list(tx: &Tx<'_>, district: i64, before: i64, limit: u32) -> Result<Vec<Import>, StoreError> {
    let sql = format!(
        "{} WHERE import.district_id = ?1 AND import.id < ?2 ORDER BY import.id DESC LIMIT ?3",
        select()
    );
    tx.query(&sql, params![district, before, limit], import)
}

/// The latest processed import of a district whose source file or sheet has one of these SHA-256.
pub fn processed_before(
    tx: &Tx<'_>,
    district: i64,
    source_sha256: Option<&str>,
    sheet_sha256: Option<&str>,
) -> Result<Option<ProcessedBefore>, StoreError> {
    let found = tx.first(
        "SELECT import.id, closed_by.name, closed_by.email, import.closed_at
         FROM import LEFT JOIN account AS closed_by
              ON closed_by.district_id = import.district_id AND closed_by.id = import.closed_by
         WHERE import.district_id = ?1 AND (import.source_sha256 = ?2 OR import.sha256 = ?3)
           AND import.state = 'processed'
         ORDER BY import.id DESC LIMIT 1",
        params![district, source_sha256, sheet_sha256],
        |row| import::processed_before(&mut row.columns()),
    )?;
    Ok(found.flatten())
}
