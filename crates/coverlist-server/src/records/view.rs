//! Records as they go over the wire.

use crate::store::records::Record;
use coverlist_api::{CoverageView, DeviceView, UserView};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::Detail;

/// A user as it goes over the wire.
pub fn user(record: &Record) -> UserView {
    let detail = |detail| value(record, RecordKind::User, detail);
    UserView {
        id: record.id,
        user_id: record.key.clone(),
        name: detail(Detail::Name),
        email: detail(Detail::Email),
        role: detail(Detail::Role),
        school: detail(Detail::School),
        grade: detail(Detail::Grade),
        coverage: CoverageView::from(&record.coverage),
    }
}

/// A device as it goes over the wire.
pub fn device(record: &Record) -> DeviceView {
    let detail = |detail| value(record, RecordKind::Device, detail);
    DeviceView {
        id: record.id,
        serial: record.key.clone(),
        asset_tag: detail(Detail::AssetTag),
        model: detail(Detail::Model),
        assigned_to: detail(Detail::AssignedTo),
        location: detail(Detail::Location),
        coverage: CoverageView::from(&record.coverage),
    }
}

fn value(record: &Record, kind: RecordKind, detail: Detail) -> String {
    let place = Detail::of(kind).iter().position(|&other| other == detail);
    place.and_then(|place| record.details.get(place)).cloned().unwrap_or_default()
}
