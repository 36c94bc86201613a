//! The attributes of a record, such as the name of a user. Lists of users and devices give them.

use super::{FieldType, RecordKind};

/// An attribute of a record, besides its key and its insurance. It is text, and may be blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribute {
    /// The given and family name of a user.
    Name,
    /// The given name of a user. Records have the whole name.
    GivenName,
    /// The family name of a user. Records have the whole name.
    FamilyName,
    /// The e-mail address of a user.
    Email,
    /// The role of a user: `student`, `teacher`, or another word of the template.
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
    /// Another id of the record, by which the district may know it. It is only compared.
    OtherId,
}

impl Attribute {
    /// Every attribute.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::GivenName,
        Self::FamilyName,
        Self::Email,
        Self::Role,
        Self::School,
        Self::Grade,
        Self::AssetTag,
        Self::Model,
        Self::AssignedTo,
        Self::Location,
        Self::OtherId,
    ];

    /// The attributes that the records of a kind have, in display order.
    pub const fn of(kind: RecordKind) -> &'static [Self] {
        match kind {
            RecordKind::User => &[Self::Name, Self::Email, Self::Role, Self::School, Self::Grade],
            RecordKind::Device => &[Self::AssetTag, Self::Model, Self::AssignedTo, Self::Location],
        }
    }

    /// The attributes that lists of a kind of record can have columns of, in the order of the built-in
    /// templates.
    pub const fn listed(kind: RecordKind) -> &'static [Self] {
        match kind {
            RecordKind::User => &[
                Self::Name,
                Self::GivenName,
                Self::FamilyName,
                Self::Email,
                Self::Role,
                Self::School,
                Self::Grade,
                Self::OtherId,
            ],
            RecordKind::Device => {
                &[Self::AssetTag, Self::Model, Self::AssignedTo, Self::Location, Self::OtherId]
            }
        }
    }

    /// The name of the attribute on the wire and in the database, such as `asset_tag`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::Email => "email",
            Self::Role => "role",
            Self::School => "school",
            Self::Grade => "grade",
            Self::AssetTag => "asset_tag",
            Self::Model => "model",
            Self::AssignedTo => "assigned_to",
            Self::Location => "location",
            Self::OtherId => "other_id",
        }
    }

    /// The header of its column in lists that Coverlist writes, and in the built-in templates.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::GivenName => "First Name",
            Self::FamilyName => "Last Name",
            Self::Email => "Email",
            Self::Role => "Role",
            Self::School => "School",
            Self::Grade => "Grade",
            Self::AssetTag => "Asset Tag",
            Self::Model => "Model",
            Self::AssignedTo => "Assigned To",
            Self::Location => "Location",
            Self::OtherId => "Additional ID",
        }
    }

    /// The type of its column in lists. Roles are words of the template.
    pub const fn field_type(self) -> FieldType {
        match self {
            Self::Role => FieldType::Choice,
            _ => FieldType::Text,
        }
    }

    /// Whether nearly every record has another value.
    pub const fn is_distinct(self) -> bool {
        matches!(self, Self::Name | Self::Email | Self::AssetTag | Self::AssignedTo | Self::OtherId)
    }
}
