//! Sentences of the stage *plan*.

use super::terms;
use crate::words::{count, date_time, number};
use coverlist_api::ImportView;
use coverlist_core::plan::Counts;



pub fn delete_question(name: &str) -> String {
    format!("Delete {name}?")
}


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
