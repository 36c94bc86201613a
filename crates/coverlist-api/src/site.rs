//! Public facts about the site.

use crate::Permission;
use serde::{Deserialize, Serialize};

/// The public facts about the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Site {
    /// Present when the server serves the demo district.
    pub demo: Option<DemoSite>,
}

/// The demo district: its accounts and sample files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoSite {
    /// The accounts.
    pub accounts: Vec<DemoAccount>,
    /// The sample files, at [`crate::paths::sample`].
    pub samples: Vec<DemoSample>,
}

/// An account of the demo district. Its password is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoAccount {
    /// A sign-in credential.
    pub email: String,
    /// A sign-in credential.
    pub password: String,
    /// The permissions of the account in words.
    pub permissions: Vec<Permission>,
}

/// A sample file of the demo district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoSample {
    /// The file's name: `clean-device.csv`.
    pub name: String,
    /// The file's template: `user` or `device`.
    pub template: String,
    /// The title: "Clean device file".
    pub title: String,
    /// A description in one sentence.
    pub about: String,
}
