//! The stage *process*: consent and progress.

use super::duration;
use coverlist_api::{ImportView, Progress};
use coverlist_core::plan::{Counts, Sample};
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

/// What processing a sample does, in a sentence.
pub fn sample_effect(kind: RecordKind, sample: Sample, counts: &Counts) -> String {
    let (rows, all) = (sample.size().min(counts.updated), counts.updated);
    match (sample, kind) {
        (Sample::First(_), RecordKind::User) => t!(process_sample_first_users, rows, all),
        (Sample::First(_), RecordKind::Device) => t!(process_sample_first_devices, rows, all),
        (Sample::Draw(_), RecordKind::User) => t!(process_sample_draw_users, rows, all),
        (Sample::Draw(_), RecordKind::Device) => t!(process_sample_draw_devices, rows, all),
    }
}

/// The button that consents: how many records change, or how many rows are processed without a change.
pub fn consent(kind: RecordKind, updated: u32, rows: u32) -> String {
    match (kind, updated) {
        (_, 0) => t!(process_rows, rows),
        (RecordKind::User, users) => t!(process_consent_users, users),
        (RecordKind::Device, devices) => t!(process_consent_devices, devices),
    }
}

pub fn done(progress: &Progress) -> String {
    t!(process_done_of, progress.done, progress.total)
}

/// The time left; empty while it is unknown.
pub fn left(progress: &Progress) -> String {
    progress.left_ms.map(|left| t!(process_left, duration(left))).unwrap_or_default()
}
