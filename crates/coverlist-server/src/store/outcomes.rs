use super::imports::Import;
use super::records::{label, label_columns, table};
use super::row::Columns;
use super::values::parse;
use super::{ImportKey, Row, RunKey, StoreError, Tx, params};
use coverlist_core::plan::{Outcome, Reason};
use coverlist_core::record::{RecordKind, Values};

/// The outcome of one row of an import.
pub struct RowOutcome {
    pub line: u32,
    pub outcome: Outcome,
    /// Why the planner did not apply the row; `None` for an applied or rejected row.
    pub reason: Option<Reason>,
    /// The id of the record that the row's key names, if there is one.
    pub record: Option<i64>,
    /// The change of the record, for an updated row. It makes undo possible.
    pub change: Option<RecordChange>,
}

pub struct RecordChange {
    pub before: Values,
    pub after: Values,
    /// The record's version before the change.
    pub version_before: i64,
    /// The record's version after the change.
    pub version_after: i64,
}

/// An outcome, with the row's key and the record's label.
pub struct Reported {
    pub outcome: RowOutcome,
    /// The key as in the file.
    pub key: String,
    /// The label by which people know the record; `None` without a record.
    pub label: Option<String>,
}

/// Notes what a run did with the rows of an import.
pub fn insert(
    tx: &Tx<'_>,
    import: ImportKey,
    run: RunKey,
    outcomes: &[RowOutcome],
) -> Result<(), StoreError> {
    let texts = outcomes.iter().map(texts).collect::<Result<Vec<_>, _>>()?;
    let values = outcomes.iter().zip(&texts).map(|(outcome, (before, after))| {
        *params![
            import.district,
            import.id,
            outcome.line,
            run.id,
            outcome.outcome.id(),
            outcome.reason.map(reason_id),
            outcome.record,
            before,
            after,
            outcome.change.as_ref().map(|change| change.version_before),
            outcome.change.as_ref().map(|change| change.version_after)
        ]
    });
    tx.execute_all(
        "INSERT INTO outcome (district_id, import_id, line, run_id, outcome, reason, record_id, before, after,
                              version_before, version_after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        values,
    )
    .map(drop)
}

/// The values before and after a change, as JSON.
fn texts(outcome: &RowOutcome) -> Result<(Option<String>, Option<String>), StoreError> {
    let Some(change) = &outcome.change else { return Ok((None, None)) };
    Ok((Some(json(&change.before)?), Some(json(&change.after)?)))
}

/// The outcomes of up to `limit` rows after a line, in file order: what a sample did with a row, or else the
/// run that applied the rest.
pub fn after(
    tx: &Tx<'_>,
    import: &Import,
    kind: RecordKind,
    line: u32,
    limit: u32,
) -> Result<Vec<Reported>, StoreError> {
    let sql = format!(
        "SELECT staged.line, staged.key,
                coalesce(outcome.outcome, CASE staged.rejected WHEN 1 THEN 'rejected' ELSE 'not_processed' END),
                outcome.reason, outcome.record_id, outcome.before, outcome.after, outcome.version_before,
                outcome.version_after, {}
         FROM staged_row AS staged
         LEFT JOIN outcome ON outcome.district_id = staged.district_id
              AND outcome.import_id = staged.import_id AND outcome.line = staged.line
              AND outcome.run_id = coalesce(staged.sample_run, ?5)
         LEFT JOIN {} AS record
              ON record.district_id = outcome.district_id AND record.id = outcome.record_id
         WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.line > ?3
         ORDER BY staged.line LIMIT ?4",
        label_columns(kind),
        table(kind)
    );
    let ImportKey { district, id } = import.key;
    tx.query(&sql, params![district, id, line, limit, import.apply_run], reported)
}

fn reported(row: &Row<'_>) -> Result<Reported, StoreError> {
    let mut columns = row.columns();
    let (line, key, outcome) = (columns.take()?, columns.take()?, columns.take::<String>()?);
    let outcome = RowOutcome {
        line,
        outcome: Outcome::from_id(&outcome).ok_or_else(|| StoreError::corrupt("unknown outcome id"))?,
        reason: columns.take::<Option<String>>()?.map(|id| reason_of(&id)).transpose()?,
        record: columns.take()?,
        change: change(&mut columns)?,
    };
    Ok(Reported { outcome, key, label: label(&mut columns)? })
}

pub(super) fn change(columns: &mut Columns<'_>) -> Result<Option<RecordChange>, StoreError> {
    let [before, after] = [columns.take::<Option<String>>()?, columns.take()?];
    let [version_before, version_after] = [columns.take::<Option<i64>>()?, columns.take()?];
    let (Some(before), Some(after)) = (before, after) else { return Ok(None) };
    let (Some(version_before), Some(version_after)) = (version_before, version_after) else {
        return Ok(None);
    };
    let (before, after) = (parse(&before)?, parse(&after)?);
    Ok(Some(RecordChange { before, after, version_before, version_after }))
}

fn json(values: &Values) -> Result<String, StoreError> {
    serde_json::to_string(values).map_err(StoreError::corrupt)
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
