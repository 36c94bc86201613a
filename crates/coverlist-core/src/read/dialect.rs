//! The characters that separate cells and rows.

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
