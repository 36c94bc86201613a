//! The rows of a report beside their records as they are now.

use super::imports::Import;
use super::outcomes::{OUTCOME, RecordChange, change, change_names, outcome_of, reason_of, reported_rows};
use super::records::{label, label_columns, place, table};
use super::values;
use super::{ImportKey, Row, StoreError, Tx, params};
use coverlist_core::plan::{Outcome, Reason};
use coverlist_core::record::Values;

/// A row of a report, and its record.
pub struct VerifiedRow {
    pub line: u32,
    /// The key as in the file.
    pub key: String,
    pub outcome: Outcome,
    /// Why the planner did not apply the row.
    pub reason: Option<Reason>,
    /// The id of the import that has applied the row last: the reported one, or one that corrects it.
    pub import: i64,
    /// The round of that import.
    pub round: u32,
    /// The change of the record, for an updated row.
    pub change: Option<RecordChange>,
    /// The record that the row is about, or that has its key now.
    pub record: Option<RecordNow>,
}

/// A record as it is now.
pub struct RecordNow {
    pub id: i64,
    /// The label by which people know the record.
    pub label: String,
    /// The school of a user, or the location of a device; empty if it is unknown.
    pub place: String,
    pub values: Values,
}

/// Passes line, outcome and place of each row of the report of an import to `take`.
pub fn each(
    tx: &Tx<'_>,
    import: &Import,
    mut take: impl FnMut(u32, Outcome, &str),
) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT first.line, {OUTCOME}, coalesce(record.{}, '') {}",
        place(import.template.kind),
        rows(import)
    );
    let ImportKey { district, id } = import.key;
    tx.each(&sql, params![district, id], |row| {
        take(row.get(0)?, outcome_of(row.text(1)?)?, row.text(2)?);
        Ok(())
    })
}

/// The rows of these lines of the report of an import, in file order.
pub fn of_lines(tx: &Tx<'_>, import: &Import, lines: &[u32]) -> Result<Vec<VerifiedRow>, StoreError> {
    let kind = import.template.kind;
    let sql = format!(
        "SELECT first.line, staged.key, {OUTCOME}, outcome.reason, latest.id, latest.round, {},
                record.id, {}, record.{}, {} {} AND first.line IN",
        change_names("outcome"),
        label_columns(kind),
        place(kind),
        values::columns("record"),
        rows(import)
    );
    let ImportKey { district, id } = import.key;
    let mut found = tx.query_in(&sql, params![district, id], lines, verified)?;
    found.sort_unstable_by_key(|row| row.line);
    Ok(found)
}

/// The rows of the report of import ?2 of district ?1, each with its `record`.
fn rows(import: &Import) -> String {
    let table = table(import.template.kind);
    let record = format!(
        "LEFT JOIN {table} AS record ON record.district_id = first.district_id
              AND record.id = coalesce(outcome.record_id,
                  (SELECT named.id FROM {table} AS named
                   WHERE named.district_id = first.district_id AND named.match_key = staged.match_key))"
    );
    reported_rows(import, &record)
}

fn verified(row: &Row<'_>) -> Result<VerifiedRow, StoreError> {
    let mut columns = row.columns();
    let (line, key, outcome) = (columns.take()?, columns.take()?, columns.take::<String>()?);
    let reason = columns.take::<Option<String>>()?.map(|id| reason_of(&id)).transpose()?;
    let (import, round, change) = (columns.take()?, columns.take()?, change(&mut columns)?);
    let record = columns.take::<Option<i64>>()?;
    let label = label(&mut columns)?.unwrap_or_default();
    let record = match record {
        Some(id) => {
            Some(RecordNow { id, label, place: columns.take()?, values: values::read(&mut columns)? })
        }
        None => None,
    };
    Ok(VerifiedRow { line, key, outcome: outcome_of(&outcome)?, reason, import, round, change, record })
}
