//! The characters that separate and quote cells and rows.

use crate::findings::Code;
use serde::{Deserialize, Serialize};

/// The character that separates cells. On the wire it is the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Delimiter {
    /// Cells are separated by a comma, `,`.
    #[serde(rename = ",")]
    Comma,
    /// Cells are separated by a semicolon, `;`.
    #[serde(rename = ";")]
    Semicolon,
    /// Cells are separated by a tab character.
    #[serde(rename = "\t")]
    Tab,
    /// Cells are separated by a vertical bar, `|`.
    #[serde(rename = "|")]
    Pipe,
}

/// The characters that separate the rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineEnds {
    /// The file is a single row without a line end.
    None,
    /// Every line ends with a line feed, `\n`.
    Lf,
    /// Every line ends with a carriage return and a line feed, `\r\n`.
    Crlf,
    /// Every line ends with a carriage return, `\r`.
    Cr,
    /// The file has more than one kind of line end.
    Mixed,
}

/// A way to separate and quote cells. The reader turns every other one into the plain one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// One delimiter separates cells, and `"` quotes them, as in nearly every file.
    #[default]
    Plain,
    /// Every line ends with two carriage returns and a line feed.
    DoubledReturns,
    /// Every line is in quotes: `"118204,Yes,""Full"""`.
    WrappedLines,
    /// A backslash makes a quote in a cell text: `"a \"b\" c"`.
    Backslashes,
    /// Spaces stand before an opening quote: `"a", "b"`.
    SpacedQuotes,
    /// Apostrophes quote cells: `'a','b,c'`.
    Apostrophes,
    /// The delimiter is written twice: `a||b`.
    DoubledDelimiter,
    /// Every row but the header begins with its number.
    RowNumbers,
    /// Runs of spaces align the cells.
    AlignedColumns,
    /// One space separates cells, and quotes protect others: `118204 Yes "Full Plus"`.
    Spaces,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 10] = [
        Self::Plain,
        Self::DoubledReturns,
        Self::WrappedLines,
        Self::Backslashes,
        Self::SpacedQuotes,
        Self::Apostrophes,
        Self::DoubledDelimiter,
        Self::RowNumbers,
        Self::AlignedColumns,
        Self::Spaces,
    ];

    /// The name of the dialect on the wire, such as `apostrophes`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::DoubledReturns => "doubled-returns",
            Self::WrappedLines => "wrapped-lines",
            Self::Backslashes => "backslashes",
            Self::SpacedQuotes => "spaced-quotes",
            Self::Apostrophes => "apostrophes",
            Self::DoubledDelimiter => "doubled-delimiter",
            Self::RowNumbers => "row-numbers",
            Self::AlignedColumns => "aligned-columns",
            Self::Spaces => "spaces",
        }
    }

    /// Finds a dialect by its id. `None` when no dialect has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.id() == id)
    }

    /// Whether the dialect is that of nearly every file.
    pub fn is_plain(&self) -> bool {
        *self == Self::Plain
    }

    /// The code of the finding about a file in this dialect; `None` for the plain one.
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::Plain => None,
            Self::DoubledReturns => Some(Code::DialectDoubledReturns),
            Self::WrappedLines => Some(Code::DialectWrappedLines),
            Self::Backslashes => Some(Code::DialectBackslashes),
            Self::SpacedQuotes => Some(Code::DialectSpacedQuotes),
            Self::Apostrophes => Some(Code::DialectApostrophes),
            Self::DoubledDelimiter => Some(Code::DialectDoubledDelimiter),
            Self::RowNumbers => Some(Code::DialectRowNumbers),
            Self::AlignedColumns => Some(Code::DialectAlignedColumns),
            Self::Spaces => Some(Code::DialectSpaces),
        }
    }
}

impl Delimiter {
    /// Every delimiter. The reader tries the most likely one first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The delimiter as a byte of decoded text.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

impl LineEnds {
    /// The kind of line ends of a file that has both kinds.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, other) | (other, Self::None) => other,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }
}
