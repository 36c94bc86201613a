//! Signing in, the session, and its permissions.

use coverlist_core::validate::Limits;
use serde::{Deserialize, Serialize};

/// A permission of a role. Without a permission, the server refuses the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Stage, plan, process and delete imports, and load records.
    ManageSettings,
    /// Read coverage, reports and the history of imports.
    ViewReports,
}

impl Permission {
    /// Every permission that a role can have.
    pub const ALL: [Self; 2] = [Self::ManageSettings, Self::ViewReports];

    /// The name of the permission on the wire and in the database, such as `manage_settings`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ManageSettings => "manage_settings",
            Self::ViewReports => "view_reports",
        }
    }
}

/// The body of the request that signs in.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignIn {
    /// The account's e-mail address. Case does not matter.
    pub email: String,
    /// The password of the account, in plain text.
    pub password: String,
}

/// The body of the request that changes the password of the signed-in account. Its other sessions end.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password until now, in plain text.
    pub current: String,
    /// The new password, in plain text.
    pub new: String,
}

/// The body of the request that exchanges the signed token of an issuer for a session.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TokenExchange {
    /// The token: a JWT, signed with EdDSA or ES256.
    pub token: String,
}

/// A session that is sent in a header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeaderSession {
    /// The secret of the session, 64 hexadecimal digits. Requests send it as `Authorization: Bearer KEY`.
    pub key: String,
    /// The person, the district and the permissions.
    pub session: SessionView,
}

/// The header of a request that the page sends without a person's action. Such a request does not extend the
/// session. Its value is `1`.
pub const BACKGROUND: &str = "coverlist-background";

/// The header of every answer that states which build of the page the server has. A page of another build is
/// to be loaded again.
pub const BUILD: &str = "coverlist-build";

/// The header of a request that names the account for which its page was opened, as
/// [`SessionView::account`] does. The server refuses the request when the session is of another account.
pub const ACCOUNT: &str = "coverlist-account";

/// The answer about the caller's session.
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
    /// The id of the signed-in account, for the header [`ACCOUNT`]. Programs only compare it.
    pub account: String,
    /// The e-mail address of the signed-in account.
    pub email: String,
    /// The display name of the signed-in account.
    pub name: String,
    /// The name of the district that the account belongs to.
    pub district: String,
    /// The IANA name of the district's time zone, which decides the current day.
    pub time_zone: String,
    /// The tag of the language that the account chose (BCP 47); `null` for the browser's language.
    pub language: Option<String>,
    /// The permissions that the account's role grants.
    pub permissions: Vec<Permission>,
    /// The maximum size and number of rows of a file.
    pub limits: Limits,
    /// The time at which the session ends at the latest, RFC 3339.
    pub ends_at: String,
    /// The version of the server, such as `0.1.0`.
    pub version: String,
}

impl SessionView {
    /// Whether the account's role has a permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}
