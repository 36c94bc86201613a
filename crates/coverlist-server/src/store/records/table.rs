//! The tables and columns of each kind of record.

use coverlist_core::record::RecordKind;
use coverlist_core::roster::Attribute;

/// The insurance columns of both tables, in the order of [`coverage::read`](super::super::coverage::read).
pub(super) const COVERAGE: &str =
    "status, policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end";

/// The table of a kind of record.
pub(in super::super) const fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_record",
        RecordKind::Device => "device_record",
    }
}

/// The column of the key as loaded.
pub(super) const fn key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_id",
        RecordKind::Device => "serial",
    }
}

/// The column of an attribute.
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
