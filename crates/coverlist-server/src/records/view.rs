//! Converts users and devices for the API.

use crate::store::records::Record;
use coverlist_api::{DeviceView, UserView, ValuesView};
use coverlist_core::record::{Attribute, RecordKind};

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

fn value(record: &Record, kind: RecordKind, attribute: Attribute) -> String {
    let place = Attribute::of(kind).iter().position(|&other| other == attribute);
    place.and_then(|place| record.attributes.get(place)).cloned().unwrap_or_default()
}
