//! The runs of an import and what reverting one does, as the API sends them.

use crate::{ChangeView, Person, RecordRef, SentenceView};
#[cfg(not(target_arch = "wasm32"))]
use coverlist_core::lifecycle::RunKind;
use coverlist_core::lifecycle::RunState;
#[cfg(not(target_arch = "wasm32"))]
use coverlist_core::plan::{Counts, Sample};
use coverlist_core::plan::{Reversal, ReversalCounts};
use serde::{Deserialize, Serialize};

/// An attempt to change records in one transaction: to apply an import, to undo it, or to revert the undo.
///
/// The page reads only the fields that it shows: reading all of them would delay its first part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunView {
    /// The id of the run, which rises with each run of the district.
    #[cfg(not(target_arch = "wasm32"))]
    pub id: i64,
    /// What the run does.
    #[cfg(not(target_arch = "wasm32"))]
    pub kind: RunKind,
    /// The state of the run, such as `queued`.
    pub state: RunState,
    /// The admin who consented to it.
    pub by: Person,
    /// The time of consent, RFC 3339.
    pub at: String,
    /// The admin who withdrew the run; `None` unless one did.
    pub ended_by: Option<Person>,
    /// The time when the run was applied or withdrawn, or failed, RFC 3339; `None` while it is queued.
    pub ended_at: Option<String>,
    /// The number of rows with each outcome in the plan that is applied, or of which a sample is; `None` for
    /// other runs.
    #[cfg(not(target_arch = "wasm32"))]
    pub plan: Option<Counts>,
    /// The rows that a sample applies; `None` for other runs.
    #[cfg(not(target_arch = "wasm32"))]
    pub sample: Option<Sample>,
    /// The number of records that an undo, or the reverting of one, reverts and keeps; `None` for other runs.
    #[cfg(not(target_arch = "wasm32"))]
    pub reversal: Option<ReversalCounts>,
    /// Why the run could not commit and when it is tried again; `None` unless it waits for another try.
    pub waiting: Option<WaitingView>,
}

/// Why a queued run could not commit. No record has changed. It is tried again until a person withdraws it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaitingView {
    /// The number of tries since the server started.
    pub tries: u32,
    /// The time of the next try, RFC 3339.
    pub next_at: String,
    /// Why the last try failed.
    pub reason: SentenceView,
}

/// A part of what a run would revert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReversalView {
    /// The latest run of the import. A [`ReversalRequest`] repeats it.
    pub run: i64,
    /// The number of records that would be reverted and kept. A [`ReversalRequest`] repeats it.
    pub counts: ReversalCounts,
    /// The rows of this part, in file order.
    pub rows: Vec<ReversalRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// What reverting the change of one row would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReversalRow {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The key as it is in the file.
    pub key: String,
    /// The record that the row changed.
    pub record: RecordRef,
    /// Whether the record would be reverted or kept.
    pub outcome: Reversal,
    /// For a record that would be reverted: the fields that would change, with the values now and then. For
    /// one that would be kept: the fields that were changed since.
    pub changes: Vec<ChangeView>,
    /// Who changed a record that would be kept; `None` for one that would be reverted.
    pub edited: Option<EditView>,
}

/// The latest change of a record's insurance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EditView {
    /// The admin who consented to it.
    pub by: Person,
    /// The time of the change, RFC 3339.
    pub at: String,
}

/// Consent to what a run would revert. If that differs from these values, the request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReversalRequest {
    /// The latest run of the import that the admin saw.
    pub run: i64,
    /// The number of records that the admin saw.
    pub counts: ReversalCounts,
}
