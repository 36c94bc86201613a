//! One user or device and what changed it, as the API sends them.

use crate::{ChangeView, ContentView, Person, ValuesView};
use coverlist_core::coverage::Covered;
use coverlist_core::lifecycle::{Origin, RunKind};
use coverlist_core::plan::Effect;
use coverlist_core::record::{RecordKind, Status};
use coverlist_core::roster::LoadKind;
use serde::{Deserialize, Serialize};

/// A user or a device with its insurance now, and the records that belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordView {
    /// The kind of the record.
    pub kind: RecordKind,
    /// The id of the record in the database.
    pub id: i64,
    /// The key and the attributes.
    pub content: ContentView,
    /// The insurance and the custom fields.
    pub values: ValuesView,
    /// Whether the record is insured on the day `as_of`.
    pub covered: Covered,
    /// The day in the district's time zone, ISO 8601.
    pub as_of: String,
    /// The user to whom a device is assigned, or the devices of a user: the first 100.
    pub related: Vec<RelatedRecord>,
}

/// A record that belongs to another one, and is of the other kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelatedRecord {
    /// The id of the record in the database.
    pub id: i64,
    /// The key.
    pub key: String,
    /// The name of a user, or the model and asset tag of a device.
    pub label: String,
    /// The status of its insurance; `null` if it is blank.
    pub status: Option<Status>,
}

/// Something that changed a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordEventView {
    /// Who did it.
    pub by: Person,
    /// When it was done, RFC 3339.
    pub at: String,
    /// The day of this time in the time zone of the district.
    pub on: String,
    /// Whether it is undone now. An undo is undone by a redo.
    pub undone: bool,
    /// What was done.
    pub event: RecordEvent,
}

/// What was done with a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordEvent {
    /// A run of an import changed the insurance.
    Insurance {
        /// The id of the import.
        import: i64,
        /// The name of the import's file.
        name: String,
        /// Whether the import is a list, or a change of single records.
        origin: Origin,
        /// The line of the record in the file.
        line: u32,
        /// What the run did: it applied the import, undid it, or undid the undo.
        run: RunKind,
        /// What the change means for the coverage.
        effect: Effect,
        /// The fields that changed.
        changes: Vec<ChangeView>,
        /// The values afterwards.
        values: ValuesView,
    },
    /// A list of users or devices changed the key or attributes, or added or removed the record.
    Load {
        /// The id of the load.
        load: i64,
        /// Whether it loaded a list, or reverted something.
        kind: LoadKind,
        /// The name of the source that was applied to the list; `null` for a plain list.
        source: Option<String>,
        /// The record before; `null` if it was added.
        before: Option<ContentView>,
        /// The record after; `null` if it was removed.
        after: Option<ContentView>,
    },
}
