//! A plan on the wire.

use coverlist_core::plan::{Counts, Outcome};
use coverlist_core::record::Field;
use serde::{Deserialize, Serialize};

/// A part of the plan of an import. `?action=` filters, `?q=` searches keys, `?limit=` and `?cursor=` page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanView {
    /// The SHA-256 of the file.
    pub sha256: String,
    /// The generation of the plan. Consent repeats it.
    pub generation: i64,
    /// The counts of the whole plan, without the filter. Consent repeats them.
    pub counts: Counts,
    /// Rows in file order.
    pub rows: Vec<PlanRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// The plan of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key in the file.
    pub key: String,
    /// The planned outcome.
    pub action: Outcome,
    /// The record that the key names, if it names one.
    pub record: Option<RecordRef>,
    /// The fields that change.
    pub changes: Vec<ChangeView>,
    /// The reason for a row that is not applied, in a sentence.
    pub reason: Option<String>,
    /// Warnings about the row, one sentence each.
    #[serde(default)]
    pub warnings: Vec<String>,
}

/// A record in a plan or a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordRef {
    /// The record's id.
    pub id: i64,
    /// The name of a user, or the model and asset tag of a device.
    pub label: String,
}

/// One field that changes. Values are canonical text: a status id, `460.00`, an ISO date; `null` is blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// Which field.
    pub field: Field,
    /// The value before.
    pub old: Option<String>,
    /// The value after.
    pub new: Option<String>,
}
