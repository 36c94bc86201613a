//! The stage *process*: consent and progress.

use super::duration;
use coverlist_api::{ImportView, Progress};
use coverlist_core::plan::Counts;
use coverlist_core::record::RecordKind;

/// What processing the import does, in a sentence.
pub fn effect(import: &ImportView, counts: &Counts) -> String {
    let (name, rows) = (&import.name, import.rows);
    match import.kind {
        _ if counts.updated == 0 => t!(process_changes_nothing, name, rows),
        RecordKind::User => t!(process_changes_users, name, rows, counts.updated),
        RecordKind::Device => t!(process_changes_devices, name, rows, counts.updated),
    }
}

pub fn done(progress: &Progress) -> String {
    t!(process_done_of, progress.done, progress.total)
}

/// The time left; empty while it is unknown.
pub fn left(progress: &Progress) -> String {
    progress.left_ms.map(|left| t!(process_left, duration(left))).unwrap_or_default()
}
