use super::super::{ImportKey, StoreError, Tx, params};
use super::import::{Import, SELECT, import};

/// The import with this key, if it exists.
pub fn by_id(tx: &Tx<'_>, key: ImportKey) -> Result<Option<Import>, StoreError> {
    let sql = format!("{SELECT} WHERE import.district_id = ?1 AND import.id = ?2");
    tx.first(&sql, params![key.district, key.id], import)
}

/// The district's open import, if it has one.
pub fn open(tx: &Tx<'_>, district: i64) -> Result<Option<Import>, StoreError> {
    let sql = format!("{SELECT} WHERE import.district_id = ?1 AND import.state IN ('staged', 'queued')");
    tx.first(&sql, params![district], import)
}

/// Up to `limit` imports of a district with an id below `before`, newest first.
pub fn list(tx: &Tx<'_>, district: i64, before: i64, limit: u32) -> Result<Vec<Import>, StoreError> {
    let sql =
        format!("{SELECT} WHERE import.district_id = ?1 AND import.id < ?2 ORDER BY import.id DESC LIMIT ?3");
    tx.query(&sql, params![district, before, limit], import)
}

/// The queued imports of all districts. The one with the oldest consent comes first.
pub fn queued(tx: &Tx<'_>) -> Result<Vec<ImportKey>, StoreError> {
    tx.query(
        "SELECT district_id, id FROM import WHERE state = 'queued' ORDER BY consented_at, district_id",
        &[],
        |row| Ok(ImportKey { district: row.get(0)?, id: row.get(1)? }),
    )
}

/// The uploaded bytes; `None` when the file was deleted.
pub fn bytes(tx: &Tx<'_>, key: ImportKey) -> Result<Option<Vec<u8>>, StoreError> {
    tx.first(
        "SELECT bytes FROM import_file WHERE district_id = ?1 AND import_id = ?2",
        params![key.district, key.id],
        |row| row.get(0),
    )
}
