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
    /// Consent names it.
    pub generation: i64,
    /// The counts of the whole plan, whatever the filter. Consent names them.
    pub counts: Counts,
    /// Rows in file order.
    pub rows: Vec<PlanRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// What processing would do with one row of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// What would happen: an action of the plan, or `rejected`.
    pub action: Outcome,
    /// The record that the key names, if it names one.
    pub record: Option<RecordRef>,
    /// The fields that change.
    pub changes: Vec<ChangeView>,
    /// Why nothing would happen, in a sentence.
    pub reason: Option<String>,
    /// What is worth a look in the row though it is applied, a sentence each.
    #[serde(default)]
    pub warnings: Vec<String>,
}

/// A record, as far as a row of a plan or a report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordRef {
    /// The record's id.
    pub id: i64,
    /// What a person knows it by: a name, or model and asset tag.
    pub label: String,
}

/// One field that changes. Values are canonical text: a status id, `460.00`, an ISO date; `null` is blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// Which field.
    pub field: Field,
    /// What the record held before.
    pub old: Option<String>,
    /// What it holds then.
    pub new: Option<String>,
}
