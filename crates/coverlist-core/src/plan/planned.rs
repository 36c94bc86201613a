//! The plan of one row.

use super::Outcome;
use crate::record::{Coverage, Field};
use serde::{Deserialize, Serialize};

/// Why a row is not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No user or device of the district has the key.
    NoSuchRecord,
    /// With the date that the record keeps, the coverage would end before it starts.
    EndsBeforeStart,
}

/// One field that changes. Values are canonical text, see [`Coverage::text`]; `None` is blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// The record's value now.
    pub old: Option<String>,
    /// Its value afterwards.
    pub new: Option<String>,
}

/// The decision about one row, with everything that processing needs to carry it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The row's line.
    pub line: u32,
    /// The planned outcome.
    pub outcome: Outcome,
    /// Why a skipped or refused row is not applied.
    pub reason: Option<Reason>,
    /// The record's id, when there is one.
    pub record: Option<i64>,
    /// The fields that change; empty unless the outcome is [`Outcome::Updated`].
    pub changes: Vec<Change>,
    /// The record's insurance afterwards; `None` unless the outcome is [`Outcome::Updated`].
    pub after: Option<Coverage>,
}
