//! The stage *plan*.

use super::terms::state_inline;
use coverlist_api::ImportView;
use coverlist_core::plan::Counts;
use coverlist_core::record::RecordKind;

/// How and when the last import ended.
pub fn ended(import: &ImportView) -> String {
    let state = state_inline(import.state);
    let at = import.closed_at.as_ref().unwrap_or(&import.staged_at);
    match &import.closed_by {
        Some(person) => t!(plan_ended_by, state, at, &person.name),
        None => t!(plan_ended, state, at),
    }
}

/// What processing would change, in a sentence.
pub fn headline(kind: RecordKind, counts: &Counts) -> String {
    let rows = counts.total();
    match (kind, counts.updated) {
        (_, 0) => t!(plan_headline_nothing, rows),
        (RecordKind::User, users) => t!(plan_headline_users, users, rows),
        (RecordKind::Device, devices) => t!(plan_headline_devices, devices, rows),
    }
}

/// The number of insured records that a file does not name.
pub fn absent(kind: RecordKind, records: u32) -> String {
    match kind {
        RecordKind::User => t!(absent_users, records),
        RecordKind::Device => t!(absent_devices, records),
    }
}

/// `applied` is the number of rows that samples applied.
pub fn sum(counts: &Counts, applied: u32) -> String {
    let Counts { updated, unchanged, skipped, refused, rejected, .. } = *counts;
    let rows = counts.total() + applied;
    let sum = t!(plan_sum, rows, updated, unchanged, skipped, refused, rejected);
    if applied == 0 { sum } else { t!(plan_sum_rest, sum, applied) }
}
