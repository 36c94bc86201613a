//! The changes of an import that a run can revert, and what it did with each.

use super::outcomes::{RecordChange, change, json};
use super::records::{label, label_columns, table};
use super::runs::revertible_by;
use super::values;
use super::{ImportKey, Row, RunKey, StoreError, Tx, params};
use coverlist_core::lifecycle::RunKind;
use coverlist_core::plan::{Existing, Reversal, ReversalCounts};
use coverlist_core::record::RecordKind;

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
        Reversal::of(&self.record, self.change.version)
    }
}

/// Up to `limit` changes after a line that a run of this kind reverts, in file order.
pub fn after(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    by: RunKind,
    line: u32,
    limit: u32,
) -> Result<Vec<Revertible>, StoreError> {
    let sql = format!(
        "SELECT outcome.line, staged.key, outcome.before, outcome.after, outcome.version_after, {},
                record.id, record.version, {}
         FROM outcome
         JOIN run ON run.district_id = outcome.district_id AND run.id = outcome.run_id
         JOIN staged_row AS staged ON staged.district_id = outcome.district_id
              AND staged.import_id = outcome.import_id AND staged.line = outcome.line
         JOIN {} AS record
              ON record.district_id = outcome.district_id AND record.id = outcome.record_id
         WHERE outcome.district_id = ?1 AND outcome.import_id = ?2 AND outcome.line > ?3
           AND outcome.version_after IS NOT NULL AND {}
         ORDER BY outcome.line LIMIT ?4",
        label_columns(kind),
        values::columns("record"),
        table(kind),
        revertible_by(by)
    );
    tx.query(&sql, params![import.district, import.id, line, limit], revertible)
}

/// The number of changes that a run of this kind would revert, and of records that it would keep.
pub fn count(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    by: RunKind,
) -> Result<ReversalCounts, StoreError> {
    let sql = format!(
        "SELECT count(*) FILTER (WHERE record.version = outcome.version_after),
                count(*) FILTER (WHERE record.version <> outcome.version_after)
         FROM outcome
         JOIN run ON run.district_id = outcome.district_id AND run.id = outcome.run_id
         JOIN {} AS record
              ON record.district_id = outcome.district_id AND record.id = outcome.record_id
         WHERE outcome.district_id = ?1 AND outcome.import_id = ?2 AND outcome.version_after IS NOT NULL
           AND {}",
        table(kind),
        revertible_by(by)
    );
    tx.one(&sql, params![import.district, import.id], |row| {
        Ok(ReversalCounts { reverted: row.get(0)?, kept: row.get(1)? })
    })
}

fn revertible(row: &Row<'_>) -> Result<Revertible, StoreError> {
    let mut columns = row.columns();
    let (line, key, change) = (columns.take()?, columns.take()?, change(&mut columns)?);
    let change = change.ok_or_else(|| StoreError::corrupt("an updated row has no change"))?;
    let label = label(&mut columns)?.unwrap_or_default();
    let (id, version) = (columns.take()?, columns.take()?);
    let record = Existing { id, version, values: values::read(&mut columns)? };
    Ok(Revertible { line, key, label, change, record })
}

/// Notes what a run did with each change.
pub fn insert(
    tx: &Tx<'_>,
    import: ImportKey,
    run: RunKey,
    reverted: &[Revertible],
) -> Result<(), StoreError> {
    let texts: Vec<Option<(String, String)>> = reverted.iter().map(texts).collect::<Result<Vec<_>, _>>()?;
    let values = reverted.iter().zip(&texts).map(|(row, texts)| {
        let (before, after) = texts.as_ref().map(|(before, after)| (before, after)).unzip();
        let version = texts.as_ref().map(|_| row.record.version + 1);
        *params![
            import.district,
            import.id,
            row.line,
            run.id,
            row.reversal().id(),
            row.record.id,
            before,
            after,
            version
        ]
    });
    tx.execute_all(
        "INSERT INTO outcome (district_id, import_id, line, run_id, outcome, record_id, before, after,
                              version_after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        values,
    )
    .map(drop)
}

/// The values of a reverted record before and after, as JSON; `None` for a record that is kept.
fn texts(row: &Revertible) -> Result<Option<(String, String)>, StoreError> {
    match row.reversal() {
        Reversal::Kept => Ok(None),
        Reversal::Reverted => Ok(Some((json(&row.record.values)?, json(&row.change.before)?))),
    }
}
