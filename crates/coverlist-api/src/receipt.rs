//! The receipt of an import, as the API sends it.

use crate::{ImportView, RunView};
use coverlist_core::plan::Counts;
use serde::{Deserialize, Serialize};

/// What was done with an import, by whom and when. `coverlist receipt verify` compares it with the audit log.
/// It has hashes and counts, and no value of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptView {
    /// The name of the district.
    pub district: String,
    /// The import with the hashes of its file and of its sheet, without its latest run.
    pub import: ImportView,
    /// The counts of the report, with corrections; `null` before anything is applied.
    pub counts: Option<Counts>,
    /// The runs of the import, the oldest one first.
    pub runs: Vec<RunView>,
    /// The entries of the audit log about the import, the oldest one first.
    pub entries: Vec<ReceiptEntry>,
}

/// An entry of the audit log. Its hash covers all entries before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptEntry {
    /// The position in the district's log, from 1.
    pub id: i64,
    /// The time, RFC 3339.
    pub at: String,
    /// What was done, such as `processed`.
    pub action: String,
    /// The hash of the entry, in hexadecimal.
    pub hash: String,
}
