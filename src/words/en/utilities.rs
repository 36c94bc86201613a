//! Sentences of the two cards of System Utilities.

use crate::words::{count, date_time};
use coverlist_api::{ImportView, Person};


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
