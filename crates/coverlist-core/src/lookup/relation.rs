use serde::{Deserialize, Serialize};

/// What a key in a file can be to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The key of the record.
    Key,
    /// The asset tag of the device.
    AssetTag,
    /// The e-mail address of the user.
    Email,
    /// The user to whom the device is assigned.
    AssignedUser,
}
