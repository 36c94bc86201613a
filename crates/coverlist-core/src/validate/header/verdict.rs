//! How a file's header compares with a template.

use crate::record::{Field, RecordKind};
use serde::{Deserialize, Serialize};

/// How a file's header compares with a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeaderVerdict {
    /// The header's line.
    pub line: u32,
    /// One entry for each column of the template, in template order.
    pub expected: Vec<Expected>,
    /// The file's other columns, from left to right. Columns with a blank header are left out.
    pub others: Vec<Other>,
    /// The kind of record that the headers fit better than the template's own.
    pub fits_better: Option<RecordKind>,
    /// Whether the header keeps the file from being staged.
    pub blocked: bool,
}

/// What became of one of the template's columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Expected {
    /// What it holds.
    pub field: Field,
    /// The header that the template asks for.
    pub header: String,
    /// Whether the file must have it.
    pub required: bool,
    /// Where it is.
    pub found: Found,
}

/// Where an expected column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Found {
    /// The header matches to the letter.
    Exact {
        /// Position in the file, from 1.
        column: u16,
    },
    /// A person said that this column is it.
    Mapped {
        /// Position in the file, from 1.
        column: u16,
        /// The header as it is in the file; a very long one is cut and ends in `…`.
        text: String,
    },
    /// A column whose header nearly matches; one click renames it.
    Similar {
        /// Position in the file, from 1.
        column: u16,
        /// The header as it is in the file; a very long one is cut and ends in `…`.
        text: String,
    },
    /// Not in the file.
    Missing,
}

/// A column of the file that is not one of the template's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Other {
    /// Position in the file, from 1.
    pub column: u16,
    /// The header as it is in the file; a very long one is cut and ends in `…`.
    pub text: String,
    /// The expected column that it repeats, if it repeats one.
    pub repeats: Option<Field>,
    /// Whether a person said that it is none of the template's.
    #[serde(default)]
    pub left_out: bool,
}

impl HeaderVerdict {
    /// Where `field` is read from: the position in the file, from 1, of a column that was found or renamed.
    pub fn column(&self, field: Field) -> Option<u16> {
        self.expected.iter().find(|expected| expected.field == field)?.found.read_from()
    }
}

impl Found {
    /// The column that is read, from 1: one that was found or renamed, and not one that only nearly matches.
    pub const fn read_from(&self) -> Option<u16> {
        match self {
            Self::Exact { column } | Self::Mapped { column, .. } => Some(*column),
            Self::Similar { .. } | Self::Missing => None,
        }
    }
}
