//! The changes of an import that a run can revert, and what it did with each.

use super::outcomes::{RecordChange, change, change_names};
use super::records::{label, label_columns, table};
use super::values::{self, NAMES, prefixed};
use super::{ImportKey, Row, RunKey, StoreError, Tx, params};
use coverlist_core::lifecycle::RunKind;
use coverlist_core::plan::{Existing, Reversal, ReversalCounts};
use coverlist_core::record::RecordKind;
use std::ops::Range;

/// The rule of [`Reversal::of`] in SQL: the record still has the version that the change gave it.
const IS_REVERTED: &str = "record.version = outcome.version_after";

/// A change of a record that stands, and the record as it is now.
pub struct Revertible {
    pub line: u32,
    /// The key as in the file.
    pub key: String,
    /// The label by which people know the record.
    pub label: String,
    pub change: RecordChange,
    pub record: Existing,
}

impl Revertible {
    /// What reverting the change does with the record.
    pub const fn reversal(&self) -> Reversal {
        Reversal::of(&self.record, self.change.version_after)
    }
}

/// Up to `limit` changes after a line that a run of this kind reverts, in file order. `only` selects those
/// whose record is reverted, or kept.
pub fn after(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    by: RunKind,
    only: Option<Reversal>,
    line: u32,
    limit: u32,
) -> Result<Vec<Revertible>, StoreError> {
    let sql = format!(
        "SELECT outcome.line,
                (SELECT staged.key FROM staged_row AS staged
                 WHERE staged.district_id = outcome.district_id AND staged.import_id = outcome.import_id
                   AND staged.line = outcome.line),
                {}, {}, record.id, record.version, {}
         {} AND outcome.line > ?3 AND (?5 IS NULL OR ({IS_REVERTED}) = ?5)
         ORDER BY outcome.line LIMIT ?4",
        change_names("outcome"),
        label_columns(kind),
        values::columns("record"),
        standing(kind, by)
    );
    let is_reverted = only.map(|only| only == Reversal::Reverted);
    tx.query(&sql, params![import.district, import.id, line, limit, is_reverted], revertible)
}

/// The number of changes that a run of this kind would revert, and of records that it would keep.
pub fn count(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    by: RunKind,
) -> Result<ReversalCounts, StoreError> {
    let sql = format!(
        "SELECT count(*) FILTER (WHERE {IS_REVERTED}), count(*) FILTER (WHERE NOT {IS_REVERTED}) {}",
        standing(kind, by)
    );
    tx.one(&sql, params![import.district, import.id], counts)
}

fn revertible(row: &Row<'_>) -> Result<Revertible, StoreError> {
    let mut columns = row.columns();
    let (line, key, change) = (columns.take()?, columns.take()?, change(&mut columns)?);
    let change = change.ok_or_else(|| StoreError::corrupt("an updated row has no change"))?;
    let label = label(&mut columns)?.unwrap_or_default();
    let (id, version) = (columns.take()?, columns.take()?);
    let record = Existing {
        id,
        version,
        values: values::read(&mut columns)?,
        is_taken: false,
        is_other_person: false,
    };
    Ok(Revertible { line, key, label, change, record })
}

/// Notes what a run does with each change that it reverts, in one statement, and returns their number. A
/// reverted record gets its earlier version back, so the change before it can be reverted, too.
pub fn note(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    by: RunKind,
    run: RunKey,
) -> Result<u32, StoreError> {
    let if_reverted = |column: String| format!("CASE WHEN {IS_REVERTED} THEN outcome.{column} END");
    let swapped = [["version_after".to_owned(), "version_before".to_owned()].to_vec()]
        .into_iter()
        .chain([prefixed("after").to_vec(), prefixed("before").to_vec()])
        .flatten();
    let sql = format!(
        "INSERT INTO outcome (district_id, import_id, line, run_id, outcome, record_id, version_before,
                              version_after, {}, {})
         SELECT outcome.district_id, outcome.import_id, outcome.line, ?3,
                CASE WHEN {IS_REVERTED} THEN 'reverted' ELSE 'kept' END, record.id, {}
         {}",
        prefixed("before").join(", "),
        prefixed("after").join(", "),
        swapped.map(if_reverted).collect::<Vec<_>>().join(", "),
        standing(kind, by)
    );
    let noted = tx.execute(&sql, params![import.district, import.id, run.id])?;
    u32::try_from(noted).map_err(StoreError::corrupt)
}

/// The last line of an import that has an outcome; 0 without one.
pub fn last_line(tx: &Tx<'_>, import: ImportKey) -> Result<u32, StoreError> {
    tx.one(
        "SELECT coalesce(max(line), 0) FROM outcome WHERE district_id = ?1 AND import_id = ?2",
        params![import.district, import.id],
        |row| row.get(0),
    )
}

/// Gives the records of some lines their earlier values and versions back, as [`note`] has noted. Returns
/// their number.
pub fn carry_out(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    run: RunKey,
    lines: Range<u32>,
) -> Result<u32, StoreError> {
    let set = NAMES.iter().zip(prefixed("after")).map(|(name, after)| format!("{name} = outcome.{after}"));
    let sql = format!(
        "UPDATE {} AS record SET {}, version = outcome.version_after FROM outcome
         WHERE outcome.district_id = ?1 AND outcome.import_id = ?2 AND outcome.line >= ?4 AND outcome.line < ?5
           AND outcome.run_id = ?3 AND outcome.outcome = 'reverted'
           AND record.district_id = outcome.district_id AND record.id = outcome.record_id
           AND record.version = outcome.version_before",
        table(kind),
        set.collect::<Vec<_>>().join(", ")
    );
    let written = tx.execute(&sql, params![import.district, import.id, run.id, lines.start, lines.end])?;
    u32::try_from(written).map_err(StoreError::corrupt)
}

/// The changes of an import that stand and that a run of this kind reverts, each with its record. Of the
/// changes of a row, the newest one stands.
fn standing(kind: RecordKind, by: RunKind) -> String {
    format!(
        "FROM outcome
         JOIN run ON run.district_id = outcome.district_id AND run.id = outcome.run_id
         JOIN {} AS record
              ON record.district_id = outcome.district_id AND record.id = outcome.record_id
         WHERE outcome.district_id = ?1 AND outcome.import_id = ?2 AND outcome.version_after IS NOT NULL
           AND run.kind IN ({})
           AND NOT EXISTS (SELECT 1 FROM outcome AS newer
                           WHERE newer.district_id = outcome.district_id
                             AND newer.import_id = outcome.import_id AND newer.line = outcome.line
                             AND newer.run_id > outcome.run_id AND newer.version_after IS NOT NULL)",
        table(kind),
        match by {
            RunKind::Undo => "'sample', 'apply', 'redo'",
            RunKind::UndoSample => "'sample'",
            RunKind::Redo => "'undo'",
            RunKind::Sample | RunKind::Apply => "",
        }
    )
}

fn counts(row: &Row<'_>) -> Result<ReversalCounts, StoreError> {
    Ok(ReversalCounts { reverted: row.get(0)?, kept: row.get(1)? })
}
