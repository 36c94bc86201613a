//! The separators of cells and rows.

use serde::{Deserialize, Serialize};

/// A separator of cells. On the wire it is the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Delimiter {
    /// `,`
    #[serde(rename = ",")]
    Comma,
    /// `;`
    #[serde(rename = ";")]
    Semicolon,
    /// A tab.
    #[serde(rename = "\t")]
    Tab,
    /// `|`
    #[serde(rename = "|")]
    Pipe,
}

/// The line ends of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineEnds {
    /// A single row without a line end.
    None,
    /// `\n`
    Lf,
    /// `\r\n`
    Crlf,
    /// `\r`
    Cr,
    /// Several kinds.
    Mixed,
}

impl Delimiter {
    /// Every delimiter, most likely first.
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
    /// The combination of two kinds of line ends.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, other) => other,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }
}
