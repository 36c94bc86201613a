//! What became of one row.

use super::Action;
use serde::{Deserialize, Serialize};

/// What became of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At least one field of its record changed.
    Updated,
    /// Its record already read so.
    Unchanged,
    /// No record has its key.
    Skipped,
    /// It contradicted another row about one record.
    Refused,
    /// A finding kept it from being applied.
    Rejected,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::Updated, Self::Unchanged, Self::Skipped, Self::Refused, Self::Rejected];

    /// The word on the wire and in the database.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Skipped => "skipped",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
        }
    }

    /// The outcome that `id` names, if it names one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

impl From<Action> for Outcome {
    fn from(action: Action) -> Self {
        match action {
            Action::Updated => Self::Updated,
            Action::Unchanged => Self::Unchanged,
            Action::Skipped => Self::Skipped,
            Action::Refused => Self::Refused,
        }
    }
}
