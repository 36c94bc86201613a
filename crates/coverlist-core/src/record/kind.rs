//! The two kinds of record that insurance is applied to.

use serde::{Deserialize, Serialize};

/// A kind of record. It also names the built-in template for that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A student or a member of staff. Files name it by user id.
    User,
    /// A device. Files name it by serial number.
    Device,
}

impl RecordKind {
    /// Both kinds in the order in which the page lists them.
    pub const ALL: [Self; 2] = [Self::User, Self::Device];

    /// The word in URLs, on the wire and in the database: `user` or `device`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Device => "device",
        }
    }

    /// The name of the key on the screen, and its header in the built-in template.
    pub const fn key_name(self) -> &'static str {
        match self {
            Self::User => "User ID",
            Self::Device => "Device Serial",
        }
    }

    /// The kind with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The other kind, which a file under the wrong template probably has.
    pub const fn other(self) -> Self {
        match self {
            Self::User => Self::Device,
            Self::Device => Self::User,
        }
    }
}
