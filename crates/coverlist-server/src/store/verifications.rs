//! What persons noted on the verification sheets of imports.

use super::outcomes::outcome_of;
use super::{ImportKey, Row, SqlValue, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Person;
use coverlist_core::plan::Outcome;

/// What a person noted about a row.
pub struct Mark {
    pub line: u32,
    /// Counts the marks of the row, from 1.
    pub version: u32,
    pub checked: bool,
    /// The person's own words.
    pub note: String,
    pub of: MarkedRow,
    /// The person; `None` for the command line.
    pub by: Option<Person>,
    pub at: Millis,
}

/// What a person saw of a row, in which another round may have another outcome later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedRow {
    pub outcome: Outcome,
    /// The round that had applied the row last.
    pub round: u32,
}

/// A mark to add.
pub struct NewMark<'a> {
    pub line: u32,
    pub checked: bool,
    pub note: &'a str,
    pub of: MarkedRow,
    /// The id of the account; `None` for the command line.
    pub account: Option<i64>,
    pub now: Millis,
}

/// The newest mark of each row of an import, in file order.
pub fn newest(tx: &Tx<'_>, import: ImportKey) -> Result<Vec<Mark>, StoreError> {
    select(tx, "", params![import.district, import.id])
}

/// The newest mark of a row.
pub fn of_line(tx: &Tx<'_>, import: ImportKey, line: u32) -> Result<Option<Mark>, StoreError> {
    let found = select(tx, "AND mark.line = ?3", params![import.district, import.id, line])?;
    Ok(found.into_iter().next())
}

/// Adds a mark, the newest one of its row.
pub fn insert(tx: &Tx<'_>, import: ImportKey, mark: &NewMark<'_>) -> Result<(), StoreError> {
    let NewMark { line, checked, note, of, account, now } = *mark;
    tx.execute(
        "INSERT INTO verification (district_id, import_id, line, version, checked, note, outcome, round,
                                   marked_by, marked_at)
         SELECT ?1, ?2, ?3, coalesce(max(version), 0) + 1, ?4, ?5, ?6, ?7, ?8, ?9
         FROM verification WHERE district_id = ?1 AND import_id = ?2 AND line = ?3",
        params![import.district, import.id, line, checked, note, of.outcome.id(), of.round, account, now],
    )
    .map(drop)
}

pub fn delete(tx: &Tx<'_>, import: ImportKey) -> Result<(), StoreError> {
    let sql = "DELETE FROM verification WHERE district_id = ?1 AND import_id = ?2";
    tx.execute(sql, params![import.district, import.id]).map(drop)
}

fn select(tx: &Tx<'_>, condition: &str, params: &[SqlValue<'_>]) -> Result<Vec<Mark>, StoreError> {
    let sql = format!(
        "SELECT mark.line, mark.version, mark.checked, mark.note, mark.outcome, mark.round,
                marked_by.name, marked_by.email, mark.marked_at
         FROM verification AS mark
         LEFT JOIN account AS marked_by
              ON marked_by.district_id = mark.district_id AND marked_by.id = mark.marked_by
         WHERE mark.district_id = ?1 AND mark.import_id = ?2 {condition}
           AND mark.version = (SELECT max(version) FROM verification AS newest
                               WHERE newest.district_id = mark.district_id
                                 AND newest.import_id = mark.import_id AND newest.line = mark.line)
         ORDER BY mark.line"
    );
    tx.query(&sql, params, mark)
}

fn mark(row: &Row<'_>) -> Result<Mark, StoreError> {
    let mut columns = row.columns();
    let (line, version) = (columns.take()?, columns.take()?);
    let (checked, note) = (columns.take()?, columns.take()?);
    let of = MarkedRow { outcome: outcome_of(&columns.take::<String>()?)?, round: columns.take()? };
    Ok(Mark { line, version, checked, note, of, by: columns.person()?, at: columns.take()? })
}
