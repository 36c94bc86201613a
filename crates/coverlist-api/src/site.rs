//! What anyone may know before signing in.

use crate::Permission;
use serde::{Deserialize, Serialize};

/// What anyone may know of the site before signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Site {
    /// Present when the server serves the demo district.
    pub demo: Option<DemoSite>,
}

/// The demo district: what to sign in with, and files to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoSite {
    /// The accounts.
    pub accounts: Vec<DemoAccount>,
    /// The sample files, at [`crate::paths::sample`].
    pub samples: Vec<DemoSample>,
}

/// An account of the demo district. Its password is no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoAccount {
    /// What to sign in with.
    pub email: String,
    /// What to sign in with.
    pub password: String,
    /// What the account may do.
    pub permissions: Vec<Permission>,
}

/// A sample file of the demo district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoSample {
    /// The file's name: `clean-device.csv`.
    pub name: String,
    /// The template that it is meant for: `user` or `device`.
    pub template: String,
    /// A few words: "Clean device file".
    pub title: String,
    /// What it shows, in a sentence.
    pub about: String,
}
