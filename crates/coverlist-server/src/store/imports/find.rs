use super::super::outcomes::stands;
use super::super::records::table;
use super::super::{ImportKey, StoreError, Tx, params};
use super::import::{self, Import, ProcessedBefore, import, select};
use coverlist_core::record::RecordKind;

/// The import with this key, if it exists.
pub fn by_id(tx: &Tx<'_>, key: ImportKey) -> Result<Option<Import>, StoreError> {
    let sql = format!("{} WHERE import.district_id = ?1 AND import.id = ?2", select());
    tx.first(&sql, params![key.district, key.id], import)
}

/// The district's open import, if it has one.
pub fn open(tx: &Tx<'_>, district: i64) -> Result<Option<Import>, StoreError> {
    let sql = format!(
        "{} WHERE import.district_id = ?1 AND import.state IN ('staged', 'queued')
              AND import.origin = 'list'",
        select()
    );
    tx.first(&sql, params![district], import)
}

/// The id and the name of the district's open import, if its plan has rows about one of two records.
pub fn open_about(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    [one, other]: [i64; 2],
) -> Result<Option<(i64, String)>, StoreError> {
    let sql = format!(
        "SELECT import.id, import.name FROM {} AS record
         JOIN import ON import.district_id = record.district_id AND import.state IN ('staged', 'queued')
              AND import.origin = 'list'
         JOIN template ON template.district_id = import.district_id AND template.id = import.template
         JOIN staged_row AS staged ON staged.district_id = import.district_id
              AND staged.import_id = import.id AND staged.match_key = record.match_key
              AND staged.rejected = 0 AND staged.sample_run IS NULL
         WHERE record.district_id = ?1 AND record.id IN (?3, ?4) AND template.kind = ?2 LIMIT 1",
        table(kind)
    );
    tx.first(&sql, params![district, kind.id(), one, other], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The ids of the imports of one report: an import and those that correct it.
pub fn rounds(tx: &Tx<'_>, import: &Import) -> Result<Vec<i64>, StoreError> {
    let first = import.merges.unwrap_or(import.key.id);
    let sql = "SELECT id FROM import WHERE district_id = ?1 AND merges = ?2";
    let corrections = tx.query(sql, params![import.key.district, first], |row| row.get(0))?;
    Ok([vec![first], corrections].concat())
}

/// Whether a later correction has applied a row of an import.
pub fn is_corrected_later(tx: &Tx<'_>, import: &Import) -> Result<bool, StoreError> {
    let Some(first) = import.merges else { return Ok(false) };
    let sql = format!(
        "SELECT 1 FROM import AS round
         CROSS JOIN staged_row AS again ON again.district_id = round.district_id AND again.import_id = round.id
         JOIN staged_row AS own ON own.district_id = round.district_id AND own.import_id = ?3
              AND own.line = again.line
         JOIN outcome AS done ON done.district_id = round.district_id AND done.import_id = round.id
              AND done.line = again.line AND done.run_id = coalesce(again.sample_run, round.apply_run)
         WHERE round.district_id = ?1 AND round.merges = ?2 AND round.id > ?3
           AND done.outcome IN ('updated', 'unchanged') AND {} LIMIT 1",
        stands()
    );
    let ImportKey { district, id } = import.key;
    Ok(tx.first(&sql, params![district, first, id], |_| Ok(()))?.is_some())
}

/// Up to `limit` imports of a district with an id below `before`, newest first.
pub fn list(tx: &Tx<'_>, district: i64, before: i64, limit: u32) -> Result<Vec<Import>, StoreError> {
    let sql = format!(
        "{} WHERE import.district_id = ?1 AND import.id < ?2 ORDER BY import.id DESC LIMIT ?3",
        select()
    );
    tx.query(&sql, params![district, before, limit], import)
}

/// Up to `limit` processed lists before an import, under its template, whose rows are kept, newest first.
/// Corrections are not among them.
pub(crate) fn lists_before(tx: &Tx<'_>, import: &Import, limit: u32) -> Result<Vec<Import>, StoreError> {
    let sql = format!(
        "{} WHERE import.district_id = ?1 AND import.id < ?2 AND import.template = ?3
              AND import.state = 'processed' AND import.origin = 'list' AND import.merges IS NULL
              AND import.rows_expired IS NULL
         ORDER BY import.id DESC LIMIT ?4",
        select()
    );
    let ImportKey { district, id } = import.key;
    tx.query(&sql, params![district, id, &import.template.id, limit], self::import)
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
           AND import.state = 'processed' AND import.apply_run IS NOT NULL AND import.origin = 'list'
         ORDER BY import.id DESC LIMIT 1",
        params![district, source_sha256, sheet_sha256],
        |row| import::processed_before(&mut row.columns()),
    )?;
    Ok(found.flatten())
}
