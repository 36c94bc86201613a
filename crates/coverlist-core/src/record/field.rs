//! The fields of a row.

use serde::{Deserialize, Serialize};

/// A field of a row: the content of a template's column. A template may change its header text, but not the
/// field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The key that names the record: a user id or a device serial.
    Key,
    /// One of the status words.
    Status,
    /// Free text.
    PolicyNumber,
    /// Free text.
    CoverageType,
    /// Money, in cents.
    CoverageAmount,
    /// The first day covered.
    CoverageStart,
    /// The last day covered.
    CoverageEnd,
}

impl Field {
    /// Every field, in template order.
    pub const ALL: [Self; 7] = [
        Self::Key,
        Self::Status,
        Self::PolicyNumber,
        Self::CoverageType,
        Self::CoverageAmount,
        Self::CoverageStart,
        Self::CoverageEnd,
    ];

    /// Whether cells of this field are dates.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::CoverageStart | Self::CoverageEnd)
    }
}
