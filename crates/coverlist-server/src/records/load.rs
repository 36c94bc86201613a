//! A roster, loaded.

use crate::Millis;
use crate::store::{StoreError, Tx, audit, imports, records};
use coverlist_api::{IgnoredRow, LoadedColumn, RecordsLoaded, RefusedRow};
use coverlist_core::roster::{Roster, decide};

/// How many refused rows, and how many ignored ones, an answer names.
const NAMED: usize = 1_000;

/// Loads a roster in the transaction at hand. `account` is `None` for the command line. When a record was added or
/// changed, the plan of the open import is a new one. A load that does nothing is still in the audit log.
pub fn load(
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
        shape: roster.format.title().to_owned(),
        columns: columns(&roster),
        notes: roster.notes.iter().map(|note| note.message()).collect(),
        added: done.added,
        changed: done.changed,
        // A row that says again what an earlier one said finds its record reading so already.
        unchanged: done.unchanged + counted(roster.repeated.len()),
        refused: counted(roster.refused.len()),
        refused_rows: refused_rows(&roster),
        ignored: counted(roster.ignored.len()),
        ignored_rows: ignored_rows(&roster),
    };
    let detail = serde_json::json!({
        "kind": roster.kind,
        "shape": loaded.shape,
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
        read_as: column.read_as.clone(),
    });
    columns.collect()
}

fn refused_rows(roster: &Roster) -> Vec<RefusedRow> {
    let named = roster.refused.iter().take(NAMED).map(|row| RefusedRow {
        line: row.line,
        reason: row.refusal.message(roster.kind),
        record: row.refusal.record().map(str::to_owned),
    });
    named.collect()
}

fn ignored_rows(roster: &Roster) -> Vec<IgnoredRow> {
    let named = roster.ignored.iter().take(NAMED);
    named.map(|row| IgnoredRow { line: row.line, reason: row.reason.message() }).collect()
}

fn counted(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
