use super::imports::{self, Import};
use super::records::{label, label_columns, table};
use super::row::Columns;
use super::values::{self, NAMES, ValueColumns, prefixed};
use super::{ImportKey, Row, RunKey, SqlValue, StoreError, Tx, params};
use coverlist_core::plan::{Counts, Outcome, Reason};
use coverlist_core::record::Values;

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
    /// The id of the import that has applied the row last: the reported one, or one that corrects it.
    pub import: i64,
    /// The round of that import.
    pub round: u32,
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
    let columns = outcomes.iter().map(change_columns).collect::<Result<Vec<_>, _>>()?;
    let values = outcomes.iter().zip(&columns).map(|(outcome, columns)| {
        let own = params![
            import.district,
            import.id,
            outcome.line,
            run.id,
            outcome.outcome.id(),
            outcome.reason.map(Reason::id),
            outcome.record,
            outcome.change.as_ref().map(|change| change.version_before),
            outcome.change.as_ref().map(|change| change.version_after)
        ];
        let none = [SqlValue::Null; NAMES.len()];
        let [before, after] =
            columns.as_ref().map_or([none; 2], |columns| columns.each_ref().map(ValueColumns::params));
        own.iter().copied().chain(before).chain(after).collect::<Vec<_>>()
    });
    let sql = format!(
        "INSERT INTO outcome (district_id, import_id, line, run_id, outcome, reason, record_id, version_before,
                              version_after, {}, {})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, {})",
        prefixed("before").join(", "),
        prefixed("after").join(", "),
        (10..10 + 2 * NAMES.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ")
    );
    tx.execute_all(&sql, values).map(drop)
}

/// The values before and after a change; `None` without one.
fn change_columns(outcome: &RowOutcome) -> Result<Option<[ValueColumns<'_>; 2]>, StoreError> {
    let Some(change) = &outcome.change else { return Ok(None) };
    Ok(Some([ValueColumns::of(&change.before)?, ValueColumns::of(&change.after)?]))
}

/// Whether the change of the outcome `done` is undone, in SQL. An undo and its own undo take turns: a change
/// is undone if an odd number of later ones reverted it.
pub(super) const IS_UNDONE: &str = "(
    SELECT count(*) FROM outcome AS back
    WHERE back.district_id = done.district_id AND back.import_id = done.import_id
      AND back.line = done.line AND back.run_id > done.run_id AND back.outcome = 'reverted') % 2";

/// Whether the outcome `done` of import `round` counts, in SQL: a change that is not undone, or else another
/// outcome of an import that is not undone.
pub(super) fn stands() -> String {
    format!("CASE done.outcome WHEN 'updated' THEN {IS_UNDONE} = 0 ELSE round.state <> 'undone' END")
}

/// What became of a row in SQL, see [`reported_rows`].
pub(super) const OUTCOME: &str =
    "coalesce(outcome.outcome, CASE staged.rejected WHEN 1 THEN 'rejected' ELSE 'not_processed' END)";

/// The rows of the report of import ?2 of district ?1, without those that were left out: `staged` is a row as
/// the latest round has it that has applied it, `latest` is the import of that round, and `outcome` is what
/// it did. `joins` may add tables. A condition follows; `first` has the line.
pub(super) fn reported_rows(import: &Import, joins: &str) -> String {
    let latest = if import.corrections > 0 { latest_round() } else { "?2".to_owned() };
    format!(
        "FROM staged_row AS first
         CROSS JOIN import AS latest ON latest.district_id = first.district_id AND latest.id = {latest}
         CROSS JOIN staged_row AS staged ON staged.district_id = first.district_id
              AND staged.import_id = latest.id AND staged.line = first.line
         LEFT JOIN outcome ON outcome.district_id = first.district_id
              AND outcome.import_id = latest.id AND outcome.line = first.line
              AND outcome.run_id = coalesce(staged.sample_run, latest.apply_run)
         {joins}
         WHERE first.district_id = ?1 AND first.import_id = ?2 AND first.left_out = 0"
    )
}

/// The import that has applied a row last: one that corrects import ?2, or that import. A round that changed
/// the record comes before one that did not.
///
/// `CROSS JOIN` keeps the order of the tables. SQLite would begin with all rows of all imports for each row:
/// minutes at 100,000 rows.
fn latest_round() -> String {
    let stands = stands();
    format!(
        "coalesce((
    SELECT round.id FROM import AS round
    CROSS JOIN staged_row AS again ON again.district_id = round.district_id AND again.import_id = round.id
         AND again.line = first.line
    CROSS JOIN outcome AS done ON done.district_id = round.district_id AND done.import_id = round.id
         AND done.line = first.line AND done.run_id = coalesce(again.sample_run, round.apply_run)
    WHERE round.district_id = ?1 AND round.merges = ?2
      AND {stands}
    ORDER BY done.outcome IN ('updated', 'unchanged') DESC, round.id DESC LIMIT 1), ?2)"
    )
}

/// What became of a row, without the change of its record.
pub struct Fate {
    pub line: u32,
    pub outcome: Outcome,
    /// As in [`RowOutcome`].
    pub reason: Option<Reason>,
    /// As in [`Reported`].
    pub import: i64,
}

/// Passes what became of each row of the report of an import to `take`.
pub fn each_fate(tx: &Tx<'_>, import: &Import, mut take: impl FnMut(Fate)) -> Result<(), StoreError> {
    let sql =
        format!("SELECT first.line, {OUTCOME}, outcome.reason, latest.id {}", reported_rows(import, ""));
    tx.each(&sql, params![import.key.district, import.key.id], |row| {
        let outcome = outcome_of(row.text(1)?)?;
        let reason = row.text_or_null(2)?.map(reason_of).transpose()?;
        take(Fate { line: row.get(0)?, outcome, reason, import: row.get(3)? });
        Ok(())
    })
}

/// The outcomes of up to `limit` rows after a line, in file order.
pub fn after(tx: &Tx<'_>, import: &Import, line: u32, limit: u32) -> Result<Vec<Reported>, StoreError> {
    let kind = import.template.kind;
    let sql = format!(
        "SELECT reported.*, {}
         FROM (SELECT first.district_id, first.line, staged.key, {OUTCOME}, outcome.reason,
                      outcome.record_id AS record_id, {}, latest.id, latest.round
               {} AND first.line > ?3
               ORDER BY first.line LIMIT ?4) AS reported
         LEFT JOIN {} AS record
              ON record.district_id = reported.district_id AND record.id = reported.record_id
         ORDER BY reported.line",
        label_columns(kind),
        change_names("outcome"),
        reported_rows(import, ""),
        table(kind)
    );
    let ImportKey { district, id } = import.key;
    tx.query(&sql, params![district, id, line, limit], reported)
}

/// The number of rows per outcome in the report of a processed import, with its corrections.
pub fn reported_counts(tx: &Tx<'_>, import: &Import, own: Counts) -> Result<Counts, StoreError> {
    match import.last_counts {
        Some(counts) => Ok(counts),
        None if import.corrections > 0 => count(tx, import),
        None => Ok(own),
    }
}

/// Counts the rows of a report once more, because they will be deleted.
pub fn keep_counts(tx: &Tx<'_>, key: ImportKey) -> Result<(), StoreError> {
    let Some(import) = imports::by_id(tx, key)?.filter(|import| import.corrections > 0) else {
        return Ok(());
    };
    let counts = serde_json::to_string(&count(tx, &import)?).map_err(StoreError::corrupt)?;
    let sql = "UPDATE import SET last_counts = ?3 WHERE district_id = ?1 AND id = ?2";
    tx.execute(sql, params![key.district, key.id, &counts]).map(drop)
}

fn count(tx: &Tx<'_>, import: &Import) -> Result<Counts, StoreError> {
    let sql = format!("SELECT {OUTCOME}, count(*) {} GROUP BY 1", reported_rows(import, ""));
    let found = tx.query(&sql, params![import.key.district, import.key.id], |row| {
        Ok((outcome_of(row.text(0)?)?, row.get(1)?))
    })?;
    Ok(found.into_iter().collect())
}

/// Deletes the values of records before and after the changes of an import. Which rows changed a record
/// stays.
pub fn forget_values(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let blank = |column: String| match column.ends_with("custom") {
        true => format!("{column} = CASE WHEN {column} IS NOT NULL THEN '{{}}' END"),
        false => format!("{column} = NULL"),
    };
    let columns = [prefixed("before"), prefixed("after")].concat();
    let columns: Vec<String> = columns.into_iter().map(blank).collect();
    let sql = format!("UPDATE outcome SET {} WHERE district_id = ?1 AND import_id = ?2", columns.join(", "));
    tx.execute(&sql, params![import.district, import.id]).map(drop)
}

pub fn delete(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM outcome WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![import.district, import.id]).map(drop)
}

/// The first line of a correction that the import it merges does not have, or has applied.
pub fn not_mergeable(tx: &Tx<'_>, merged: &Import, correction: ImportKey) -> Result<Option<u32>, StoreError> {
    let sql = format!(
        "SELECT added.line FROM staged_row AS added
         WHERE added.district_id = ?1 AND added.import_id = ?3
           AND NOT EXISTS (SELECT 1 {} AND first.line = added.line
                           AND {OUTCOME} NOT IN ('updated', 'unchanged'))
         ORDER BY added.line LIMIT 1",
        reported_rows(merged, "")
    );
    let ImportKey { district, id } = merged.key;
    tx.first(&sql, params![district, id, correction.id], |row| row.get(0))
}

fn reported(row: &Row<'_>) -> Result<Reported, StoreError> {
    let mut columns = row.columns();
    columns.skip(1);
    let (line, key, outcome) = (columns.take()?, columns.take()?, columns.take::<String>()?);
    let outcome = RowOutcome {
        line,
        outcome: outcome_of(&outcome)?,
        reason: columns.take::<Option<String>>()?.map(|id| reason_of(&id)).transpose()?,
        record: columns.take()?,
        change: change(&mut columns)?,
    };
    let (import, round) = (columns.take()?, columns.take()?);
    Ok(Reported { outcome, import, round, key, label: label(&mut columns)? })
}

pub(super) fn outcome_of(id: &str) -> Result<Outcome, StoreError> {
    Outcome::from_id(id).ok_or_else(|| StoreError::corrupt("unknown outcome id"))
}

/// The columns of the outcome `alias` that [`change`] reads.
pub(super) fn change_names(alias: &str) -> String {
    let values = [prefixed("before"), prefixed("after")].concat();
    let columns = ["version_before", "version_after"].into_iter().map(str::to_owned).chain(values);
    columns.map(|column| format!("{alias}.{column}")).collect::<Vec<_>>().join(", ")
}

/// Reads the change of an outcome; `None` if it has none.
pub(super) fn change(columns: &mut Columns<'_>) -> Result<Option<RecordChange>, StoreError> {
    let [version_before, version_after] = [columns.take::<Option<i64>>()?, columns.take()?];
    let (Some(version_before), Some(version_after)) = (version_before, version_after) else {
        columns.skip(2 * NAMES.len());
        return Ok(None);
    };
    let (before, after) = (values::read(columns)?, values::read(columns)?);
    Ok(Some(RecordChange { before, after, version_before, version_after }))
}

pub(super) fn reason_of(id: &str) -> Result<Reason, StoreError> {
    Reason::from_id(id).ok_or_else(|| StoreError::corrupt("unknown reason id"))
}
