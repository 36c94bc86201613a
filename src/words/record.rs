//! The record screen.

use super::terms;
use coverlist_api::{ContentView, RecordView};
use coverlist_core::coverage::Covered;
use coverlist_core::record::{Attribute, Field, RecordKind};
use coverlist_core::roster::LoadKind;

pub fn title(kind: RecordKind, key: &str) -> String {
    t!(record_title, kind.id(), key)
}

pub fn noun(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(record_user),
        RecordKind::Device => t!(record_device),
    }
}

/// The heading above the records that belong to one of this kind.
pub fn related(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(record_devices),
        RecordKind::Device => t!(record_assigned),
    }
}

pub fn no_related(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(record_no_devices),
        RecordKind::Device => t!(record_not_assigned),
    }
}

/// Whether the record is insured now, and until when.
pub fn coverage(record: &RecordView) -> String {
    let date = |field| record.values.text(field);
    match (record.covered, date(Field::CoverageStart), date(Field::CoverageEnd)) {
        (Covered::Yes, _, Some(end)) => t!(record_covered_until, end),
        (Covered::Yes, _, None) => t!(record_covered),
        (Covered::NotYet, start, _) => t!(record_not_yet, start.unwrap_or_default()),
        (Covered::Ended, _, end) => t!(record_ended, end.unwrap_or_default()),
        (Covered::No, ..) => t!(record_uncovered),
    }
}

/// The list from which a record was loaded.
pub fn list(source: Option<&str>) -> String {
    match source {
        Some(source) => t!(record_load_source, source),
        None => t!(record_load),
    }
}

/// What the load of a list did; `None` for an undo and a redo.
pub fn loaded(kind: LoadKind, was_there: bool, is_there: bool) -> Option<String> {
    match (kind, was_there, is_there) {
        (LoadKind::Undo | LoadKind::Redo, ..) => None,
        (LoadKind::Load, false, _) => Some(t!(record_added)),
        (LoadKind::Load, true, true) => Some(t!(record_details_changed)),
        (LoadKind::Load, true, false) => Some(t!(record_removed)),
    }
}

/// The key and the attributes that differ between two contents of a record, each as a sentence. A record that
/// was added or removed differs in none.
pub fn differences(before: Option<&ContentView>, after: Option<&ContentView>) -> Vec<String> {
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    let key =
        (before.key != after.key).then(|| t!(record_difference, t!(field_key), &before.key, &after.key));
    let of = |content: &ContentView, attribute: Attribute| {
        content.attributes.get(attribute.id()).cloned().unwrap_or_else(|| t!(terms_blank))
    };
    let attributes = RecordKind::ALL.into_iter().flat_map(Attribute::of).copied();
    let differ = attributes
        .filter(|&attribute| before.attributes.get(attribute.id()) != after.attributes.get(attribute.id()));
    let differ = differ.map(|attribute| {
        let name = terms::attribute(attribute);
        t!(record_difference, name, of(before, attribute), of(after, attribute))
    });
    key.into_iter().chain(differ).collect()
}

/// The title of the panel that moves coverage.
pub fn moving(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(record_move_user),
        RecordKind::Device => t!(record_move_device),
    }
}

pub fn move_means(kind: RecordKind) -> String {
    t!(record_move_means, kind.id())
}

/// The label of the search for the other record.
pub fn other(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(record_other_user),
        RecordKind::Device => t!(record_other_device),
    }
}

pub fn nobody(kind: RecordKind) -> String {
    match kind {
        RecordKind::User => t!(record_nobody),
        RecordKind::Device => t!(record_no_device),
    }
}
