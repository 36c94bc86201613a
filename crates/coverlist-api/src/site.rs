//! Public facts about the site, for a page without a session.

use crate::{Permission, SentenceView};
use serde::{Deserialize, Serialize};

/// Facts about the site that need no session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Site {
    /// The demo district; `None` unless the server serves one.
    pub demo: Option<DemoSite>,
}

/// The demo district: its accounts and sample files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoSite {
    /// The accounts with which anybody can sign in.
    pub accounts: Vec<DemoAccount>,
    /// The sample files. [`crate::paths::sample`] has their paths.
    pub samples: Vec<DemoSample>,
}

/// An account of the demo district. Its password is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoAccount {
    /// The e-mail address to sign in with.
    pub email: String,
    /// The public password to sign in with.
    pub password: String,
    /// The permissions that the account's role grants.
    pub permissions: Vec<Permission>,
}

/// A sample file of the demo district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemoSample {
    /// The name of the file, such as `clean-device.csv`.
    pub name: String,
    /// The id of the template that the file follows: `user` or `device`.
    pub template: String,
    /// The title on the page, such as `clean_device_title`.
    pub title: SentenceView,
    /// One sentence about the content of the file.
    pub about: SentenceView,
}
