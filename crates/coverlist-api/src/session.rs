//! Who is signed in.

use coverlist_core::validate::Limits;
use serde::{Deserialize, Serialize};

/// What a role allows. Deny is the default.
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

    /// The words on the screen.
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
    /// The account's e-mail address; case does not count.
    pub email: String,
    /// Its password.
    pub password: String,
}

/// The header of a request that the page sends by itself, without a person who did something: it does not count as use of
/// the session. Its value is `1`.
pub const BACKGROUND: &str = "coverlist-background";

/// Whether somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionState {
    /// Who; `None` when nobody is, or the session has ended.
    pub session: Option<SessionView>,
}

/// Who is signed in, where, and what they may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionView {
    /// The account's e-mail address.
    pub email: String,
    /// The account's display name.
    pub name: String,
    /// The district's name.
    pub district: String,
    /// The IANA name of the district's time zone: which day it is there.
    pub time_zone: String,
    /// What the account's role allows.
    pub permissions: Vec<Permission>,
    /// How much a file may be.
    pub limits: Limits,
    /// When the session ends whatever happens, RFC 3339.
    pub ends_at: String,
    /// The server's version.
    pub version: String,
}

impl SessionView {
    /// Whether the account's role allows it.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}
