//! The comparison of a file's header with a template.

use crate::record::Field;
use serde::{Deserialize, Serialize};

/// The comparison of a file's header with a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeaderVerdict {
    /// The line number of the header, as a spreadsheet shows it.
    pub line: u32,
    /// The template's columns in template order, with their places in the file.
    pub expected: Vec<Expected>,
    /// The file's other columns, from left to right, without those whose header is blank.
    pub others: Vec<Other>,
    /// The template that fits the headers better.
    pub fits_better: Option<BetterTemplate>,
    /// Whether the header prevents staging.
    pub blocked: bool,
}

/// A template that fits a header better than the one that the file was compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BetterTemplate {
    /// The template's id.
    pub template: String,
    /// The column of its key, from 1; `None` when both templates have the same key.
    pub key_column: Option<u16>,
}

/// One of the template's columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expected {
    /// The field whose values the column holds.
    pub field: Field,
    /// The header that the template requires.
    pub header: String,
    /// Whether the file must have the column.
    pub required: bool,
    /// The place of the column in the file.
    pub found: Found,
}

/// The place of an expected column in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Found {
    /// The file has the template's header, letter by letter.
    Exact {
        /// The position of the column in the file, from 1.
        column: u16,
    },
    /// A person decided that this column counts as the template's.
    Mapped {
        /// The position of the column in the file, from 1.
        column: u16,
        /// The header in the file; a very long one is cut and ends in `…`.
        text: String,
    },
    /// The header nearly matches. The page offers to accept it.
    Similar {
        /// The position of the column in the file, from 1.
        column: u16,
        /// The header in the file; a very long one is cut and ends in `…`.
        text: String,
    },
    /// The file does not have the column.
    Missing,
}

/// A column of the file that is not one of the template's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Other {
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// The header in the file; a very long one is cut and ends in `…`.
    pub text: String,
    /// The field whose header the column repeats; `None` when it repeats none.
    pub repeats: Option<Field>,
    /// The field to whose header this one is similar, when the file has no column for the field by decision.
    #[serde(default)]
    pub left_out: Option<Field>,
}

impl Expected {
    /// Whether the file only has a similar header, which a person can accept.
    pub const fn is_similar(&self) -> bool {
        matches!(self.found, Found::Similar { .. })
    }
}

impl HeaderVerdict {
    /// The column from which `field` is read, from 1: an exact match or a mapped column.
    pub fn column(&self, field: Field) -> Option<u16> {
        self.expected.iter().find(|expected| expected.field == field)?.found.read_from()
    }
}

impl Found {
    /// The column that is read, from 1: an exact match or a mapped column, but not a similar one.
    pub const fn read_from(&self) -> Option<u16> {
        match self {
            Self::Exact { column } | Self::Mapped { column, .. } => Some(*column),
            Self::Similar { .. } | Self::Missing => None,
        }
    }
}
