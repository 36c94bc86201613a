//! The counts of a plan or a report.

use super::Action;
use serde::{Deserialize, Serialize};

/// How many rows have which action or outcome. Rows in the file are the sum of all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that change a record.
    pub updated: u32,
    /// Rows whose record already reads so.
    pub unchanged: u32,
    /// Rows that name no record.
    pub skipped: u32,
    /// Rows that contradict another, or what their record keeps.
    pub refused: u32,
    /// Rows that a finding rejects.
    pub rejected: u32,
}

impl Counts {
    /// Counts one more row.
    pub fn add(&mut self, action: Action) {
        match action {
            Action::Updated => self.updated += 1,
            Action::Unchanged => self.unchanged += 1,
            Action::Skipped => self.skipped += 1,
            Action::Refused => self.refused += 1,
        }
    }

    /// All rows.
    pub fn total(&self) -> u32 {
        self.updated + self.unchanged + self.skipped + self.refused + self.rejected
    }
}
