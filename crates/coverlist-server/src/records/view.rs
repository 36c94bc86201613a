//! Converts users, devices and loads for the API.

use crate::rfc3339;
use crate::store::loads::{Content, Counts, DoneLoad, NotedChange};
use crate::store::records::Record;
use coverlist_api::{ContentView, DeviceView, LoadChangeRow, LoadView, Person, UserView, ValuesView};
use coverlist_core::record::{Attribute, RecordKind};
use coverlist_messages::{roster_kept, text};

pub(super) fn user(record: &Record) -> UserView {
    let attribute = |attribute| value(record, RecordKind::User, attribute);
    UserView {
        id: record.id,
        user_id: record.key.clone(),
        name: attribute(Attribute::Name),
        email: attribute(Attribute::Email),
        role: attribute(Attribute::Role),
        school: attribute(Attribute::School),
        grade: attribute(Attribute::Grade),
        values: ValuesView::from(&record.values),
    }
}

pub(super) fn device(record: &Record) -> DeviceView {
    let attribute = |attribute| value(record, RecordKind::Device, attribute);
    DeviceView {
        id: record.id,
        serial: record.key.clone(),
        asset_tag: attribute(Attribute::AssetTag),
        model: attribute(Attribute::Model),
        assigned_to: attribute(Attribute::AssignedTo),
        location: attribute(Attribute::Location),
        values: ValuesView::from(&record.values),
    }
}

pub(super) fn load(load: DoneLoad) -> LoadView {
    let (loaded, reversal) = match load.counts {
        Counts::Load(counts) => (Some(counts), None),
        Counts::Reversal(counts) => (None, Some(counts)),
    };
    LoadView {
        id: load.key.id,
        kind: load.kind,
        list: load.list.id,
        records: load.records,
        source: load.source,
        by: load.by.unwrap_or_else(command_line),
        at: rfc3339(load.at),
        loaded,
        reversal,
        undone: load.is_undone,
        expired: load.expired,
    }
}

pub(super) fn change(change: NotedChange) -> LoadChangeRow {
    LoadChangeRow {
        kind: change.kind,
        id: change.record,
        before: change.before.map(content),
        after: change.after.map(content),
        kept: change.kept.map(|reason| roster_kept(reason).into()),
    }
}

pub(super) fn content(mut content: Content) -> ContentView {
    let key = content.remove("key").unwrap_or_default();
    content.retain(|_, value| !value.is_empty());
    ContentView { key, attributes: content }
}

/// The name that stands for an account in a load from the command line.
fn command_line() -> Person {
    Person { name: text::part_command_line().to_string(), email: String::new() }
}

fn value(record: &Record, kind: RecordKind, attribute: Attribute) -> String {
    let place = Attribute::of(kind).iter().position(|&other| other == attribute);
    place.and_then(|place| record.attributes.get(place)).cloned().unwrap_or_default()
}
