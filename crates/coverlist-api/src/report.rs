//! The report of a processed import, as the API sends it.

use crate::{ChangeView, FindingView, RecordRef, SentenceView};
use coverlist_core::plan::{Counts, Outcome};
use serde::{Deserialize, Serialize};

/// A part of the report of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportView {
    /// The counts of the whole report; their sum is the rows in the file.
    pub counts: Counts,
    /// The number of rows in the file that name a record.
    pub rows_in_file: u32,
    /// The rows of this part, in file order.
    pub rows: Vec<ReportRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// What processing did with one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// The outcome that processing gave the row.
    pub outcome: Outcome,
    /// The id of the import that has applied the row last: this one, or one that corrects it.
    #[cfg(not(target_arch = "wasm32"))]
    pub import: i64,
    /// The round of that import: 1 is this one.
    #[cfg(not(target_arch = "wasm32"))]
    pub round: u32,
    /// The record that the key named; `null` when it named none.
    pub record: Option<RecordRef>,
    /// The fields that changed, with old and new values.
    pub changes: Vec<ChangeView>,
    /// Why the row was not applied; `null` when it was, and for a rejected row, whose findings tell why.
    pub reason: Option<SentenceView>,
    /// The findings of the row: those that reject it, and warnings.
    #[serde(default)]
    pub findings: Vec<FindingView>,
}
