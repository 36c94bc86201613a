//! The attributes that a roster can give a record, such as the name of a user.

use crate::record::RecordKind;

/// An attribute of a record in a roster, besides its key. Attributes are text and may be blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// The given and family name of a user.
    Name,
    /// The e-mail address of a user.
    Email,
    /// The role of a user: `student`, `teacher`, or another word in the roster.
    Role,
    /// The name of the school that a user belongs to.
    School,
    /// A user's grade in the roster's notation, such as `07`.
    Grade,
    /// The inventory tag on the case of a device.
    AssetTag,
    /// The name of the model of a device.
    Model,
    /// The user or e-mail address that a device is assigned to.
    AssignedTo,
    /// The place of a device, such as a room.
    Location,
}

impl Attribute {
    /// The attributes of a kind of record, in display order.
    pub const fn of(kind: RecordKind) -> &'static [Self] {
        match kind {
            RecordKind::User => &[Self::Name, Self::Email, Self::Role, Self::School, Self::Grade],
            RecordKind::Device => &[Self::AssetTag, Self::Model, Self::AssignedTo, Self::Location],
        }
    }

    /// The name of the attribute on the wire and in the database, such as `asset_tag`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Role => "role",
            Self::School => "school",
            Self::Grade => "grade",
            Self::AssetTag => "asset_tag",
            Self::Model => "model",
            Self::AssignedTo => "assigned_to",
            Self::Location => "location",
        }
    }

    /// The header of its column in lists that Coverlist writes.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Email => "Email",
            Self::Role => "Role",
            Self::School => "School",
            Self::Grade => "Grade",
            Self::AssetTag => "Asset Tag",
            Self::Model => "Model",
            Self::AssignedTo => "Assigned To",
            Self::Location => "Location",
        }
    }
}
