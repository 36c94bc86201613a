//! The coverage screen.

use super::locale::with_language;
use super::{number, records as words, terms};
use coverlist_core::record::{RecordKind, Status};

pub fn headline(kind: RecordKind, covered: u32, records: u32) -> String {
    match kind {
        RecordKind::User => t!(coverage_headline_users, covered, records),
        RecordKind::Device => t!(coverage_headline_devices, covered, records),
    }
}

/// A number of records.
pub fn records(kind: RecordKind, records: u32) -> String {
    match kind {
        RecordKind::User => t!(coverage_users, records),
        RecordKind::Device => t!(coverage_devices, records),
    }
}

/// The number of records that are listed, of all.
pub fn found(kind: RecordKind, found: u32, all: u32) -> String {
    t!(coverage_found, found, records(kind, all))
}

/// The button that exports the records of the list, whose number may not be known yet.
pub fn export(kind: RecordKind, found: Option<u32>) -> String {
    match found {
        Some(found) => t!(coverage_export, records(kind, found)),
        None => t!(coverage_export_all),
    }
}

/// What a search of records looks into.
pub fn search(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(coverage_search_users),
        RecordKind::Device => t!(coverage_search_devices),
    }
}

pub fn by_place(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(coverage_by_school),
        RecordKind::Device => t!(coverage_by_location),
    }
}

pub fn by_group(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(coverage_by_grade),
        RecordKind::Device => t!(coverage_by_model),
    }
}

pub fn all_places(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(coverage_all_schools),
        RecordKind::Device => t!(coverage_all_locations),
    }
}

pub fn no_place(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(coverage_no_school),
        RecordKind::Device => t!(coverage_no_location),
    }
}

/// A grade or a model.
pub fn group(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::User => words::grade(name).unwrap_or_else(|| t!(coverage_no_grade)),
        RecordKind::Device if name.is_empty() => t!(coverage_no_model),
        RecordKind::Device => name.to_owned(),
    }
}

/// `None` is a blank status.
pub fn status(status: Option<Status>) -> String {
    status.map_or_else(|| t!(records_no_status), terms::status)
}

/// A status and its number of records.
pub fn part(part: Option<Status>, records: u32) -> String {
    t!(coverage_part, status(part), number(records))
}

/// A month such as `2026-09`: `September 2026`.
pub fn month(month: &str) -> String {
    with_language(|language| language.month(month))
}

/// The short name of a month such as `2026-09`: `Sep`.
pub fn short_month(month: &str) -> String {
    with_language(|language| language.short_month(month))
}
