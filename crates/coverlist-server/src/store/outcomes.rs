//! What became of each row of a processed import.

use super::{ImportKey, Row, StoreError, Tx, params, rows};
use coverlist_core::plan::{Outcome, Reason};
use coverlist_core::record::{Coverage, RecordKind};

/// What became of one row.
pub struct RowOutcome {
    /// The row's line.
    pub line: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// Why nothing happened, if the planner said so.
    pub reason: Option<Reason>,
    /// The record that its key named, if it named one.
    pub record: Option<i64>,
    /// For an updated row: what undo compares and sets.
    pub change: Option<RecordChange>,
}

/// The insurance of a record before and after, and its version after.
pub struct RecordChange {
    /// Before.
    pub before: Coverage,
    /// After.
    pub after: Coverage,
    /// The record's version after.
    pub version: i64,
}

/// An outcome, with the row's key and what a person knows the record by.
pub struct Reported {
    /// What became of the row.
    pub outcome: RowOutcome,
    /// The key as it is in the file.
    pub key: String,
    /// What a person knows the record by; `None` when there is none, or it has been deleted since.
    pub label: Option<String>,
}

/// Claims the one run of an import.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when the import was processed before.
pub fn start(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let sql = "INSERT INTO run (district_id, import_id) VALUES (?1, ?2)";
    tx.execute(sql, params![import.district, import.id]).map(drop)
}

/// Adds what became of one row.
pub fn insert(tx: &Tx<'_>, import: ImportKey, outcome: &RowOutcome) -> Result<(), StoreError> {
    let change = outcome.change.as_ref();
    let before = change.map(|change| json(&change.before)).transpose()?;
    let after = change.map(|change| json(&change.after)).transpose()?;
    tx.execute(
        "INSERT INTO outcome (district_id, import_id, line, outcome, reason, record_id, before, after,
                              version_after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            import.district,
            import.id,
            outcome.line,
            outcome.outcome.id(),
            outcome.reason.map(reason_id),
            outcome.record,
            &before,
            &after,
            change.map(|change| change.version)
        ],
    )?;
    Ok(())
}

/// The outcomes of the next `limit` rows after a line, in file order.
pub fn after(
    tx: &Tx<'_>,
    kind: RecordKind,
    import: ImportKey,
    line: u32,
    limit: u32,
) -> Result<Vec<Reported>, StoreError> {
    let sql = match kind {
        RecordKind::User => USERS,
        RecordKind::Device => DEVICES,
    };
    tx.query(sql, params![import.district, import.id, line, limit], reported)
}

const USERS: &str = "
    SELECT outcome.line, staged.key, outcome.outcome, outcome.reason, outcome.record_id, outcome.before,
           outcome.after, outcome.version_after, record.id, record.name, ''
    FROM outcome
    JOIN staged_row AS staged ON staged.district_id = outcome.district_id
         AND staged.import_id = outcome.import_id AND staged.line = outcome.line
    LEFT JOIN user_record AS record ON record.district_id = outcome.district_id AND record.id = outcome.record_id
    WHERE outcome.district_id = ?1 AND outcome.import_id = ?2 AND outcome.line > ?3
    ORDER BY outcome.line LIMIT ?4";

const DEVICES: &str = "
    SELECT outcome.line, staged.key, outcome.outcome, outcome.reason, outcome.record_id, outcome.before,
           outcome.after, outcome.version_after, record.id, record.model, record.asset_tag
    FROM outcome
    JOIN staged_row AS staged ON staged.district_id = outcome.district_id
         AND staged.import_id = outcome.import_id AND staged.line = outcome.line
    LEFT JOIN device_record AS record
         ON record.district_id = outcome.district_id AND record.id = outcome.record_id
    WHERE outcome.district_id = ?1 AND outcome.import_id = ?2 AND outcome.line > ?3
    ORDER BY outcome.line LIMIT ?4";

fn reported(row: &Row<'_>) -> Result<Reported, StoreError> {
    let outcome: String = row.get(2)?;
    let reason: Option<String> = row.get(3)?;
    let label = match row.get::<Option<i64>>(8)? {
        Some(_) => Some(rows::label(&row.get::<String>(9)?, &row.get::<String>(10)?)),
        None => None,
    };
    Ok(Reported {
        key: row.get(1)?,
        label,
        outcome: RowOutcome {
            line: row.get(0)?,
            outcome: Outcome::from_id(&outcome).ok_or_else(|| StoreError::corrupt("unknown outcome id"))?,
            reason: reason.map(|id| reason_of(&id)).transpose()?,
            record: row.get(4)?,
            change: change(row)?,
        },
    })
}

fn change(row: &Row<'_>) -> Result<Option<RecordChange>, StoreError> {
    let (Some(before), Some(after), Some(version)) =
        (row.get::<Option<String>>(5)?, row.get::<Option<String>>(6)?, row.get(7)?)
    else {
        return Ok(None);
    };
    Ok(Some(RecordChange { before: coverage(&before)?, after: coverage(&after)?, version }))
}

fn json(coverage: &Coverage) -> Result<String, StoreError> {
    serde_json::to_string(coverage).map_err(StoreError::corrupt)
}

/// A parser's message may quote what it could not read, so it is not kept.
fn coverage(json: &str) -> Result<Coverage, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::corrupt("invalid coverage JSON"))
}

fn reason_id(reason: Reason) -> &'static str {
    match reason {
        Reason::NoSuchRecord => "no_such_record",
        Reason::EndsBeforeStart => "ends_before_start",
    }
}

fn reason_of(id: &str) -> Result<Reason, StoreError> {
    [Reason::NoSuchRecord, Reason::EndsBeforeStart]
        .into_iter()
        .find(|reason| reason_id(*reason) == id)
        .ok_or_else(|| StoreError::corrupt("unknown reason id"))
}
