//! The plan of an import, as the API sends it.

use crate::{FindingView, SentenceView, ValuesView};
use coverlist_core::plan::{Change, Counts, Effect, EffectCounts, Outcome, Warning};
use coverlist_core::record::Field;
use serde::{Deserialize, Serialize};

/// A part of the plan of an import: of the rows that no sample has applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanView {
    /// The SHA-256 of the import's file, in hexadecimal. A [`ProcessRequest`](crate::ProcessRequest) repeats
    /// it.
    pub sha256: String,
    /// The generation of the import when the plan was made. A [`ProcessRequest`](crate::ProcessRequest)
    /// repeats it.
    pub generation: i64,
    /// The counts of the whole plan, without the filter. A [`ProcessRequest`](crate::ProcessRequest) repeats
    /// them.
    pub counts: Counts,
    /// The number of rows with each effect, without the filter.
    pub effects: EffectCounts,
    /// The number of rows with each warning that there is, without the filter.
    pub warnings: Vec<WarningCount>,
    /// The rows of this part, in the order of the query.
    pub rows: Vec<PlanRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// The number of rows with a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WarningCount {
    /// The warning.
    pub warning: Warning,
    /// The number of rows.
    pub rows: u32,
}

/// What processing would do with one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// What processing would do with the row.
    pub action: Outcome,
    /// What the row would do to the coverage of the record; `null` unless it changes it.
    pub effect: Option<Effect>,
    /// Why a person should look at the change.
    pub warnings: Vec<Warning>,
    /// The record that the key names; `null` when it names none.
    pub record: Option<RecordRef>,
    /// The name of a person in the file, and that of the record; `null` if the file has none.
    pub names: Option<ComparedNames>,
    /// The insurance of the record after processing; of a conflict, what the record would get. A row without
    /// a record has the values of the file, and a rejected row has none.
    pub values: ValuesView,
    /// The fields that would change, with old and new values; of a conflict, those that the row would change
    /// if it were applied.
    pub changes: Vec<ChangeView>,
    /// Why the row is not applied; `null` when it is, and for a rejected row, whose findings tell why.
    pub reason: Option<SentenceView>,
    /// The findings of the row: those that reject it, and warnings.
    #[serde(default)]
    pub findings: Vec<FindingView>,
}

/// A record in a plan or a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordRef {
    /// The id of the record in the database.
    pub id: i64,
    /// The name of a user, or the model and asset tag of a device.
    pub label: String,
}

/// Two names that are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ComparedNames {
    /// The name in the file.
    pub file: String,
    /// The name of the user, or of the user of the device; `null` if it is unknown.
    pub record: Option<String>,
}

/// One field that changes. Values are canonical text: a status id, `460.00`, an ISO date; `null` is blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// The field of the record whose value changes.
    pub field: Field,
    /// The value of the record before processing.
    pub old: Option<String>,
    /// The value of the record after processing.
    pub new: Option<String>,
}

impl From<Change> for ChangeView {
    fn from(Change { field, old, new }: Change) -> Self {
        Self { field, old, new }
    }
}
