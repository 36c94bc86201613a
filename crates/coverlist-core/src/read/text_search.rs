//! Searches records for a text.

use super::{Record, Table};
use memchr::memchr2_iter;
use std::ops::RangeInclusive;

/// A text to be found in cells, in any case.
#[derive(Clone, Debug)]
pub struct TextSearch {
    /// The text in lower case.
    text: String,
}

impl TextSearch {
    /// A search for `text`.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_lowercase() }
    }

    /// Whether the text is empty, so that every record has it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether a cell of the record contains the text.
    ///
    /// ```
    /// use coverlist_core::read::{ReadChoices, TextSearch, read};
    ///
    /// let table = read(b"User ID,Plan\n004231,\"Full, Plus\"\n", &ReadChoices::default(), &[]);
    /// assert!(TextSearch::new("full, PLUS").finds(table.record(2)));
    /// assert!(!TextSearch::new("4231,").finds(table.record(2)), "no cell contains the delimiter");
    /// ```
    pub fn finds(&self, record: Record<'_>) -> bool {
        let is_in_cells = || record.cells().any(|cell| self.is_in_cell(&cell));
        self.is_empty() || (self.may_be_in(record.raw()) && is_in_cells())
    }

    /// Whether a record on some lines may contain the text. It decides many records faster than
    /// [`TextSearch::finds`]. Panics when the table does not have all of the lines.
    pub fn may_be_among(&self, table: &Table, lines: RangeInclusive<u32>) -> bool {
        self.is_empty() || table.text_of(lines).is_none_or(|records| self.may_be_in(records))
    }

    /// Whether a cell of some records may contain the text. Decides most records without splitting them: of
    /// the ASCII characters of a cell, only quotes look different in the record.
    fn may_be_in(&self, records: &str) -> bool {
        let is_plain = records.is_ascii() && !self.text.contains('"');
        !is_plain || self.starts(records).any(|rest| self.begins(rest.iter().filter(|byte| **byte != b'"')))
    }

    fn is_in_cell(&self, cell: &str) -> bool {
        if cell.is_ascii() {
            self.starts(cell).any(|rest| self.begins(rest.iter()))
        } else {
            cell.to_lowercase().contains(&self.text)
        }
    }

    /// The rests of `text` that begin with the first letter of the searched text.
    fn starts<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let first = self.text.as_bytes().first().copied().unwrap_or_default();
        let text = text.as_bytes();
        memchr2_iter(first, first.to_ascii_uppercase(), text).map(|start| &text[start..])
    }

    /// Whether the bytes begin with the searched text, in any case of ASCII letters.
    fn begins<'a>(&self, mut bytes: impl Iterator<Item = &'a u8>) -> bool {
        self.text.bytes().all(|byte| bytes.next().is_some_and(|next| next.eq_ignore_ascii_case(&byte)))
    }
}
