//! The roles that every district starts with.

use coverlist_api::Permission;

/// A role that every district starts with. What a role allows is kept in the database; deny is the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Role {
    /// Manage Settings and View Reports.
    Admin,
    /// View Reports alone.
    Viewer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Admin, Self::Viewer];

    /// The word on the command line and in the database.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Viewer => "viewer",
        }
    }

    /// What it allows in a new district.
    pub const fn allows(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Admin, _) | (Self::Viewer, Permission::ViewReports) => true,
            (Self::Viewer, Permission::ManageSettings) => false,
        }
    }
}
