//! The encodings with one byte for each character.

use super::Encoding;
use crate::value::windows_1252;

/// An encoding with one byte for each character, which is ASCII below 128.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodePage {
    Windows1252,
    MacRoman,
    Cp437,
}

impl CodePage {
    pub(super) fn encoding(self) -> Encoding {
        match self {
            Self::Windows1252 => Encoding::Windows1252,
            Self::MacRoman => Encoding::MacRoman,
            Self::Cp437 => Encoding::Cp437,
        }
    }

    /// Appends the characters of some bytes.
    pub(super) fn decode(self, bytes: &[u8], out: &mut String) {
        match self {
            Self::Windows1252 => out.extend(bytes.iter().copied().map(windows_1252)),
            Self::MacRoman | Self::Cp437 => out.extend(bytes.iter().map(|&byte| self.character(byte))),
        }
    }

    pub(super) fn character(self, byte: u8) -> char {
        let high = |table: &str| match byte.checked_sub(0x80) {
            Some(place) => table.chars().nth(usize::from(place)).unwrap_or_default(),
            None => char::from(byte),
        };
        match self {
            Self::Windows1252 => windows_1252(byte),
            Self::MacRoman => high(MAC_ROMAN),
            Self::Cp437 => high(CP437),
        }
    }
}

/// The characters of the bytes from 128 on in Mac Roman, as the Encoding Standard lists them (macintosh).
const MAC_ROMAN: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The characters of the bytes from 128 on in code page 437 of DOS.
const CP437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
    áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_a_character() {
        assert_eq!([MAC_ROMAN, CP437].map(|table| table.chars().count()), [128, 128]);
        let mac = |byte| CodePage::MacRoman.character(byte);
        assert_eq!(
            [0x41, 0x80, 0x8E, 0x96, 0xCA, 0xDB, 0xFF].map(mac),
            ['A', 'Ä', 'é', 'ñ', '\u{A0}', '€', 'ˇ']
        );
        let dos = |byte| CodePage::Cp437.character(byte);
        assert_eq!(
            [0x41, 0x80, 0x82, 0xA4, 0xC4, 0xE1, 0xFF].map(dos),
            ['A', 'Ç', 'é', 'ñ', '─', 'ß', '\u{A0}']
        );
    }
}
