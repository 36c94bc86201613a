//! Look-ups of keys, as the API takes and answers them.

use coverlist_core::lookup::{Answer, Difference, Evidence, Proposal, Relation};
use serde::{Deserialize, Serialize};

/// Keys of a file, to look up which ones name a record. The server does not store or log them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LookupRequest {
    /// The keys as they are in the file, in any order. There are at most 100,000; a longer file is looked up
    /// in parts.
    pub keys: Vec<String>,
}

/// What looking up keys has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LookupView {
    /// One answer for each key, in the order of the request.
    pub answers: Vec<AnswerView>,
}

/// What looking up one key has found. Several keys, of the same request or not, can have the same record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum AnswerView {
    /// The key names a record.
    Record {
        /// The id of the record in the database.
        record: i64,
    },
    /// The key names no record, and exactly one record explains it.
    Proposal {
        /// The id of the record in the database.
        record: i64,
        /// The key of the record, as it was loaded.
        key: String,
        /// Why the record is likely.
        evidence: EvidenceView,
    },
    /// The key names no record, and several records explain it.
    Rivals {
        /// The number of records, two or more. For a device it can be the number of users, to one of whom the
        /// device is assigned.
        records: u32,
    },
    /// The key names no record, and no record explains it.
    Nothing,
}

/// Why a key that names no record probably means one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceView {
    /// What the key is to the record.
    pub relation: Relation,
    /// The text that the key stands for, as it was loaded: a key, an asset tag, an e-mail address, or the ID
    /// or address of the user to whom the device is assigned.
    pub text: String,
    /// How the key and the text differ; empty when only upper and lower case, which does not count there, or
    /// nothing differs.
    pub differences: Vec<Difference>,
}

impl AnswerView {
    /// The id of the proposed record; `None` for another answer.
    pub const fn proposed(&self) -> Option<i64> {
        match self {
            Self::Proposal { record, .. } => Some(*record),
            _ => None,
        }
    }
}

impl From<Answer> for AnswerView {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Record(record) => Self::Record { record },
            Answer::Proposal(Proposal { record, key, evidence }) => {
                Self::Proposal { record, key, evidence: evidence.into() }
            }
            Answer::Rivals(rivals) => Self::Rivals { records: rivals.records },
            Answer::Nothing => Self::Nothing,
        }
    }
}

impl From<Evidence> for EvidenceView {
    fn from(Evidence { relation, text, differences }: Evidence) -> Self {
        Self { relation, text, differences }
    }
}
