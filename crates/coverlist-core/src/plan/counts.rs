//! Counts the rows of a plan or a report by outcome.

use super::Outcome;
use serde::{Deserialize, Serialize};

/// The number of rows with each outcome. In a report the sum is the number of rows in the file, in a plan
/// that of the rows that no sample has applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// The number of rows that change a record.
    pub updated: u32,
    /// The number of rows whose record already has their values.
    pub unchanged: u32,
    /// The number of rows whose key names no record.
    pub skipped: u32,
    /// The number of rows that contradict a value that their record keeps.
    pub refused: u32,
    /// The number of rows that a finding rejects.
    pub rejected: u32,
    /// The number of rows that were not in a sample while the rest is not applied; 0 in a plan.
    #[serde(default)]
    pub not_processed: u32,
}

impl FromIterator<(Outcome, u32)> for Counts {
    fn from_iter<I: IntoIterator<Item = (Outcome, u32)>>(counted: I) -> Self {
        let mut counts = Self::default();
        counted.into_iter().for_each(|(outcome, rows)| *counts.of(outcome) += rows);
        counts
    }
}

impl Counts {
    /// Counts one more row with this outcome.
    pub fn add(&mut self, outcome: Outcome) {
        *self.of(outcome) += 1;
    }

    /// Counts one row with this outcome less.
    pub fn remove(&mut self, outcome: Outcome) {
        *self.of(outcome) -= 1;
    }

    fn of(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::Updated => &mut self.updated,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Skipped => &mut self.skipped,
            Outcome::Refused => &mut self.refused,
            Outcome::Rejected => &mut self.rejected,
            Outcome::NotProcessed => &mut self.not_processed,
        }
    }

    /// The number of rows that were not applied although they had something to change.
    pub const fn left(&self) -> u32 {
        self.skipped + self.refused + self.rejected + self.not_processed
    }

    /// The sum of all counts.
    pub fn total(&self) -> u32 {
        self.updated + self.unchanged + self.skipped + self.refused + self.rejected + self.not_processed
    }
}
