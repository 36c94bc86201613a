//! System Utilities: the two cards.

use crate::words::{count, date_time};
use coverlist_api::{ImportView, Person};

/// The first card.
pub const IMPORT: &str = "Bulk Insurance Import";
/// What it does.
pub const IMPORT_ABOUT: &str =
    "Choose a CSV, see what is wrong with it, and stage it. Staging changes no record.";
/// The second card.
pub const PROCESS: &str = "Bulk Insurance Process";
/// What it does.
pub const PROCESS_ABOUT: &str =
    "See what the staged file would change, row by row, then apply it. All of it or nothing.";
/// No file.
pub const NOTHING_STAGED: &str = "No file is staged.";
/// The first card's button.
pub const CHOOSE_FILE: &str = "Choose a file";
/// The first card's button when a file is staged: the screen says what to do.
pub const OPEN_IMPORT: &str = "Open import";
/// The second card's button.
pub const SEE_PLAN: &str = "See the plan";
/// The second card's button when no file is staged.
pub const OPEN_PROCESS: &str = "Open process";
/// The second card's button while processing runs.
pub const SEE_PROGRESS: &str = "See progress";
/// The second card, when there is nothing to process.
pub const STAGE_FIRST: &str = "Stage a file first: Bulk Insurance Import does that.";
/// The first card, when a file is staged.
pub const ONE_AT_A_TIME: &str = "One file at a time: process or delete it before you stage another.";
/// For those who may see what was done but not do it.
pub const HISTORY_INSTEAD: &str = "See past imports";

/// The staged file.
pub fn staged(import: &ImportView) -> String {
    let rows = count(import.rows, "row", "rows");
    format!(
        "{}, {rows}, staged by {} on {}",
        import.name,
        import.staged_by.name,
        date_time(&import.staged_at)
    )
}

/// The file that is being processed.
pub fn processing(import: &ImportView, by: Option<&Person>) -> String {
    let rows = count(import.rows, "row", "rows");
    match by {
        Some(by) => format!("{}, {rows}, is being processed for {}", import.name, by.name),
        None => format!("{}, {rows}, is being processed", import.name),
    }
}
