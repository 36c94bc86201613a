//! The files of an export.

/// The files of an export that are read. The others are about classes and grades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The bytes of `users.csv`.
    pub users: Vec<u8>,
    /// The bytes of `roles.csv`, which OneRoster 1.2 has.
    pub roles: Option<Vec<u8>>,
    /// The bytes of `orgs.csv`.
    pub orgs: Option<Vec<u8>>,
}

/// A file of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFile {
    /// The users, one in each row.
    Users,
    /// The roles of users. A user has one or more.
    Roles,
    /// Schools, districts and their departments.
    Orgs,
}

impl ExportFile {
    /// Every file that is read.
    pub const ALL: [Self; 3] = [Self::Users, Self::Roles, Self::Orgs];

    /// The name of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Users => "users.csv",
            Self::Roles => "roles.csv",
            Self::Orgs => "orgs.csv",
        }
    }

    /// The headers of columns without which the file cannot be joined.
    pub(super) const fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Users => &["sourcedId"],
            Self::Roles => &["userSourcedId", "role"],
            Self::Orgs => &["sourcedId", "name"],
        }
    }

    /// Headers that show the delimiter.
    pub(super) const fn usual(self) -> &'static [&'static str] {
        match self {
            Self::Users => &["sourcedId", "status", "enabledUser", "username", "givenName", "familyName"],
            Self::Roles => &["sourcedId", "status", "userSourcedId", "roleType", "role", "orgSourcedId"],
            Self::Orgs => &["sourcedId", "status", "name", "type", "identifier", "parentSourcedId"],
        }
    }
}
