//! The comparison of a file's header with a template.

use crate::record::{Field, RecordKind};
use serde::{Deserialize, Serialize};

/// The comparison of a file's header with a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeaderVerdict {
    /// The last line of the header, as a spreadsheet shows it. The rows are below it. A file without a header
    /// has the line above its first row, which is 0 when the file begins with rows.
    pub line: u32,
    /// The number of lines of the header: 0, 1 or 2.
    pub lines: u8,
    /// The template's columns in template order, with their places in the file.
    pub expected: Vec<Expected>,
    /// The file's other columns, from left to right, without those whose header is blank.
    pub others: Vec<Other>,
    /// The columns that are only compared with the records: those that a person chose, or else the ones that
    /// seem to hold a person's name.
    pub checks: Vec<Check>,
    /// The template that fits the headers better.
    pub fits_better: Option<BetterTemplate>,
    /// The kind of record in a roster that a known program wrote, which says nothing about insurance.
    #[serde(default)]
    pub roster: Option<RecordKind>,
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
    /// A person decided that every row has the same value.
    Constant,
    /// The column probably holds the field. A person accepts it.
    Proposed {
        /// The position of the column in the file, from 1.
        column: u16,
        /// The header in the file; a very long one is cut and ends in `…`.
        text: String,
        /// The reason of the proposal.
        reason: Reason,
        /// Other columns that are about as likely. With any of them, a person must choose a column.
        rivals: Vec<Rival>,
    },
    /// The file does not have the column.
    Missing,
}

/// The reason why a column is proposed for a field, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The header is another name for the field.
    Alias,
    /// The header is similar to a name of the field.
    Similar,
    /// The cells are like those of the field.
    Content,
}

/// A column that may hold a field instead of the proposed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rival {
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// The header in the file; a very long one is cut and ends in `…`.
    pub text: String,
}

/// A column that is only compared with the records, such as a person's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// The header in the file; a very long one is cut and ends in `…`.
    pub text: String,
    /// Whether a person chose the column. Otherwise it is a proposal.
    pub chosen: bool,
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
    /// The field that this column probably holds, when the file has no column for the field by decision.
    #[serde(default)]
    pub left_out: Option<Field>,
}

impl Expected {
    /// Whether a column is only proposed. A person accepts it, or chooses another one.
    pub const fn is_proposed(&self) -> bool {
        matches!(self.found, Found::Proposed { .. })
    }
}

impl HeaderVerdict {
    /// The column from which `field` is read, from 1: an exact match or a mapped column.
    pub fn column(&self, field: Field) -> Option<u16> {
        self.expected.iter().find(|expected| expected.field == field)?.found.read_from()
    }
}

impl Found {
    /// The column that is read, from 1: an exact match or a mapped column, but not a proposed one.
    pub const fn read_from(&self) -> Option<u16> {
        match self {
            Self::Exact { column } | Self::Mapped { column, .. } => Some(*column),
            Self::Constant | Self::Proposed { .. } | Self::Missing => None,
        }
    }
}
