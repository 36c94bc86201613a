//! Sentences of the stage *plan*.

use super::terms;
use crate::words::{count, date_time, number};
use coverlist_api::ImportView;
use coverlist_core::plan::Counts;

pub const LOOKING: &str = "Looking for a staged file…";
pub const PLANNING: &str = "Comparing every row with its record…";
pub const READY: &str = "The plan is ready.";
pub const NOTHING: &str = "No file is staged";
pub const NOTHING_HELP: &str =
    "Stage a file with Bulk Insurance Import. Its plan then shows here, before anything is applied.";
pub const TO_IMPORT: &str = "Go to Bulk Insurance Import";
pub const LAST: &str = "The last import was";
pub const FILTER: &str = "Show rows";
pub const ALL: &str = "All";
pub const SEARCH: &str = "Search by key";
pub const TABLE: &str = "Plan, row by row";
pub const LINE: &str = "Line";

pub const ACTION: &str = "Action";
pub const RECORD: &str = "Record";
pub const CHANGES: &str = "What changes";
pub const FROM: &str = "from";
pub const TO: &str = "to";
pub const NO_ROWS: &str = "No rows match";
pub const NO_ROWS_HELP: &str = "Show all rows, or search for another key.";
pub const SHOW_ALL: &str = "Show all rows";
pub const DELETE: &str = "Delete staged file";
pub const CANCEL: &str = "Cancel";
pub const DELETED: &str = "The staged file was deleted. No record was changed.";
pub const DELETED_ELSEWHERE: &str = "The staged file was deleted elsewhere. No record was changed.";
pub const STALE: &str = "Records changed since you saw the plan; nothing was applied";
pub const STALE_HELP: &str = "This is the plan as it is now. Look it over, then process it.";
pub const MOVED: &str = "Records changed while you were looking";
pub const SAME_FILE: &str = "This same file was processed before";
pub const ROWS: &str = "Rows";
pub const SET_ASIDE: &str = "Set aside";
pub const CHANGES_NOTHING: &str = "Every row that matches a record already matches. Processing changes \
    nothing; you can delete the staged file.";

pub fn delete_question(name: &str) -> String {
    format!("Delete {name}?")
}

pub const DELETE_MEANS: &str =
    "Its rows are dropped and nothing is applied. No record changes. The file on your computer stays.";

pub fn processed_before(by: &str, at: &str, updated: u32) -> String {
    format!("It was processed on {} by {by}; {} left.", date_time(at), count(updated, "change", "changes"))
}

pub fn ended(import: &ImportView) -> String {
    let state = terms::state(import.state).to_lowercase();
    let at = date_time(import.closed_at.as_ref().unwrap_or(&import.staged_at));
    match &import.closed_by {
        Some(person) => format!("({state} on {at} by {}).", person.name),
        None => format!("({state} on {at})."),
    }
}

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
