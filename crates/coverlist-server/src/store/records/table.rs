//! Which table and columns hold a kind of record.

use coverlist_core::record::RecordKind;
use coverlist_core::roster::Detail;

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

/// The column that holds the key as it is written.
pub(super) const fn key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_id",
        RecordKind::Device => "serial",
    }
}

/// The column that holds a detail.
pub(super) const fn column(detail: Detail) -> &'static str {
    match detail {
        Detail::Name => "name",
        Detail::Email => "email",
        Detail::Role => "role",
        Detail::School => "school",
        Detail::Grade => "grade",
        Detail::AssetTag => "asset_tag",
        Detail::Model => "model",
        Detail::AssignedTo => "assigned_to",
        Detail::Location => "location",
    }
}
