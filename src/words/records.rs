//! The records screen and its load dialog.

use coverlist_api::RecordsLoaded;
use coverlist_core::record::RecordKind;

/// `None` for a user without a grade.
pub fn grade(grade: &str) -> Option<String> {
    (!grade.is_empty()).then(|| t!(records_grade, grade))
}

pub fn key(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(records_key_users),
        RecordKind::Device => t!(records_key_devices),
    }
}

pub fn load(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(records_load_users),
        RecordKind::Device => t!(records_load_devices),
    }
}

pub fn file_label(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(records_file_users),
        RecordKind::Device => t!(records_file_devices),
    }
}

/// The files that the dialog takes.
pub fn takes(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(records_takes_users),
        RecordKind::Device => t!(records_takes_devices),
    }
}

pub fn nothing(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(records_nothing_users),
        RecordKind::Device => t!(records_nothing_devices),
    }
}

pub fn nothing_help(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(records_nothing_users_help),
        RecordKind::Device => t!(records_nothing_devices_help),
    }
}

/// The rows of the file as a sum.
pub fn loaded(loaded: &RecordsLoaded) -> String {
    let RecordsLoaded { added, changed, unchanged, refused, ignored, .. } = *loaded;
    let rows = added + changed + unchanged + refused;
    let sum = t!(records_loaded, rows, added, changed, unchanged, refused);
    if ignored == 0 { sum } else { t!(records_loaded_and_ignored, sum, ignored) }
}
