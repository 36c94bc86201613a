//! The changes of an import that a run can revert, and what it did with each.

use super::outcomes::{RecordChange, change};
use super::records::{label, label_columns, table};
use super::values::{self, parse};
use super::{ImportKey, Row, RunKey, StoreError, Tx, params};
use coverlist_core::lifecycle::RunKind;
use coverlist_core::plan::{Existing, Reversal, ReversalCounts};
use coverlist_core::record::{RecordKind, Values};

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
        "SELECT outcome.line,
                (SELECT staged.key FROM staged_row AS staged
                 WHERE staged.district_id = outcome.district_id AND staged.import_id = outcome.import_id
                   AND staged.line = outcome.line),
                outcome.before, outcome.after, outcome.version_before, outcome.version_after, {},
                record.id, record.version, {}
         {} AND outcome.line > ?3
         ORDER BY outcome.line LIMIT ?4",
        label_columns(kind),
        values::columns("record"),
        standing(kind, by)
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

/// Notes what a run does with each change that it reverts, in one statement. A reverted record gets its
/// earlier version back, so the change before it can be reverted, too.
pub fn note(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    by: RunKind,
    run: RunKey,
) -> Result<(), StoreError> {
    let if_reverted = |value: &str| format!("CASE WHEN {IS_REVERTED} THEN {value} END");
    let sql = format!(
        "INSERT INTO outcome (district_id, import_id, line, run_id, outcome, record_id, before, after,
                              version_before, version_after)
         SELECT outcome.district_id, outcome.import_id, outcome.line, ?3,
                CASE WHEN {IS_REVERTED} THEN 'reverted' ELSE 'kept' END, record.id,
                {}, {}, {}, {}
         {}",
        if_reverted("outcome.after"),
        if_reverted("outcome.before"),
        if_reverted("outcome.version_after"),
        if_reverted("outcome.version_before"),
        standing(kind, by)
    );
    tx.execute(&sql, params![import.district, import.id, run.id]).map(drop)
}

/// The number of records that a run reverts and keeps, as [`note`] has noted.
pub fn noted(tx: &Tx<'_>, import: ImportKey, run: RunKey) -> Result<ReversalCounts, StoreError> {
    tx.one(
        "SELECT count(*) FILTER (WHERE outcome = 'reverted'), count(*) FILTER (WHERE outcome = 'kept')
         FROM outcome WHERE district_id = ?1 AND import_id = ?2 AND run_id = ?3",
        params![import.district, import.id, run.id],
        counts,
    )
}

/// A record that a run reverts.
pub struct Reverted {
    pub line: u32,
    /// The id of the record.
    pub record: i64,
    /// The version of the record before.
    pub version_before: i64,
    /// The version that the record gets back.
    pub version_after: i64,
    /// The values that the record gets back.
    pub after: Values,
}

/// Up to `limit` records after a line that a run reverts, as [`note`] has noted, in file order.
pub fn reverted(
    tx: &Tx<'_>,
    import: ImportKey,
    run: RunKey,
    line: u32,
    limit: u32,
) -> Result<Vec<Reverted>, StoreError> {
    tx.query(
        "SELECT line, record_id, version_before, version_after, after FROM outcome
         WHERE district_id = ?1 AND import_id = ?2 AND line > ?4 AND run_id = ?3 AND outcome = 'reverted'
         ORDER BY line LIMIT ?5",
        params![import.district, import.id, run.id, line, limit],
        |row| {
            let mut columns = row.columns();
            Ok(Reverted {
                line: columns.take()?,
                record: columns.take()?,
                version_before: columns.take()?,
                version_after: columns.take()?,
                after: parse(row.text(4)?)?,
            })
        },
    )
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
