//! The bytes of a sheet, in chunks.

use super::super::{ImportKey, StoreError, Tx, params};

/// Adds a chunk of a sheet. Chunks are numbered from 0.
pub fn insert_chunk(tx: &Tx<'_>, key: ImportKey, chunk: u32, bytes: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO import_sheet (district_id, import_id, chunk, bytes) VALUES (?1, ?2, ?3, ?4)";
    tx.execute(sql, params![key.district, key.id, chunk, bytes]).map(drop)
}

/// A chunk of a sheet; `None` after the last one, and when the sheet was deleted.
pub fn chunk(tx: &Tx<'_>, key: ImportKey, chunk: u32) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT bytes FROM import_sheet WHERE district_id = ?1 AND import_id = ?2 AND chunk = ?3";
    tx.first(sql, params![key.district, key.id, chunk], |row| row.get(0))
}

pub fn delete_chunks(tx: &Tx<'_>, key: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM import_sheet WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![key.district, key.id]).map(drop)
}
