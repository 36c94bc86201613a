//! Decodes and encodes Windows-1252.

/// The character of a Windows-1252 byte, as the Encoding Standard maps it: five bytes without a character
/// become control characters.
pub(crate) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH_CONTROLS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The Windows-1252 bytes of a text; `None` when it has a character outside Windows-1252.
pub fn windows_1252_bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(windows_1252_byte).collect()
}

/// The Windows-1252 byte of a character; `None` when it is outside Windows-1252.
pub(crate) fn windows_1252_byte(character: char) -> Option<u8> {
    if character.is_ascii() {
        return u8::try_from(character).ok();
    }
    match HIGH_CONTROLS.iter().position(|&high| high == character) {
        Some(index) => u8::try_from(0x80 + index).ok(),
        None => u8::try_from(character).ok(),
    }
}

/// The characters of Windows-1252 in place of the Latin-1 controls 0x80 to 0x9F. All other bytes equal their
/// code point.
const HIGH_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];
