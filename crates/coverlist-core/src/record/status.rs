//! Insurance statuses.

use serde::{Deserialize, Serialize};

/// Whether a record is insured, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The record is insured.
    Enrolled,
    /// The record is not insured, for no stated reason.
    NotEnrolled,
    /// The record is not insured, because the family refused the offer.
    Declined,
    /// The record is excused from insurance; the district carries the risk.
    Waived,
}

impl Status {
    /// Every status, in the order in which templates list them.
    pub const ALL: [Self; 4] = [Self::Enrolled, Self::NotEnrolled, Self::Declined, Self::Waived];

    /// The name of the status on the wire and in the database, such as `not_enrolled`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::NotEnrolled => "not_enrolled",
            Self::Declined => "declined",
            Self::Waived => "waived",
        }
    }

    /// Finds a status by its id. `None` when no status has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }
}
