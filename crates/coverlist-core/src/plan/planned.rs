//! The planner's decision about one row.

use super::{Effect, Outcome};
use crate::record::{Field, Values};
use serde::{Deserialize, Serialize};

/// The reason why a row is not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No user or device of the district has the key.
    NoSuchRecord,
    /// With the date that the record keeps, the coverage would end before it starts.
    EndsBeforeStart,
    /// A row of another round of the import names the same record, and was applied.
    SameRecord,
    /// The file names another person than the record does.
    OtherPerson,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 4] =
        [Self::NoSuchRecord, Self::EndsBeforeStart, Self::SameRecord, Self::OtherPerson];

    /// The name of the reason on the wire and in the database, such as `no_such_record`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoSuchRecord => "no_such_record",
            Self::EndsBeforeStart => "ends_before_start",
            Self::SameRecord => "same_record",
            Self::OtherPerson => "other_person",
        }
    }

    /// Finds a reason by its id. `None` when no reason has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

/// One field that changes. Values are canonical text, see [`Value::text`](crate::record::Value::text); `None`
/// is blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// The field of the record whose value changes.
    pub field: Field,
    /// The value of the record before processing.
    pub old: Option<String>,
    /// The value of the record after processing.
    pub new: Option<String>,
}

impl Change {
    /// The changes between two states of a record, sorted by field.
    pub fn between(before: &Values, after: &Values) -> Vec<Self> {
        let change = |field| Self { field, old: before.text(field), new: after.text(field) };
        before.differences(after).into_iter().map(change).collect()
    }
}

/// The decision about one row, with everything that processing needs to carry it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The line number of the row, as a spreadsheet shows it.
    pub line: u32,
    /// The outcome that processing gives the row.
    pub outcome: Outcome,
    /// The reason why a skipped or refused row is not applied; `None` for other outcomes.
    pub reason: Option<Reason>,
    /// The id of the record that the row's key names; `None` when there is no such record.
    pub record: Option<i64>,
    /// What the changes mean for the coverage; `None` unless the outcome is [`Outcome::Updated`].
    pub effect: Option<Effect>,
    /// The insurance of the record after processing; `None` unless the outcome is [`Outcome::Updated`].
    pub after: Option<Values>,
}
