//! Sentences of the two cards of System Utilities.

use crate::words::{count, date_time};
use coverlist_api::{ImportView, Person};

pub const IMPORT: &str = "Bulk Insurance Import";
pub const IMPORT_ABOUT: &str =
    "Choose a CSV, see what is wrong with it, and stage it. Staging changes no record.";
pub const PROCESS: &str = "Bulk Insurance Process";
pub const PROCESS_ABOUT: &str =
    "See what the staged file would change, row by row, then apply it. All of it or nothing.";
pub const MORE: &str = "Other settings";
pub const TEMPLATES_ABOUT: &str = "the columns and rules of insurance lists, and the fields of your records";
pub const NOTHING_STAGED: &str = "No file is staged.";
pub const CHOOSE_FILE: &str = "Choose a file";
pub const OPEN_IMPORT: &str = "Open import";
pub const SEE_PLAN: &str = "See the plan";
pub const OPEN_PROCESS: &str = "Open process";
pub const SEE_PROGRESS: &str = "See progress";
pub const STAGE_FIRST: &str = "Stage a file first: Bulk Insurance Import does that.";
pub const ONE_AT_A_TIME: &str = "One file at a time: process or delete it before you stage another.";
pub const HISTORY_INSTEAD: &str = "See past imports";

pub fn staged(import: &ImportView) -> String {
    let rows = count(import.rows, "row", "rows");
    format!(
        "{}, {rows}, staged by {} on {}",
        import.name,
        import.staged_by.name,
        date_time(&import.staged_at)
    )
}

pub fn processing(import: &ImportView, by: Option<&Person>) -> String {
    let rows = count(import.rows, "row", "rows");
    match by {
        Some(by) => format!("{}, {rows}, is being processed for {}", import.name, by.name),
        None => format!("{}, {rows}, is being processed", import.name),
    }
}
