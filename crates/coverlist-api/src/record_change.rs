//! A change of the insurance of single records, as the API takes it.

use crate::PlanView;
use coverlist_core::record::Field;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changes the insurance of a record, or moves it to another one. It is planned, reported and undone like a
/// list of one row, or of two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordChangeRequest {
    /// What changes.
    pub change: RecordChange,
    /// The id of the insurance template that the change follows; `null` for the first one of the kind.
    #[serde(default)]
    pub template: Option<String>,
    /// What the person saw, see [`RecordChangePreview::seen`]. A preview needs none.
    #[serde(default)]
    pub seen: Option<String>,
}

/// A change of the insurance of single records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RecordChange {
    /// Sets values of a record. Other fields stay, unless the new status ends the coverage: what a list would
    /// clear then is cleared, too.
    Set {
        /// The id of the record.
        record: i64,
        /// The new values by field id, as canonical text: a status id, `460.00`, an ISO 8601 date. `null` is
        /// blank.
        values: BTreeMap<Field, Option<String>>,
    },
    /// Ends the coverage of a record, and gives its values to another one of the kind.
    Move {
        /// The id of the covered record.
        from: i64,
        /// The id of the record that gets the coverage.
        to: i64,
    },
}

impl RecordChange {
    /// The ids of the records; a change of one record names it twice.
    pub const fn records(&self) -> [i64; 2] {
        match self {
            Self::Set { record, .. } => [*record, *record],
            Self::Move { from, to } => [*from, *to],
        }
    }
}

/// What a change of single records would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordChangePreview {
    /// Names the records as they are now, and the change. The request repeats it: if a record was changed
    /// since, nothing is done.
    pub seen: String,
    /// The plan, one row for each record.
    pub plan: PlanView,
    /// The open import, if it has rows about these records: its plan changes, too.
    pub dependent: Option<DependentImport>,
}

/// The open import whose plan a change of single records outdates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DependentImport {
    /// The id of the import.
    pub id: i64,
    /// The name of its file.
    pub name: String,
}
