//! The names of the columns of rosters, which are also the names of attributes on the page.

use crate::{Message, text};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{Attribute, Meaning};

/// What loading reads from a column.
pub const fn roster_column(meaning: Meaning) -> Message {
    match meaning {
        Meaning::Key(RecordKind::User) => text::roster_column_user_id(),
        Meaning::Key(RecordKind::Device) => text::roster_column_serial(),
        Meaning::OtherId => text::roster_column_other_id(),
        Meaning::Filter => text::roster_column_filter(),
        Meaning::Attribute(Attribute::Name) => text::roster_column_name(),
        Meaning::Attribute(Attribute::Email) => text::roster_column_email(),
        Meaning::Attribute(Attribute::Role) => text::roster_column_role(),
        Meaning::Attribute(Attribute::School) => text::roster_column_school(),
        Meaning::Attribute(Attribute::Grade) => text::roster_column_grade(),
        Meaning::Attribute(Attribute::AssetTag) => text::roster_column_asset_tag(),
        Meaning::Attribute(Attribute::Model) => text::roster_column_model(),
        Meaning::Attribute(Attribute::AssignedTo) => text::roster_column_assigned_to(),
        Meaning::Attribute(Attribute::Location) => text::roster_column_location(),
    }
}
