//! The loads of rosters and what reverting one does, as the API sends them.

use crate::{Person, SentenceView};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{LoadKind, LoadReversalCounts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A list that was loaded and has changed records, the undo of such a load, or the redo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadView {
    /// The id, which rises with each load, undo and redo of the district.
    pub id: i64,
    /// Whether it loaded a list, or reverted something.
    pub kind: LoadKind,
    /// The load of the list: itself, or the one that it undoes or redoes.
    pub list: i64,
    /// The kind of the records in the list.
    pub records: RecordKind,
    /// The name of the source that was applied to the list; `None` for a plain list.
    pub source: Option<String>,
    /// Who did it.
    pub by: Person,
    /// When it was done, RFC 3339.
    pub at: String,
    /// What became of the rows of the list; `None` for an undo and a redo.
    pub loaded: Option<LoadCounts>,
    /// What became of the records; `None` for the load of a list.
    pub reversal: Option<LoadReversalCounts>,
    /// Whether the load of the list is undone now.
    pub undone: bool,
    /// The number of days after which its changes were deleted, so that it cannot be undone any more.
    pub expired: Option<u32>,
}

/// The number of rows of a list that was loaded, by what became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadCounts {
    /// The number of records that were added.
    pub added: u32,
    /// The number of records that were changed.
    pub changed: u32,
    /// The number of rows that changed nothing.
    pub unchanged: u32,
    /// The number of refused rows.
    pub refused: u32,
    /// The number of ignored rows.
    pub ignored: u32,
}

/// A load, and a part of the records that it changed or kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadChangesView {
    /// The load.
    pub load: LoadView,
    /// The records of this part.
    pub rows: Vec<LoadChangeRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// What a load did with a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadChangeRow {
    /// The kind of the record. A list of users also changes the devices of users with new keys.
    pub kind: RecordKind,
    /// The id of the record in the database.
    pub id: i64,
    /// The record before; `None` if it was added.
    pub before: Option<ContentView>,
    /// The record after; `None` if it was removed.
    pub after: Option<ContentView>,
    /// Why an undo left the record as it was; `None` if it changed. Such a row has neither `before` nor
    /// `after`.
    pub kept: Option<SentenceView>,
}

/// What lists say about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContentView {
    /// The key as it was loaded.
    pub key: String,
    /// The attributes that are not blank, by their ids, such as `name`.
    #[serde(flatten)]
    pub attributes: BTreeMap<String, String>,
}

/// A part of what reverting a load would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadReversalView {
    /// The number of records that would be removed, restored and kept. A [`LoadReversalRequest`] repeats it.
    pub counts: LoadReversalCounts,
    /// The records of this part.
    pub rows: Vec<LoadReversalRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// What reverting a load would do with one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadReversalRow {
    /// The kind of the record.
    pub kind: RecordKind,
    /// The id of the record in the database.
    pub id: i64,
    /// Whether the record would be removed, restored or kept.
    pub outcome: LoadOutcome,
    /// Why the record would be kept; `None` otherwise.
    pub reason: Option<SentenceView>,
    /// The record that would be there again; `None` if the load added it.
    pub old: Option<ContentView>,
    /// The record as the load left it; `None` if it removed it.
    pub new: Option<ContentView>,
    /// The record now; `None` if it is not there.
    pub now: Option<ContentView>,
}

/// What reverting a load does with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LoadOutcome {
    /// It is removed, because the load added it.
    Removed,
    /// It gets its earlier key and attributes back.
    Restored,
    /// It stays as it is.
    Kept,
}

/// Consent to what reverting a load would do. If that differs from these values, the request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LoadReversalRequest {
    /// The number of records that the admin saw.
    pub counts: LoadReversalCounts,
}
