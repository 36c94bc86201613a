//! The roles that every district has.

use crate::Permission;
use serde::{Deserialize, Serialize};

/// A role that every new district has. The server stores the permissions of roles, and these are the initial
/// ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Has the permissions Manage Settings and View Reports.
    Admin,
    /// Has only the permission View Reports.
    Viewer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Admin, Self::Viewer];

    /// The word for the role on the wire, on the command line and in the database: `admin` or `viewer`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Viewer => "viewer",
        }
    }

    /// The role with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// Whether the role has a permission in a new district.
    pub const fn allows(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Admin, _) | (Self::Viewer, Permission::ViewReports) => true,
            (Self::Viewer, Permission::ManageSettings) => false,
        }
    }
}
