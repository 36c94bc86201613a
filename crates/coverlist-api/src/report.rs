//! A report on the wire.

use crate::{ChangeView, RecordRef};
use coverlist_core::plan::{Counts, Outcome};
use serde::{Deserialize, Serialize};

/// A part of the report of an import. `?outcome=` filters, `?q=` searches keys, `?limit=` and `?cursor=` page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportView {
    /// The counts of the whole report; their sum is the rows in the file.
    pub counts: Counts,
    /// Rows in the file.
    pub rows_in_file: u32,
    /// Rows in file order.
    pub rows: Vec<ReportRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// What became of one row of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The record that it named, if it named one.
    pub record: Option<RecordRef>,
    /// The fields that changed.
    pub changes: Vec<ChangeView>,
    /// Why nothing happened, in a sentence.
    pub reason: Option<String>,
    /// What is worth a look in the row though it is applied, a sentence each.
    #[serde(default)]
    pub warnings: Vec<String>,
}
