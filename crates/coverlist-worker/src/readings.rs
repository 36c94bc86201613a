//! The cells that show a person whether the encoding is right, as they would read in this encoding and in others.

use crate::message::Sample;
use coverlist_core::read::{Delimiter, Encoding, ReadChoices, Table, read};

/// How many characters of a cell are shown.
const CHARACTERS: usize = 60;

/// The first cells with something other than ASCII.
pub(crate) fn samples(table: &Table) -> Vec<Sample> {
    let encoding = table.facts().encoding;
    let sample = |(line, column)| {
        let cell = table.record(line).cell(column)?;
        let text: String = cell.chars().filter(|c| !c.is_control() && *c != '"').take(CHARACTERS).collect();
        Some(Sample { line, column, readings: readings(&text, encoding) })
    };
    table.first_non_ascii().into_iter().filter_map(sample).collect()
}

/// `text` as it reads in its own encoding, and in the one that is often mistaken for it.
fn readings(text: &str, encoding: Encoding) -> Vec<(Encoding, String)> {
    let other = match encoding {
        Encoding::Utf8 => {
            read_as(text.as_bytes(), Encoding::Windows1252).map(|text| (Encoding::Windows1252, text))
        }
        Encoding::Windows1252 => windows_1252(text)
            .and_then(|bytes| read_as(&bytes, Encoding::Utf8))
            .map(|text| (Encoding::Utf8, text)),
        Encoding::Utf16Le | Encoding::Utf16Be => None,
    };
    // Characters that could not be read stand for bytes that are not known any more.
    let other = other.filter(|_| !text.contains(char::REPLACEMENT_CHARACTER));
    std::iter::once((encoding, text.to_owned())).chain(other).collect()
}

/// The bytes of one cell as the core reads them.
fn read_as(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let choices = ReadChoices { encoding: Some(encoding), delimiter: Some(Delimiter::Tab) };
    let table = read(bytes, &choices);
    if table.is_empty() { None } else { table.record(1).cell(1).map(|cell| cell.into_owned()) }
}

/// The bytes that `text` was read from. The core's own reading of each byte is the table.
fn windows_1252(text: &str) -> Option<Vec<u8>> {
    let byte_of = |c: char| match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() || byte >= 0xA0 => Some(byte),
        _ => (0x80..0xA0).find(|&byte| {
            read_as(&[b'x', byte], Encoding::Windows1252).is_some_and(|cell| cell.ends_with(c))
        }),
    };
    text.chars().map(byte_of).collect()
}
