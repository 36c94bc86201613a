//! Which keys of the file name a record of the district. The page asks the server.

use serde::{Deserialize, Serialize};

/// What the server has answered about the keys of an [`EngineAnswer::Keys`](super::EngineAnswer::Keys). The
/// other keys name a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeyMatches {
    /// The number of the run that the keys belong to.
    pub run: u32,
    /// The positions, from 0, of the keys that name no record and for which there is no proposal.
    pub missing: Vec<u32>,
    /// The positions, from 0, of the keys that name no record and for which there is a proposal.
    pub proposed: Vec<u32>,
}

/// How many accepted rows name a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatchedKeys {
    /// The number of rows whose key names a record.
    pub found: u32,
    /// The number of rows whose key names none.
    pub missing: u32,
    /// Those of the missing rows for which there is a proposal, at most 50,000.
    pub proposed: Vec<RowKey>,
}

/// The key on a line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowKey {
    /// The line number, as a spreadsheet shows it.
    pub line: u32,
    /// The key as it is in the file, without space around it.
    pub key: String,
}
