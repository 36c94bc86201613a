//! Decides what reverting a change does with its record.

use super::Existing;
use serde::{Deserialize, Serialize};

/// What reverting a change does with its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reversal {
    /// The record gets the values back that it had before the change.
    Reverted,
    /// The insurance of the record was changed since, so the record keeps its values.
    Kept,
}

/// The number of records that are reverted and kept. The sum is the number of changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReversalCounts {
    /// The number of records that get the values back that they had before.
    pub reverted: u32,
    /// The number of records that keep their values, because their insurance was changed since.
    pub kept: u32,
}

impl Reversal {
    /// The name of the outcome on the wire, such as `kept`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reverted => "reverted",
            Self::Kept => "kept",
        }
    }

    /// Finds an outcome by its id. `None` when no outcome has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Reverted, Self::Kept].into_iter().find(|outcome| outcome.id() == id)
    }

    /// What happens to a record whose insurance had a version after the change.
    pub const fn of(record: &Existing, version_after: i64) -> Self {
        if record.version == version_after { Self::Reverted } else { Self::Kept }
    }
}

impl ReversalCounts {
    /// Counts one more record.
    pub fn add(&mut self, reversal: Reversal) {
        match reversal {
            Reversal::Reverted => self.reverted += 1,
            Reversal::Kept => self.kept += 1,
        }
    }

    /// The number of changes that a person wanted to revert.
    pub const fn total(&self) -> u32 {
        self.reverted + self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Values;

    #[test]
    fn a_record_that_was_changed_since_is_kept() {
        let record = |version| Existing {
            id: 1,
            version,
            values: Values::default(),
            is_taken: false,
            is_other_person: false,
        };
        let mut counts = ReversalCounts::default();
        for (version, expected) in [(7, Reversal::Reverted), (8, Reversal::Kept), (6, Reversal::Kept)] {
            let reversal = Reversal::of(&record(version), 7);
            assert_eq!(reversal, expected);
            counts.add(reversal);
        }
        assert_eq!((counts, counts.total()), (ReversalCounts { reverted: 1, kept: 2 }, 3));
    }
}
