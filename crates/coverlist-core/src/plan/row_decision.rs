//! What a person decides about a row of a plan.

use serde::{Deserialize, Serialize};

/// A decision about a row of a plan. The newest one about a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RowDecision {
    /// The key of the row, which names no record, means this record.
    Accept {
        /// The line of the row.
        line: u32,
        /// The id of the record: that of a proposal, or another one of the kind.
        record: i64,
    },
    /// The key of the row means no record, whatever is proposed.
    Reject {
        /// The line of the row.
        line: u32,
    },
    /// The row is about the record that its key names, although the file has another name.
    Confirm {
        /// The line of the row.
        line: u32,
        /// The id of the record that the key names.
        record: i64,
    },
    /// The row is ignored, for example because another row of the same record is right.
    LeaveOut {
        /// The line of the row.
        line: u32,
    },
    /// Nothing is decided about the row any more.
    TakeBack {
        /// The line of the row.
        line: u32,
    },
}

impl RowDecision {
    /// The line of the row.
    pub const fn line(self) -> u32 {
        match self {
            Self::Accept { line, .. }
            | Self::Reject { line }
            | Self::Confirm { line, .. }
            | Self::LeaveOut { line }
            | Self::TakeBack { line } => line,
        }
    }

    /// The id of the record that is accepted or confirmed.
    pub const fn record(self) -> Option<i64> {
        match self {
            Self::Accept { record, .. } | Self::Confirm { record, .. } => Some(record),
            Self::Reject { .. } | Self::LeaveOut { .. } | Self::TakeBack { .. } => None,
        }
    }

    /// The name of the kind of decision in the database, such as `take_back`.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject { .. } => "reject",
            Self::Confirm { .. } => "confirm",
            Self::LeaveOut { .. } => "leave_out",
            Self::TakeBack { .. } => "take_back",
        }
    }

    /// The decision of this kind about a row. `None` if there is no such kind, or without the record that it
    /// needs.
    pub fn from_kind(kind: &str, line: u32, record: Option<i64>) -> Option<Self> {
        Some(match kind {
            "accept" => Self::Accept { line, record: record? },
            "reject" => Self::Reject { line },
            "confirm" => Self::Confirm { line, record: record? },
            "leave_out" => Self::LeaveOut { line },
            "take_back" => Self::TakeBack { line },
            _ => return None,
        })
    }
}
