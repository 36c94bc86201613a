//! The outcomes that a row can have.

use serde::{Deserialize, Serialize};

/// The outcome of one row: in a plan what processing would do, in a report what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At least one field of the record changes.
    Updated,
    /// The record already has the row's values.
    Unchanged,
    /// No record of the district has the row's key.
    Skipped,
    /// The row contradicts a value that the record keeps.
    Refused,
    /// A finding rejects the row. The planner never sees it.
    Rejected,
    /// The row was not in a sample, and the rest was not applied. No plan has such a row.
    NotProcessed,
}

impl Outcome {
    /// Every outcome. A report lists the counts in this order.
    pub const ALL: [Self; 6] =
        [Self::Updated, Self::Unchanged, Self::Skipped, Self::Refused, Self::Rejected, Self::NotProcessed];

    /// The name of the outcome on the wire and in the database, such as `updated`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Skipped => "skipped",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
            Self::NotProcessed => "not_processed",
        }
    }

    /// Whether the record has the values of the row.
    pub const fn is_applied(self) -> bool {
        matches!(self, Self::Updated | Self::Unchanged)
    }

    /// Finds an outcome by its id. `None` when no outcome has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}
