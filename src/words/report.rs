//! The stage *report*.

use super::date_time;
use coverlist_api::{ImportView, Person};
use coverlist_core::lifecycle::{RunState, State};
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

/// Who undid an import, and when; `None` unless it is undone and nothing else is queued.
pub fn undone(import: &ImportView) -> Option<(&Person, &str)> {
    let run = import.run.as_ref().filter(|run| run.state == RunState::Applied)?;
    (import.state == State::Undone).then(|| (&run.by, run.ended_at.as_ref().unwrap_or(&run.at).as_str()))
}

/// The number of rows that were not applied, and that processing will not apply.
pub const fn left(state: State, counts: &Counts) -> u32 {
    if state.is_open() { counts.left() - counts.not_processed } else { counts.left() }
}

pub fn sum(counts: &Counts) -> String {
    let Counts { updated, unchanged, skipped, refused, rejected, not_processed } = *counts;
    let sum = t!(report_sum, counts.total(), updated, unchanged, skipped, refused, rejected);
    if not_processed == 0 { sum } else { t!(report_sum_rest, sum, not_processed) }
}
