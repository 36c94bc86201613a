//! Decisions about rows of a list of records that a person must explain.

use serde::{Deserialize, Serialize};

/// A decision about a row that explains a known record under another key, or that names the record of
/// somebody else. It is about these keys only, so it may stay in the document when the list returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConflictDecision {
    /// The key in the row.
    pub key: String,
    /// The key of the record, or of the other row that seems to be the same one.
    pub record: String,
    /// For a row with the key of another person's record, the name that the record has now. Without it, or
    /// with another name, nothing is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The decision.
    pub decide: ConflictChoice,
}

/// What a row is that contradicts a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConflictChoice {
    /// The row is about the record, which keeps its key and its insurance.
    SameRecord,
    /// The row is about the record, whose key changes to the one of the row. Its insurance stays.
    ChangeKey,
    /// The row is about somebody else, who is added.
    NewRecord,
}

impl ConflictChoice {
    /// The name in the document, such as `change_key`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameRecord => "same_record",
            Self::ChangeKey => "change_key",
            Self::NewRecord => "new_record",
        }
    }
}
