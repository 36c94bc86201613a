use super::imports::Import;
use super::records::{label, label_columns, table};
use super::row::Columns;
use super::values::{self, ValueColumns};
use super::{ImportKey, Row, RunKey, StoreError, Tx, params};
use coverlist_core::plan::Existing;
use coverlist_core::record::{self, MatchKey};
use std::collections::BTreeSet;

/// A row of a staged file, with the record that its key names.
pub struct StagedRow {
    /// The row. If it is rejected, it has no values.
    pub row: record::Row,
    /// Whether a finding rejects the row.
    pub rejected: bool,
    /// The record that the key names now; `None` if the row is rejected or no such record exists.
    pub existing: Option<Existing>,
    /// The label by which people know the record; `None` without a record.
    pub label: Option<String>,
}

/// Adds rows of a staged sheet, each with whether it is rejected.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when two accepted rows have the same key.
pub fn insert(tx: &Tx<'_>, import: ImportKey, rows: &[(record::Row, bool)]) -> Result<(), StoreError> {
    let columns = rows.iter().map(|(row, _)| ValueColumns::of(&row.values)).collect::<Result<Vec<_>, _>>()?;
    let values = rows.iter().zip(&columns).map(|((row, rejected), columns)| {
        let own = params![import.district, import.id, row.line, &row.key, row.match_key.as_str(), *rejected];
        own.iter().copied().chain(columns.params()).collect::<Vec<_>>()
    });
    let sql = format!(
        "INSERT INTO staged_row (district_id, import_id, line, key, match_key, rejected, {})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        values::NAMES.join(", ")
    );
    tx.execute_all(&sql, values).map(drop)
}

/// Up to `limit` rows after a line that no sample has applied, in file order.
pub fn after(tx: &Tx<'_>, import: &Import, line: u32, limit: u32) -> Result<Vec<StagedRow>, StoreError> {
    let kind = import.template.kind;
    let sql = format!(
        "SELECT staged.line, staged.key, staged.match_key, staged.rejected, {}, {}, record.id, record.version,
                {}, {}
         FROM staged_row AS staged
         LEFT JOIN {} AS record ON record.district_id = staged.district_id
              AND record.match_key = staged.match_key AND staged.rejected = 0
         WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.line > ?3
           AND staged.sample_run IS NULL
         ORDER BY staged.line LIMIT ?4",
        values::columns("staged"),
        label_columns(kind),
        values::columns("record"),
        if import.merges.is_some() { IS_TAKEN } else { "0" },
        table(kind)
    );
    let ImportKey { district, id } = import.key;
    let values = *params![district, id, line, limit, import.merges];
    tx.query(&sql, &values[..if import.merges.is_some() { 5 } else { 4 }], staged_row)
}

/// Whether an applied row of another round of import ?5 has the key.
const IS_TAKEN: &str = "EXISTS (
    SELECT 1 FROM import AS round
    JOIN staged_row AS other ON other.district_id = round.district_id AND other.import_id = round.id
         AND other.match_key = staged.match_key AND other.rejected = 0 AND other.line <> staged.line
    JOIN outcome AS done ON done.district_id = round.district_id AND done.import_id = round.id
         AND done.line = other.line AND done.run_id = coalesce(other.sample_run, round.apply_run)
         AND done.outcome IN ('updated', 'unchanged')
    WHERE round.district_id = ?1 AND (round.id = ?5 OR round.merges = ?5) AND round.id <> ?2
      AND round.state <> 'undone')";

/// Notes the rows that a run has applied before the rest.
pub fn sampled(tx: &Tx<'_>, import: ImportKey, run: RunKey, lines: &BTreeSet<u32>) -> Result<(), StoreError> {
    tx.execute_all(
        "UPDATE staged_row SET sample_run = ?4 WHERE district_id = ?1 AND import_id = ?2 AND line = ?3",
        lines.iter().map(|line| *params![import.district, import.id, *line, run.id]),
    )
    .map(drop)
}

/// Notes that a run has reverted rows of samples, as [`reversals::note`](super::reversals::note) has noted.
pub fn unsampled(tx: &Tx<'_>, import: ImportKey, run: RunKey) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE staged_row SET sample_run = NULL
         WHERE district_id = ?1 AND import_id = ?2 AND sample_run IS NOT NULL
           AND line IN (SELECT line FROM outcome
                        WHERE district_id = ?1 AND import_id = ?2 AND run_id = ?3 AND outcome = 'reverted')",
        params![import.district, import.id, run.id],
    )
    .map(drop)
}

pub fn delete(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM staged_row WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![import.district, import.id]).map(drop)
}

fn staged_row(row: &Row<'_>) -> Result<StagedRow, StoreError> {
    let mut columns = row.columns();
    let (line, key, match_key) = (columns.take()?, columns.take()?, MatchKey::stored(columns.take()?));
    let rejected = columns.take()?;
    let row = record::Row { line, key, match_key, values: values::read(&mut columns)? };
    let label = label(&mut columns)?;
    Ok(StagedRow { row, rejected, label, existing: existing(&mut columns)? })
}

fn existing(columns: &mut Columns<'_>) -> Result<Option<Existing>, StoreError> {
    let Some(id) = columns.take()? else { return Ok(None) };
    let (version, values) = (columns.take()?, values::read(columns)?);
    Ok(Some(Existing { id, version, values, is_taken: columns.take()? }))
}
