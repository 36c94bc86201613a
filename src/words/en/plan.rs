//! The plan: what processing would do.

use super::terms;
use crate::words::{count, date_time, number};
use coverlist_api::ImportView;
use coverlist_core::plan::Counts;
use coverlist_core::record::RecordKind;

/// Before anything is known.
pub const LOOKING: &str = "Looking for a staged file…";
/// While the plan is made.
pub const PLANNING: &str = "Comparing every row with its record…";
/// Said when the plan is there.
pub const READY: &str = "The plan is ready.";
/// No open import.
pub const NOTHING: &str = "No file is staged";
/// What to do then.
pub const NOTHING_HELP: &str =
    "Stage a file with Bulk Insurance Import. Its plan then shows here, before anything is applied.";
/// The way there.
pub const TO_IMPORT: &str = "Go to Bulk Insurance Import";
/// Before the name of the import before.
pub const LAST: &str = "The last import was";
/// The counts' name.
pub const FILTER: &str = "Show rows";
/// No filter.
pub const ALL: &str = "All";
/// Searching.
pub const SEARCH: &str = "Search by key";
/// The table's name.
pub const TABLE: &str = "Plan, row by row";
/// Column: the line.
pub const LINE: &str = "Line";
/// Column: the key.
pub fn key(template: &str) -> &'static str {
    RecordKind::from_id(template).map_or("Key", terms::key)
}
/// Column: what becomes of the row.
pub const ACTION: &str = "Action";
/// Column: the record.
pub const RECORD: &str = "Record";
/// Column: the changes.
pub const CHANGES: &str = "What changes";
/// Read before an old value.
pub const FROM: &str = "from";
/// Read before a new value.
pub const TO: &str = "to";
/// Filter and search leave nothing.
pub const NO_ROWS: &str = "No rows match";
/// What to do then.
pub const NO_ROWS_HELP: &str = "Show all rows, or search for another key.";
/// Takes filter and search away.
pub const SHOW_ALL: &str = "Show all rows";
/// Deletes the staged file.
pub const DELETE: &str = "Delete staged file";
/// Keeps the dialog's question unanswered.
pub const CANCEL: &str = "Cancel";
/// The file was deleted here.
pub const DELETED: &str = "The staged file was deleted. No record was changed.";
/// The file was deleted elsewhere.
pub const DELETED_ELSEWHERE: &str = "The staged file was deleted elsewhere. No record was changed.";
/// The plan is a newer one.
pub const STALE: &str = "Records changed since you saw the plan; nothing was applied";
/// What to do then.
pub const STALE_HELP: &str = "This is the plan as it is now. Look it over, then process it.";
/// The plan changed while it was looked at.
pub const MOVED: &str = "Records changed while you were looking";
/// A file that was processed before.
pub const SAME_FILE: &str = "This same file was processed before";
/// Fact: rows in the file.
pub const ROWS: &str = "Rows";
/// Fact: titles, blanks, comments, examples, totals, repeats.
pub const SET_ASIDE: &str = "Set aside";
/// Nothing would change.
pub const CHANGES_NOTHING: &str = "Every row that matches a record already matches. Processing changes nothing; you can delete the staged file.";

/// Asks before deleting.
pub fn delete_question(name: &str) -> String {
    format!("Delete {name}?")
}

/// What deleting means.
pub const DELETE_MEANS: &str =
    "Its rows are dropped and nothing is applied. No record changes. The file on your computer stays.";

/// A file that was processed before, and how many rows have come to differ since.
pub fn processed_before(by: &str, at: &str, updated: u32) -> String {
    format!("It was processed on {} by {by}; {} left.", date_time(at), count(updated, "change", "changes"))
}

/// What became of the import before, after its name.
pub fn ended(import: &ImportView) -> String {
    let state = terms::state(import.state).to_lowercase();
    let at = date_time(import.closed_at.as_ref().unwrap_or(&import.staged_at));
    match &import.closed_by {
        Some(person) => format!("({state} on {at} by {}).", person.name),
        None => format!("({state} on {at})."),
    }
}

/// The counts as a sum.
pub fn sum(counts: &Counts) -> String {
    format!(
        "{} = {} updated + {} unchanged + {} skipped + {} refused + {} rejected",
        count(counts.total(), "row in the file", "rows in the file"),
        number(counts.updated),
        number(counts.unchanged),
        number(counts.skipped),
        number(counts.refused),
        number(counts.rejected),
    )
}
