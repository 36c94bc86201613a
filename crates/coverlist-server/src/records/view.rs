//! Converts users, devices and loads for the API.

use crate::clock::day_of;
use crate::rfc3339;
use crate::store::loads::{Content, Counts, DoneLoad, NotedChange};
use crate::store::outcomes::RecordChange;
use crate::store::record_history::{Cause, RecordEvent};
use crate::store::records::Record;
use coverlist_api::{
    ChangeView, ContentView, DeviceView, LoadChangeRow, LoadView, Person, RecordEvent as RecordEventKind,
    RecordEventView, UserView, ValuesView,
};
use coverlist_core::coverage::Covering;
use coverlist_core::plan::Change;
use coverlist_core::record::{Attribute, RecordKind};
use coverlist_messages::{roster_kept, text};

pub(super) fn user(record: &Record) -> UserView {
    let attribute = |attribute| record.attribute(RecordKind::User, attribute).to_owned();
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
    let attribute = |attribute| record.attribute(RecordKind::Device, attribute).to_owned();
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

/// The key and the attributes of a record that are not blank.
pub(super) fn content_of(record: &Record, kind: RecordKind) -> ContentView {
    let attributes = Attribute::of(kind).iter().zip(&record.attributes);
    let attributes = attributes.filter(|(_, value)| !value.is_empty());
    ContentView {
        key: record.key.clone(),
        attributes: attributes.map(|(attribute, value)| (attribute.id().to_owned(), value.clone())).collect(),
    }
}

/// Something that changed a record. `covering` says what a change means for the coverage.
pub(super) fn event(event: RecordEvent, covering: &Covering, time_zone: &str) -> RecordEventView {
    let RecordEvent { place, by, is_undone, cause } = event;
    let event = match cause {
        Cause::Run { import, name, origin, line, kind, change: RecordChange { before, after, .. } } => {
            RecordEventKind::Insurance {
                import,
                name,
                origin,
                line,
                run: kind,
                effect: covering.effect(&before, &after),
                changes: Change::between(&before, &after).into_iter().map(ChangeView::from).collect(),
                values: ValuesView::from(&after),
            }
        }
        Cause::Load { kind, source, before, after } => RecordEventKind::Load {
            load: place.id,
            kind,
            source,
            before: before.map(content),
            after: after.map(content),
        },
    };
    RecordEventView {
        by: by.unwrap_or_else(command_line),
        at: rfc3339(place.at),
        on: day_of(place.at, time_zone).to_string(),
        undone: is_undone,
        event,
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
