use super::imports::Import;
use super::outcomes::stands;
use super::records::{label, label_columns, person, table};
use super::row::Columns;
use super::sql_value::list;
use super::values::{self, ValueColumns};
use super::{ImportKey, Row, RunKey, SqlValue, StoreError, Tx, params};
use coverlist_core::plan::Existing;
use coverlist_core::record::{self, MatchKey};
use std::collections::BTreeSet;

/// A row of a staged file, with the record that its key names.
pub struct StagedRow {
    /// The row. If it is rejected, it has no values.
    pub row: record::Row,
    /// Whether a finding rejects the row, or a person has left it out.
    pub rejected: bool,
    /// Whether a person has left the row out.
    pub left_out: bool,
    /// The record that the key names now; `None` if the row is rejected or no such record exists.
    pub existing: Option<Existing>,
    /// The label by which people know the record; `None` without a record.
    pub label: Option<String>,
    /// The name of a person in the file; empty if it has none.
    pub name: String,
    /// The name of the user, or of the user of the device; `None` if it is unknown or `name` is empty.
    pub person: Option<String>,
    /// The id of the record that a person has accepted for the key.
    pub accepted: Option<i64>,
    /// The id of the record that a person has confirmed, whatever the name, and the name of its person then.
    pub confirmed: Option<(i64, String)>,
}

/// A row of a sheet to stage.
pub struct NewRow {
    pub row: record::Row,
    pub rejected: bool,
    /// The name of a person; empty if the sheet has none.
    pub name: String,
}

/// Adds rows of a staged sheet.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when two accepted rows have the same key.
pub fn insert(tx: &Tx<'_>, import: ImportKey, rows: &[NewRow]) -> Result<(), StoreError> {
    let columns = rows.iter().map(|new| ValueColumns::of(&new.row.values)).collect::<Result<Vec<_>, _>>()?;
    let values = rows.iter().zip(&columns).map(|(NewRow { row, rejected, name }, columns)| {
        let (key, match_key) = (&row.key, row.match_key.as_str());
        let own = params![import.district, import.id, row.line, key, match_key, *rejected, name];
        own.iter().copied().chain(columns.params()).collect::<Vec<_>>()
    });
    let sql = format!(
        "INSERT INTO staged_row (district_id, import_id, line, key, match_key, rejected, name, {})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        values::NAMES.join(", ")
    );
    tx.execute_all(&sql, values).map(drop)
}

/// Up to `limit` rows after a line that no sample has applied and nobody has left out, in file order.
///
/// `rounds` are the import and all others of the same report, see
/// [`imports::rounds`](super::imports::rounds).
pub fn after(
    tx: &Tx<'_>,
    import: &Import,
    rounds: &[i64],
    line: u32,
    limit: u32,
) -> Result<Vec<StagedRow>, StoreError> {
    let sql = format!(
        "{} AND staged.left_out = 0 AND staged.line > ?3 ORDER BY staged.line LIMIT ?4",
        select(import, rounds)
    );
    let ImportKey { district, id } = import.key;
    tx.query(&sql, params![district, id, line, limit], staged_row)
}

/// The rows of these lines that no sample has applied. `rounds` are those of [`after`].
pub fn of_lines(
    tx: &Tx<'_>,
    import: &Import,
    rounds: &[i64],
    lines: &[u32],
) -> Result<Vec<StagedRow>, StoreError> {
    let sql = format!("{} AND staged.line IN", select(import, rounds));
    tx.query_in(&sql, params![import.key.district, import.key.id], lines, staged_row)
}

/// A key of an accepted row, and the record that it names.
pub struct NamedKey {
    pub line: u32,
    /// The key as in the sheet.
    pub key: String,
    /// The id of the record that it names, or that a person has accepted for it.
    pub record: Option<i64>,
    /// Whether a person has rejected a proposal for the row.
    pub is_unmatched: bool,
}

/// The keys of all accepted rows, also of those that samples have applied, in file order.
pub fn named_keys(tx: &Tx<'_>, import: &Import) -> Result<Vec<NamedKey>, StoreError> {
    let sql = format!(
        "SELECT staged.line, staged.key, record.id, staged.is_unmatched
         FROM staged_row AS staged
         LEFT JOIN {} AS record ON record.district_id = staged.district_id
              AND record.match_key = staged.match_key
              AND record.id = coalesce(staged.accepted_record, record.id)
         WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.rejected = 0
         ORDER BY staged.line",
        table(import.template.kind)
    );
    tx.query(&sql, params![import.key.district, import.key.id], |row| {
        let mut columns = row.columns();
        let (line, key, record) = (columns.take()?, columns.take()?, columns.take()?);
        Ok(NamedKey { line, key, record, is_unmatched: columns.take()? })
    })
}

/// The lines after a line that contain a text, in file order. A text of the row, the label of its record, and
/// the text in the record's insurance count.
pub fn lines_with(
    tx: &Tx<'_>,
    import: &Import,
    line: u32,
    search: &record::Search,
) -> Result<Vec<u32>, StoreError> {
    let kind = import.template.kind;
    let sql = format!(
        "SELECT line FROM staged_row
         WHERE district_id = ?1 AND import_id = ?2 AND line > ?3 AND left_out = 0
           AND finds(?4, key, name, policy_number, coverage_type, {})
         UNION
         SELECT staged.line FROM {} AS record
         CROSS JOIN staged_row AS staged ON staged.district_id = record.district_id
              AND staged.import_id = ?2 AND staged.match_key = record.match_key AND staged.rejected = 0
         WHERE record.district_id = ?1 AND staged.line > ?3
           AND finds(?4, {}, record.policy_number, record.coverage_type, {})
         ORDER BY 1",
        values::custom_text("staged_row"),
        table(kind),
        label_columns(kind),
        values::custom_text("record")
    );
    let search = SqlValue::Text(search.as_str());
    tx.query(&sql, params![import.key.district, import.key.id, line, search], |row| row.get(0))
}

/// Selects the rows of import ?2 of district ?1 that no sample has applied, with the columns that
/// [`staged_row`] reads. A condition follows.
fn select(import: &Import, rounds: &[i64]) -> String {
    let kind = import.template.kind;
    format!(
        "SELECT staged.line, staged.key, staged.match_key, staged.rejected, staged.left_out, {}, {}, staged.name,
                CASE WHEN staged.name <> '' THEN {} END, staged.accepted_record,
                staged.confirmed_record, staged.confirmed_name,
                record.id, record.version, {}, {}
         FROM staged_row AS staged
         LEFT JOIN {} AS record ON record.district_id = staged.district_id
              AND record.match_key = staged.match_key AND staged.rejected = 0
         WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.sample_run IS NULL",
        values::columns("staged"),
        label_columns(kind),
        person(kind),
        values::columns("record"),
        if import.merges.is_some() { is_taken(rounds) } else { "0".to_owned() },
        table(kind)
    )
}

/// Whether another one of these rounds has applied a row with the key, or the row itself.
fn is_taken(rounds: &[i64]) -> String {
    let (rounds, stands) = (list(rounds), stands());
    let is_applied = |condition: &str| {
        format!(
            "EXISTS (
                SELECT 1 FROM staged_row AS other
                CROSS JOIN import AS round ON round.district_id = other.district_id
                     AND round.id = other.import_id
                CROSS JOIN outcome AS done ON done.district_id = other.district_id
                     AND done.import_id = other.import_id AND done.line = other.line
                     AND done.run_id = coalesce(other.sample_run, round.apply_run)
                WHERE other.district_id = ?1 AND other.import_id IN ({rounds}) AND other.import_id <> ?2
                  AND {condition} AND done.outcome IN ('updated', 'unchanged') AND {stands})"
        )
    };
    let (by_key, by_line) = (
        is_applied("other.match_key = staged.match_key AND other.rejected = 0"),
        is_applied("other.line = staged.line"),
    );
    format!("({by_key} OR {by_line})")
}

/// Notes the rows that a run has applied before the rest.
pub fn sampled(tx: &Tx<'_>, import: ImportKey, run: RunKey, lines: &BTreeSet<u32>) -> Result<(), StoreError> {
    tx.execute_all(
        "UPDATE staged_row SET sample_run = ?4 WHERE district_id = ?1 AND import_id = ?2 AND line = ?3",
        lines.iter().map(|line| *params![import.district, import.id, *line, run.id]),
    )
    .map(drop)
}

/// The ids of the records that rows of samples name.
pub fn sampled_records(tx: &Tx<'_>, import: &Import) -> Result<Vec<i64>, StoreError> {
    let sql = format!(
        "SELECT record.id FROM staged_row AS staged
         CROSS JOIN {} AS record ON record.district_id = staged.district_id
              AND record.match_key = staged.match_key
         WHERE staged.district_id = ?1 AND staged.import_id = ?2 AND staged.sample_run IS NOT NULL",
        table(import.template.kind)
    );
    tx.query(&sql, params![import.key.district, import.key.id], |row| row.get(0))
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

/// Deletes the values of all rows of an import. What became of each line stays.
pub fn forget_values(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    // Match keys stay unique among accepted rows.
    let sql = "UPDATE staged_row SET key = '', match_key = 'expired ' || line, status = NULL,
                      policy_number = NULL, coverage_type = NULL, coverage_amount_cents = NULL,
                      coverage_start = NULL, coverage_end = NULL, custom = '{}', name = '',
                      confirmed_name = NULL
               WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![import.district, import.id]).map(drop)
}

fn staged_row(row: &Row<'_>) -> Result<StagedRow, StoreError> {
    let mut columns = row.columns();
    let (line, key, match_key) = (columns.take()?, columns.take()?, MatchKey::stored(columns.take()?));
    let (rejected, left_out) = (columns.take()?, columns.take()?);
    let row = record::Row { line, key, match_key, values: values::read(&mut columns)? };
    let label = label(&mut columns)?;
    let (name, person, accepted) = (columns.take()?, columns.take()?, columns.take()?);
    let (confirmed, confirmed_name) = (columns.take::<Option<i64>>()?, columns.take::<Option<String>>()?);
    let confirmed = confirmed.map(|record| (record, confirmed_name.unwrap_or_default()));
    let existing = existing(&mut columns)?;
    Ok(StagedRow { row, rejected, left_out, existing, label, name, person, accepted, confirmed })
}

fn existing(columns: &mut Columns<'_>) -> Result<Option<Existing>, StoreError> {
    let Some(id) = columns.take()? else { return Ok(None) };
    let (version, values) = (columns.take()?, values::read(columns)?);
    Ok(Some(Existing { id, version, values, is_taken: columns.take()?, is_other_person: false }))
}
