use crate::store::{StoreError, Tx, audit, imports, records};
use crate::{Failure, Millis};
use coverlist_api::{IgnoredRow, LoadedColumn, ProblemCode, RecordsLoaded, RefusedRow};
use coverlist_core::read::Table;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{self, Roster, RosterError, decide};
use coverlist_core::validate::Limits;
use coverlist_messages::{
    roster_column, roster_error, roster_format, roster_ignored, roster_note, roster_refusal, text,
};

/// The maximum number of refused rows, and of ignored rows, that a response lists.
const NAMED: usize = 1_000;

/// Reads a table as a roster, which is a list of users or devices.
///
/// # Errors
///
/// `file_blocked` when the table is not a roster or has too many rows.
pub fn read_roster(table: &Table, kind: RecordKind, limits: Limits) -> Result<Roster, Failure> {
    let roster =
        if limits.allow_rows_of(table) { roster::read(table, kind) } else { Err(RosterError::TooManyRows) };
    roster.map_err(|error| {
        Failure::refuse(ProblemCode::FileBlocked, text::problem_file_blocked_records(roster_error(&error)))
    })
}

/// Loads a roster, and appends to the audit log even if nothing changes. If a record is added or changed, the
/// plan of the open import is outdated. `account` is `None` for the command line.
pub(super) fn load(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    mut roster: Roster,
    now: Millis,
) -> Result<RecordsLoaded, StoreError> {
    let known = records::known(tx, district, roster.kind)?;
    let decisions = decide(&mut roster, &known);
    let done = records::load(tx, district, &roster, &decisions)?;
    if done.added + done.changed > 0 {
        imports::records_changed(tx, district)?;
    }
    let loaded = RecordsLoaded {
        shape: roster_format(roster.format).into(),
        columns: columns(&roster),
        notes: roster.notes.iter().map(|note| roster_note(*note).into()).collect(),
        added: done.added,
        changed: done.changed,
        // Rows that repeat an earlier row count as unchanged.
        unchanged: done.unchanged + counted(roster.repeated.len()),
        refused: counted(roster.refused.len()),
        refused_rows: refused_rows(&roster),
        ignored: counted(roster.ignored.len()),
        ignored_rows: ignored_rows(&roster),
    };
    let detail = serde_json::json!({
        "kind": roster.kind,
        "format": roster.format.id(),
        "added": loaded.added,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "refused": loaded.refused,
        "ignored": loaded.ignored,
    });
    audit::append(tx, district, account, "records_loaded", &detail, now)?;
    Ok(loaded)
}

fn columns(roster: &Roster) -> Vec<LoadedColumn> {
    let columns = roster.columns.iter().map(|column| LoadedColumn {
        position: column.position,
        header: column.header.clone(),
        read_as: column.read_as.map(|meaning| roster_column(meaning).into()),
    });
    columns.collect()
}

fn refused_rows(roster: &Roster) -> Vec<RefusedRow> {
    let named = roster.refused.iter().take(NAMED).map(|row| RefusedRow {
        line: row.line,
        column: row.refusal.column(),
        reason: roster_refusal(&row.refusal, roster.kind).into(),
        record: row.refusal.record().map(str::to_owned),
    });
    named.collect()
}

fn ignored_rows(roster: &Roster) -> Vec<IgnoredRow> {
    let named = roster.ignored.iter().take(NAMED);
    named
        .map(|row| IgnoredRow { line: row.line, reason: roster_ignored(row.reason, roster.kind).into() })
        .collect()
}

fn counted(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
