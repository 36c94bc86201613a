//! Drafts: the answers about a file that a browser keeps, encrypted.

use serde::{Deserialize, Serialize};

/// The key that encrypts the account's drafts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DraftKey {
    /// A key for AES-256-GCM: 64 lowercase hexadecimal digits. It ends a day after it was last fetched.
    pub key: String,
}
