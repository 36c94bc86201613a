//! An import on the wire.

use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use coverlist_core::validate::Choices;
use serde::{Deserialize, Serialize};

/// One import and where it is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportView {
    /// Its id in the district.
    pub id: i64,
    /// Where it is in its life.
    pub state: State,
    /// The template that it was staged under: `user` or `device`.
    pub template: String,
    /// The file's name.
    pub name: String,
    /// The file's size.
    pub bytes: u64,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Counts up whenever the plan may have changed.
    pub generation: i64,
    /// What the admin decided about the file.
    pub choices: Choices,
    /// Rows that name a record: accepted and rejected ones.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that are never applied.
    pub rejected: u32,
    /// Rows that are no record.
    pub set_aside: u32,
    /// Who staged it.
    pub staged_by: Person,
    /// When it was staged, RFC 3339.
    pub staged_at: String,
    /// The admin who consented to its plan.
    pub consented_by: Option<Person>,
    /// When the admin consented, RFC 3339.
    pub consented_at: Option<String>,
    /// The admin who deleted it, or who consented when it was processed or failed.
    pub closed_by: Option<Person>,
    /// When it was processed, failed, or was deleted, RFC 3339.
    pub closed_at: Option<String>,
    /// What became of its rows, once it is processed.
    pub counts: Option<Counts>,
    /// How far processing is, while it runs.
    pub progress: Option<Progress>,
    /// An earlier import of the same bytes that was processed, if there is one.
    pub processed_before: Option<Box<ProcessedBefore>>,
}

/// The district's open import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenImport {
    /// It; `None` when nothing is staged.
    pub import: Option<ImportView>,
}

/// An earlier import of the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcessedBefore {
    /// Its id.
    pub id: i64,
    /// Who processed it.
    pub by: Person,
    /// When, RFC 3339.
    pub at: String,
}

/// Someone who signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The account's display name.
    pub name: String,
    /// The account's e-mail address; empty once the account was removed.
    pub email: String,
}

/// How far processing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// Rows done.
    pub done: u32,
    /// Rows to do.
    pub total: u32,
    /// Rows a second so far; `None` until it is known.
    pub rows_per_second: Option<u32>,
    /// Milliseconds left at that pace; `None` until it is known.
    pub left_ms: Option<u64>,
}

/// Consent: it names what was seen. A difference is refused with the plan as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProcessRequest {
    /// The SHA-256 of the file whose plan was seen.
    pub sha256: String,
    /// The generation of the plan that was seen.
    pub generation: i64,
    /// The counts that were seen.
    pub counts: Counts,
}
