//! The loads of lists of records: their plans, their list and their undo.

use super::terms;
use coverlist_api::{AttributeChange, LoadView, LoadedRecord, RecordsLoaded};
use coverlist_core::record::{Attribute, RecordKind};
use coverlist_core::roster::{LoadKind, LoadReversalCounts};

/// What loading a file would do.
pub fn plan(preview: &RecordsLoaded) -> String {
    let RecordsLoaded { kind, added, changed, unchanged, refused, ignored, .. } = *preview;
    match added + changed {
        0 => t!(loads_plan_nothing, unchanged, refused, ignored),
        _ => t!(loads_plan, kind.id(), added, changed, unchanged, refused, ignored),
    }
}

/// The button that loads a file.
pub fn load(preview: &RecordsLoaded) -> String {
    t!(loads_now, preview.kind.id(), preview.added + preview.changed)
}

/// The details of a record that get other values, each as a sentence.
pub fn details(record: &LoadedRecord) -> Vec<String> {
    let key = record.old_key.as_ref().filter(|old| **old != record.key);
    let key = key.map(|old| t!(record_difference, t!(field_key), old, &record.key));
    let attributes = record.attributes.iter().map(|AttributeChange { attribute, old, new }| {
        let name = attribute_name(attribute);
        match (old, &record.old_key) {
            (Some(old), _) => t!(record_difference, name, old, new),
            (None, _) => t!(loads_detail, name, new),
        }
    });
    key.into_iter().chain(attributes).collect()
}

fn attribute_name(id: &str) -> String {
    let known = RecordKind::ALL.into_iter().flat_map(Attribute::of).find(|known| known.id() == id);
    known.map(|attribute| terms::attribute(*attribute)).unwrap_or_else(|| id.to_owned())
}

/// What a load was.
pub fn what(load: &LoadView) -> String {
    match (load.kind, load.records) {
        (LoadKind::Load, RecordKind::User) => t!(loads_of_users),
        (LoadKind::Load, RecordKind::Device) => t!(loads_of_devices),
        (LoadKind::Undo, _) => t!(loads_undo_of, load.list.to_string()),
        (LoadKind::Redo, _) => t!(loads_redo_of, load.list.to_string()),
    }
}

/// What a load did, in numbers.
pub fn counts(load: &LoadView) -> String {
    let loaded = load
        .loaded
        .map(|counts| t!(loads_loaded, counts.added, counts.changed, counts.unchanged, counts.refused));
    let reverted =
        load.reversal.map(|counts| t!(loads_reverted, counts.removed, counts.restored, counts.kept));
    loaded.or(reverted).unwrap_or_default()
}

/// The button that opens the dialog.
pub fn button(undone: bool) -> String {
    if undone { t!(loads_redo) } else { t!(loads_undo) }
}

pub fn question(undone: bool) -> String {
    if undone { t!(loads_redo_question) } else { t!(loads_undo_question) }
}

/// The button that consents.
pub fn consent(undone: bool, records: u32) -> String {
    if undone { t!(loads_redo_for, records) } else { t!(loads_undo_for, records) }
}

pub fn returns(counts: LoadReversalCounts) -> String {
    t!(loads_returns, counts.removed, counts.restored, counts.kept)
}
