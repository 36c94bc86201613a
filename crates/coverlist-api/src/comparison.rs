//! An import compared with the one before it, as the API sends it.

use crate::{ChangeView, RecordRef};
use serde::{Deserialize, Serialize};

/// An import compared with the previous one of the same source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ComparisonView {
    /// The previous import; `null` if there is none, and for a correction.
    pub previous: Option<PreviousImport>,
    /// The number of rows with each difference.
    pub counts: DifferenceCounts,
    /// The rows of this part with the requested difference, in file order: in that of the previous file, if
    /// they were dropped.
    pub rows: Vec<ComparedRow>,
    /// The cursor of the next part; `None` at the end.
    pub next: Option<String>,
}

/// The import with which another one is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PreviousImport {
    /// Its id.
    pub id: i64,
    /// The name of its file.
    pub file_name: String,
    /// When it was processed: RFC 3339, in UTC.
    pub processed_at: Option<String>,
}

/// How a row differs from the previous import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowDifference {
    /// The previous file does not have the key.
    Added,
    /// The file does not have a key of the previous file.
    Dropped,
    /// Both files have the key, with other values in the columns that both have.
    Changed,
}

/// The number of rows with each difference. Rows that one of the files has only as rejected ones are in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DifferenceCounts {
    /// The number of rows with a new key.
    pub added: u32,
    /// The number of rows whose key is gone.
    pub dropped: u32,
    /// The number of rows with other values.
    pub changed: u32,
}

/// A row that differs from the previous import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ComparedRow {
    /// The line in the file; in the previous one, if the row was dropped.
    pub line: u32,
    /// The key as it is in that file.
    pub key: String,
    /// The record that the key names; `null` when it names none.
    pub record: Option<RecordRef>,
    /// The values of both files that differ: the previous one's are old. Of an added row all are new, and of
    /// a dropped one old.
    pub changes: Vec<ChangeView>,
}

impl RowDifference {
    /// Every difference.
    pub const ALL: [Self; 3] = [Self::Added, Self::Dropped, Self::Changed];

    /// The name of the difference on the wire, such as `added`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
        }
    }

    /// Finds a difference by its id. `None` when no difference has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|difference| difference.id() == id)
    }
}
