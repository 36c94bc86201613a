//! The stage *process*: consent and progress.

use super::{duration, list};
use coverlist_api::{ImportView, Progress};
use coverlist_core::plan::Counts;
use coverlist_core::record::RecordKind;

/// What processing the import does, in a sentence.
pub fn effect(import: &ImportView, counts: &Counts) -> String {
    let (name, rows) = (&import.name, counts.total());
    match import.kind {
        _ if counts.updated == 0 => t!(process_changes_nothing, name, rows),
        RecordKind::User => t!(process_changes_users, name, rows, counts.updated),
        RecordKind::Device => t!(process_changes_devices, name, rows, counts.updated),
    }
}

pub fn done(progress: &Progress) -> String {
    t!(process_done_of, progress.done, progress.total)
}

/// The rows per second and the time left, as far as they are known.
pub fn pace(progress: &Progress) -> String {
    let pace = progress.rows_per_second.map(|rows| t!(process_pace, rows));
    let left = progress.left_ms.map(|left| t!(process_left, duration(left)));
    list(pace.into_iter().chain(left).collect())
}
