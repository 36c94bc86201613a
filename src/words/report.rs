//! The stage *report*.

use super::date_time;
use coverlist_api::{ImportView, Person};
use coverlist_core::plan::Counts;

/// A time, and the person who acted then, if known.
pub fn by(person: Option<&Person>, at: &str) -> String {
    match person {
        Some(person) => t!(report_by, at, &person.name),
        None => date_time(at),
    }
}

pub fn staged(import: &ImportView) -> String {
    by(Some(&import.staged_by), &import.staged_at)
}

/// Whether every row was applied.
pub fn everything(not_applied: u32) -> String {
    if not_applied == 0 { t!(report_everything) } else { t!(report_not_applied, not_applied) }
}

pub fn sum(counts: &Counts) -> String {
    let Counts { updated, unchanged, skipped, refused, rejected, not_processed } = *counts;
    let sum = t!(report_sum, counts.total(), updated, unchanged, skipped, refused, rejected);
    if not_processed == 0 { sum } else { t!(report_sum_rest, sum, not_processed) }
}
