//! A report on the wire.

use crate::{ChangeView, RecordRef};
use coverlist_core::plan::{Counts, Outcome};
use serde::{Deserialize, Serialize};

/// A part of the report of an import. `?outcome=` filters, `?q=` searches keys, `?limit=` and `?cursor=`
/// page.
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

/// The report of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportRow {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The key in the file.
    pub key: String,
    /// The outcome.
    pub outcome: Outcome,
    /// The record that the key named.
    pub record: Option<RecordRef>,
    /// The fields that changed.
    pub changes: Vec<ChangeView>,
    /// The reason for a row that was not applied, in a sentence.
    pub reason: Option<String>,
    /// Warnings about the row, one sentence each.
    #[serde(default)]
    pub warnings: Vec<String>,
}
