//! Sentences of the stage *report*.

use crate::words::{count, date_time};
use coverlist_api::{ImportView, Person};

/// Shown when the counts do not add up to the file's rows.

pub fn headline(updated: u32) -> String {
    match updated {
        0 => "Processed: nothing had to change".to_owned(),
        updated => format!("Processed: {} changed", count(updated, "record was", "records were")),
    }
}

pub fn by(person: Option<&Person>, at: &str) -> String {
    match person {
        Some(person) => format!("{}, by {}", date_time(at), person.name),
        None => date_time(at),
    }
}

pub fn staged(import: &ImportView) -> String {
    by(Some(&import.staged_by), &import.staged_at)
}

pub fn everything(not_applied: u32) -> String {
    match not_applied {
        0 => "Every row in the file was applied or already matched.".to_owned(),
        rows => format!(
            "{} not applied. The download has each one in template form, with its line and the reason.",
            count(rows, "row was", "rows were")
        ),
    }
}
