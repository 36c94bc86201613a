//! The record that a row is compared with.

use crate::record::Values;

/// The record that a row's key names, as it is before processing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    /// The id of the record in the database.
    pub id: i64,
    /// Names the content of the record's insurance: every change gives it another version, and an undo gives
    /// the earlier one back.
    pub version: i64,
    /// The values of all fields of the record before processing.
    pub values: Values,
    /// Whether an applied row of another round of the import names the record, too.
    pub is_taken: bool,
    /// Whether the file names another person than the record does, and nobody has confirmed it.
    pub is_other_person: bool,
}
