//! The names of the columns of rosters, which are also the names of attributes on the page.

use crate::{Message, text};
use coverlist_core::record::{Attribute, RecordKind};

/// The name of the key of a kind of record.
pub const fn key_column(kind: RecordKind) -> Message {
    match kind {
        RecordKind::User => text::roster_column_user_id(),
        RecordKind::Device => text::roster_column_serial(),
    }
}

/// The name of an attribute.
pub const fn attribute_column(attribute: Attribute) -> Message {
    match attribute {
        Attribute::Name => text::roster_column_name(),
        Attribute::GivenName => text::roster_column_given_name(),
        Attribute::FamilyName => text::roster_column_family_name(),
        Attribute::Email => text::roster_column_email(),
        Attribute::Role => text::roster_column_role(),
        Attribute::School => text::roster_column_school(),
        Attribute::Grade => text::roster_column_grade(),
        Attribute::AssetTag => text::roster_column_asset_tag(),
        Attribute::Model => text::roster_column_model(),
        Attribute::AssignedTo => text::roster_column_assigned_to(),
        Attribute::Location => text::roster_column_location(),
        Attribute::OtherId => text::roster_column_other_id(),
    }
}
