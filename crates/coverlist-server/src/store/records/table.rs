use coverlist_core::record::RecordKind;
use coverlist_core::roster::Attribute;

pub(in super::super) const fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_record",
        RecordKind::Device => "device_record",
    }
}

/// The column with the key as in the roster.
pub(super) const fn key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_id",
        RecordKind::Device => "serial",
    }
}

pub(super) const fn column(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Name => "name",
        Attribute::Email => "email",
        Attribute::Role => "role",
        Attribute::School => "school",
        Attribute::Grade => "grade",
        Attribute::AssetTag => "asset_tag",
        Attribute::Model => "model",
        Attribute::AssignedTo => "assigned_to",
        Attribute::Location => "location",
    }
}
