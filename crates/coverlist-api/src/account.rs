//! The accounts of a district.

use crate::{Permission, Role};
use serde::{Deserialize, Serialize};

/// An account of the district. Removed accounts are not listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountView {
    /// The id, unique in the district.
    pub id: i64,
    /// The e-mail address; empty if the issuer states none.
    pub email: String,
    /// The displayed name.
    pub name: String,
    /// The role; `None` for a role of the district's own, and for a person of an issuer.
    pub role: Option<Role>,
    /// The permissions of the role. For a person of an issuer they are empty, because each session has those
    /// that its token grants.
    pub permissions: Vec<Permission>,
    /// The issuer that vouches for the person; `None` if the account has a password.
    pub issuer: Option<String>,
    /// Whether sign-in is refused.
    pub disabled: bool,
    /// When somebody last signed in to the account, RFC 3339; `None` if that is not known.
    pub last_sign_in: Option<String>,
    /// Whether it is the account of the caller.
    pub own: bool,
}

/// An account to add. The person signs in with the e-mail address and the password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAccountRequest {
    /// The e-mail address. Case does not matter.
    pub email: String,
    /// The displayed name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The password, in plain text.
    pub password: String,
}

/// A change of an account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
pub enum AccountChange {
    /// Gives the account another role, from its next request on.
    Role {
        /// The new role.
        role: Role,
    },
    /// Refuses sign-in, and ends all sessions.
    Disable,
    /// Lets the account sign in again.
    Enable,
    /// Ends all sessions.
    EndSessions,
    /// Changes the password, and ends all sessions.
    Password {
        /// The new password, in plain text.
        password: String,
    },
}
