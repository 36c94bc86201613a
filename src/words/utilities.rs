//! The two cards of System Utilities.

use coverlist_api::{ImportView, Person};

pub fn staged(import: &ImportView) -> String {
    t!(utilities_staged, &import.name, import.rows, &import.staged_by.name, &import.staged_at)
}

pub fn processing(import: &ImportView, by: Option<&Person>) -> String {
    match by {
        Some(by) => t!(utilities_processing_for, &import.name, import.rows, &by.name),
        None => t!(utilities_processing, &import.name, import.rows),
    }
}
