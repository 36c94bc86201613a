//! A record as the planner sees it.

use crate::record::Coverage;

/// The record that a row's key names, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    /// The record's id in the database.
    pub id: i64,
    /// Counts up with each change of its insurance.
    pub version: i64,
    /// Its insurance now.
    pub coverage: Coverage,
}
