//! The counts of a plan or a report.

use super::Outcome;
use serde::{Deserialize, Serialize};

/// How many rows have each outcome. Their sum is the rows in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Rows that change a record.
    pub updated: u32,
    /// Rows whose record already has their values.
    pub unchanged: u32,
    /// Rows that name no record.
    pub skipped: u32,
    /// Rows that contradict a value that their record keeps.
    pub refused: u32,
    /// Rows that a finding rejects.
    pub rejected: u32,
}

impl Counts {
    /// Counts one more row.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Updated => self.updated += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Skipped => self.skipped += 1,
            Outcome::Refused => self.refused += 1,
            Outcome::Rejected => self.rejected += 1,
        }
    }

    /// All rows.
    pub fn total(&self) -> u32 {
        self.updated + self.unchanged + self.skipped + self.refused + self.rejected
    }
}
