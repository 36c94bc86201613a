//! The encoding Windows-1252.

/// A byte of Windows-1252 as the Encoding Standard maps it: five bytes without a character are control characters.
pub(crate) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH_CONTROLS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// A text as bytes of Windows-1252; `None` when a character of it has none.
pub fn windows_1252_bytes(text: &str) -> Option<Vec<u8>> {
    let byte = |c: char| match HIGH_CONTROLS.iter().position(|&high| high == c) {
        Some(index) => u8::try_from(0x80 + index).ok(),
        None => u8::try_from(c).ok(),
    };
    text.chars().map(byte).collect()
}

/// What Windows-1252 has where Latin-1 has the controls 0x80 to 0x9F.
const HIGH_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];
