//! The records that are insured now and that an import does not name, as the API sends them.

use crate::RecordRef;
use serde::{Deserialize, Serialize};

/// The records that are insured now and that an import does not name. Processing the import does not change
/// them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AbsentView {
    /// The number of all these records.
    pub records: u32,
    /// The number of other records that a key of the file probably means, although it names none: they are
    /// not listed, and the sheet does not have them.
    pub likely: u32,
    /// The number of those whose coverage lasts for several years: a list of one year may lack them.
    pub multi_year: u32,
    /// The number of records of each school or location, in the order of their names.
    pub groups: Vec<AbsentGroup>,
    /// The records of this part.
    pub rows: Vec<AbsentRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// The absent records of a school or a location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AbsentGroup {
    /// The school of users, or the location of devices; empty if it is unknown.
    pub place: String,
    /// The number of records.
    pub records: u32,
}

/// A record that is insured now and that an import does not name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AbsentRow {
    /// The key as it was loaded.
    pub key: String,
    /// The record.
    pub record: RecordRef,
    /// The school of a user, or the location of a device; empty if it is unknown.
    pub place: String,
    /// The policy number; `null` if it is blank.
    pub policy_number: Option<String>,
    /// The day on which the coverage ends, ISO 8601; `null` if it is blank.
    pub coverage_end: Option<String>,
    /// Whether the coverage lasts for several years.
    pub multi_year: bool,
}
