//! Sample cells in several encodings, which show a person whether the encoding is right.

use crate::excerpt::Excerpt;
use crate::message::Sample;
use coverlist_core::read::{Delimiter, Dialect, Encoding, ReadChoices, Table, read};
use coverlist_core::value::windows_1252_bytes;

/// The maximum length of a sample in characters.
const CHARACTERS: usize = 60;

/// The first cells with characters outside ASCII, in each plausible encoding: the file's current one, the one
/// that would be recognized, UTF-8 and Windows-1252, which are often confused, and for text with one byte for
/// each character the other encodings of that kind.
pub(crate) fn samples(table: &Table, excerpt: &Excerpt) -> Vec<Sample> {
    let places = table.first_non_ascii();
    let Some(&(first, _)) = places.first() else { return Vec::new() };
    let encoding = table.facts().encoding;
    let recognized = read(excerpt.bytes(), &ReadChoices::default(), &[]).facts().encoding;
    let is_other = |other: &Encoding| {
        *other != encoding
            && (*other == recognized
                || matches!(other, Encoding::Utf8 | Encoding::Windows1252)
                || encoding.is_code_page() && other.is_code_page())
    };
    let others: Vec<Encoding> = Encoding::ALL.into_iter().filter(is_other).collect();
    let origin = origin(table, excerpt, first);
    let sample = |(line, column)| {
        let text = table.record(line).cell(column)?;
        let bytes = match encoding {
            Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            _ => bytes_at(origin.as_ref()?, line - first + 1, column)
                .filter(|bytes| read_as(bytes, encoding).as_ref() == Some(&shown(&text))),
        };
        let bytes: Vec<u8> = bytes.unwrap_or_default();
        let in_others = others.iter().filter_map(|&other| Some((other, read_as(&bytes, other)?)));
        let readings = std::iter::once((encoding, shown(&text))).chain(in_others).collect();
        Some(Sample { line, column, readings })
    };
    places.into_iter().filter_map(sample).collect()
}

/// The file from line `first` on, with one character for each byte. Delimiters and line ends are ASCII in
/// all encodings but UTF-16.
fn origin(table: &Table, excerpt: &Excerpt, first: u32) -> Option<Table> {
    let before = table.record(first).raw().bytes().position(|byte| !byte.is_ascii())?;
    let facts = table.facts();
    let bytes = excerpt.since_record(before, facts.bom)?;
    // Rows with numbers are plain below the header.
    let dialect = Some(facts.dialect).filter(|dialect| *dialect != Dialect::RowNumbers);
    let choices = ReadChoices {
        encoding: Some(Encoding::Windows1252),
        delimiter: Some(facts.delimiter),
        dialect: dialect.or(Some(Dialect::Plain)),
    };
    Some(read(bytes, &choices, &[]))
}

fn bytes_at(origin: &Table, line: u32, column: u16) -> Option<Vec<u8>> {
    let cell = (line as usize <= origin.len()).then(|| origin.record(line).cell(column))??;
    windows_1252_bytes(&cell)
}

/// The text of a cell's bytes in an encoding; `None` when there are no bytes.
fn read_as(bytes: &[u8], encoding: Encoding) -> Option<String> {
    // When the cells were split in another encoding, half of a two-byte UTF-16 delimiter belongs to the cell.
    let odd = bytes.len() % 2;
    let text = match encoding {
        Encoding::Utf16Le => decoded(&bytes[odd..], encoding),
        Encoding::Utf16Be => decoded(&bytes[..bytes.len() - odd], encoding),
        _ => {
            let is_text = |byte: &u8| *byte == 0 || !byte.is_ascii_control() && *byte != b'"';
            decoded(&bytes.iter().copied().filter(is_text).collect::<Vec<_>>(), encoding)
        }
    };
    text.map(|text| shown(&text))
}

/// The first cell of these bytes, decoded by the core.
fn decoded(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let choices = ReadChoices {
        encoding: Some(encoding),
        delimiter: Some(Delimiter::Tab),
        dialect: Some(Dialect::Plain),
    };
    let table = read(bytes, &choices, &[]);
    if table.is_empty() { None } else { table.record(1).cell(1).map(|cell| cell.into_owned()) }
}

/// The beginning of a cell as one line. Zero bytes stay visible, because they identify UTF-16.
fn shown(text: &str) -> String {
    let characters = text.chars().filter(|&c| c != '"' && (c == '\0' || !c.is_control()));
    characters.map(|c| if c == '\0' { '·' } else { c }).take(CHARACTERS).collect()
}
