//! An import on the wire.

use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use coverlist_core::record::RecordKind;
use coverlist_core::validate::Choices;
use serde::{Deserialize, Serialize};

/// One import and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportView {
    /// Its id in the district.
    pub id: i64,
    /// Its state.
    pub state: State,
    /// The id of the template.
    pub template: String,
    /// The version of the template. It never changes.
    pub template_version: u32,
    /// The name of the template.
    pub template_name: String,
    /// The kind of record that its rows name.
    pub kind: RecordKind,
    /// The header of its key.
    pub key_header: String,
    /// The file's name.
    pub name: String,
    /// The file's size.
    pub bytes: u64,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Increases with each event that may change the plan.
    pub generation: i64,
    /// The admin's choices about the file.
    pub choices: Choices,
    /// The number of rows that name a record, accepted or rejected.
    pub rows: u32,
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rejected rows, which are never applied.
    pub rejected: u32,
    /// The number of rows that are not records.
    pub set_aside: u32,
    /// The admin who staged it.
    pub staged_by: Person,
    /// The time of staging, RFC 3339.
    pub staged_at: String,
    /// The admin who consented to its plan.
    pub consented_by: Option<Person>,
    /// The time of consent, RFC 3339.
    pub consented_at: Option<String>,
    /// The admin who deleted it, or who consented when it was processed or failed.
    pub closed_by: Option<Person>,
    /// The time of processing, failure or deletion, RFC 3339.
    pub closed_at: Option<String>,
    /// The outcomes of its rows, once it is processed.
    pub counts: Option<Counts>,
    /// The progress of processing, while it runs.
    pub progress: Option<Progress>,
    /// An earlier processed import of the same bytes.
    pub processed_before: Option<Box<ProcessedBefore>>,
}

/// The district's open import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenImport {
    /// The open import; `None` when nothing is staged.
    pub import: Option<ImportView>,
}

/// An earlier import of the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcessedBefore {
    /// Its id.
    pub id: i64,
    /// The admin who processed it.
    pub by: Person,
    /// The time of processing, RFC 3339.
    pub at: String,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The account's display name.
    pub name: String,
    /// The account's e-mail address; empty after the account's removal.
    pub email: String,
}

/// The progress of processing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// The number of processed rows.
    pub done: u32,
    /// The number of rows.
    pub total: u32,
    /// The number of rows per second so far; `None` until it is known.
    pub rows_per_second: Option<u32>,
    /// The remaining time in milliseconds at that pace; `None` until it is known.
    pub left_ms: Option<u64>,
}

/// Consent to a plan. If the plan differs from these values, the request is refused, and the answer has the
/// current plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcessRequest {
    /// The SHA-256 of the plan's file.
    pub sha256: String,
    /// The generation of the plan.
    pub generation: i64,
    /// The counts of the plan.
    pub counts: Counts,
}
