//! The encodings in which a file can be read.

use serde::{Deserialize, Serialize};

/// An encoding of text. Its name is that of the WHATWG Encoding Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, low byte first: Excel's "Unicode Text".
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first. Few programs write it.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// Windows-1252: Excel's "CSV" in Western Europe and the Americas.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Mac Roman: Excel's "CSV (Macintosh)".
    #[serde(rename = "macintosh")]
    MacRoman,
    /// Code page 437 of DOS: Excel's "CSV (MS-DOS)".
    #[serde(rename = "ibm437")]
    Cp437,
    /// UTF-8 that a program took for Windows-1252 and encoded again: `ProtecciÃ³n`.
    #[serde(rename = "utf-8-twice")]
    Utf8Twice,
}

impl Encoding {
    /// Every encoding in the order in which the page offers them.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Windows1252,
        Self::MacRoman,
        Self::Cp437,
        Self::Utf8Twice,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// The name of the encoding on the wire, such as `utf-8`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::MacRoman => "macintosh",
            Self::Cp437 => "ibm437",
            Self::Utf8Twice => "utf-8-twice",
        }
    }

    /// Whether each byte is a character, and none below 128 is other than ASCII.
    pub const fn is_code_page(self) -> bool {
        matches!(self, Self::Windows1252 | Self::MacRoman | Self::Cp437)
    }

    /// Finds an encoding by its id. `None` when no encoding has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.id() == id)
    }
}

/// The byte order mark at the start of a file, and its length.
pub(super) fn byte_order_mark(head: &[u8]) -> Option<(Encoding, usize)> {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => Some((Encoding::Utf8, 3)),
        [0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF, ..] => Some((Encoding::Utf8Twice, 6)),
        [0xFF, 0xFE, ..] => Some((Encoding::Utf16Le, 2)),
        [0xFE, 0xFF, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// Recognizes UTF-16 without a byte order mark: many first bytes of the byte pairs are zero and hardly any
/// second ones, or the other way round.
pub(super) fn looks_like_utf16(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let mostly = |many: usize, few: usize| many >= 3 && many * 5 >= pairs && few * 10 <= many;
    if mostly(odd, even) {
        Some(Encoding::Utf16Le)
    } else if mostly(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}
