//! What processing would do with one row.

use crate::record::{Coverage, Field};
use serde::{Deserialize, Serialize};

/// What processing would do with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// At least one field changes.
    Updated,
    /// The record already reads so.
    Unchanged,
    /// No record has the key.
    Skipped,
    /// Rows contradict each other about one record, or the row contradicts what the record keeps.
    Refused,
}

/// Why a row is not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No user or device of the district has the key.
    NoSuchRecord,
    /// An earlier row of the file names the same record.
    RecordNamedTwice,
    /// With the date that the record keeps, the coverage would end before it starts.
    EndsBeforeStart,
}

/// One field that changes. Values are canonical text, see [`Coverage::text`]; `None` is blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What the record holds now.
    pub old: Option<String>,
    /// What it would hold.
    pub new: Option<String>,
}

/// What processing would do with one row, and everything that it needs to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The row's line.
    pub line: u32,
    /// What would happen.
    pub action: Action,
    /// Why nothing would, if nothing would.
    pub reason: Option<Reason>,
    /// The record's id, when there is one.
    pub record: Option<i64>,
    /// The fields that change; empty unless the action is [`Action::Updated`].
    pub changes: Vec<Change>,
    /// The record's insurance afterwards; `None` unless the action is [`Action::Updated`].
    pub after: Option<Coverage>,
}
