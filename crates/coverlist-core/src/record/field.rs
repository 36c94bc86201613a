//! The fields that a row of an insurance list can have.

use serde::{Deserialize, Serialize};

/// A field of a row: the content of a template's column. A template may change its header text, but not the
/// field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The key that names the record: a user id or a device serial.
    Key,
    /// The insurance status, as one of the template's status words.
    Status,
    /// The insurer's policy number, as free text.
    PolicyNumber,
    /// The kind of coverage, as free text.
    CoverageType,
    /// The sum insured, an amount of money.
    CoverageAmount,
    /// The first day on which the insurance covers the record.
    CoverageStart,
    /// The last day on which the insurance covers the record.
    CoverageEnd,
}

impl Field {
    /// Every field in the order of the built-in templates.
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
