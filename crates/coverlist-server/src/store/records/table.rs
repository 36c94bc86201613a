use coverlist_core::record::RecordKind;
use coverlist_core::roster::Attribute;

/// The insurance columns of both tables, in the order in which
/// [`coverage::read`](super::super::coverage::read) reads them.
pub(super) const COVERAGE: &str =
    "status, policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end";

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
