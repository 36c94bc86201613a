//! Sessions and permissions.

use coverlist_core::validate::Limits;
use serde::{Deserialize, Serialize};

/// A permission of a role. The default is to deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// System Utilities: stage, plan, process, delete; records.
    ManageSettings,
    /// Reports and the history of imports.
    ViewReports,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 2] = [Self::ManageSettings, Self::ViewReports];

    /// The word on the wire and in the database.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ManageSettings => "manage_settings",
            Self::ViewReports => "view_reports",
        }
    }

    /// The name on the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ManageSettings => "Manage Settings",
            Self::ViewReports => "View Reports",
        }
    }
}

/// The body of a sign-in.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignIn {
    /// The account's e-mail address. Case does not matter.
    pub email: String,
    /// Its password.
    pub password: String,
}

/// The header of a request that the page sends without a person's action. Such a request does not extend the
/// session. Its value is `1`.
pub const BACKGROUND: &str = "coverlist-background";

/// The state of the caller's session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionState {
    /// The session; `None` when nobody is signed in.
    pub session: Option<SessionView>,
}

/// The signed-in account, its district and its permissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionView {
    /// The account's e-mail address.
    pub email: String,
    /// The account's display name.
    pub name: String,
    /// The district's name.
    pub district: String,
    /// The IANA name of the district's time zone, which decides the current day.
    pub time_zone: String,
    /// The permissions of the account's role.
    pub permissions: Vec<Permission>,
    /// The limits on a file.
    pub limits: Limits,
    /// The latest end of the session, RFC 3339.
    pub ends_at: String,
    /// The server's version.
    pub version: String,
}

impl SessionView {
    /// Whether the account's role has a permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}
