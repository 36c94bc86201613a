//! The record that a row is compared with.

use crate::record::Values;

/// The record that a row's key names, as it is before processing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    /// The id of the record in the database.
    pub id: i64,
    /// A number that increases with each change of the record's insurance.
    pub version: i64,
    /// The values of all fields of the record before processing.
    pub values: Values,
}
