//! A record that is split into cells.

use super::cells::unquoted;
use super::tokenizer::Tokenizer;
use super::{Delimiter, Record};
use std::borrow::Cow;

/// A record and the ends of its cells. Any cell is found without a search.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    text: &'a str,
    line: u32,
    start: usize,
    /// The position in the text after each cell.
    ends: Cow<'a, [u32]>,
    has_line_breaks: bool,
}

/// Splits records into cells. It keeps its memory from record to record.
#[derive(Debug)]
pub struct RowSplitter {
    tokenizer: Tokenizer,
    ends: Vec<u32>,
}

impl RowSplitter {
    /// A splitter for the records of a file with this delimiter.
    pub fn new(delimiter: Delimiter) -> Self {
        Self { tokenizer: Tokenizer::of_cells(delimiter.byte()), ends: Vec::new() }
    }

    /// Splits a record.
    #[inline]
    pub fn split<'a>(&'a mut self, record: Record<'a>) -> Row<'a> {
        self.ends.clear();
        let has_line_breaks = record.push_ends(&mut self.tokenizer, &mut self.ends);
        Row {
            text: record.text(),
            line: record.line(),
            start: record.start(),
            ends: Cow::Borrowed(&self.ends),
            has_line_breaks,
        }
    }
}

impl<'a> Row<'a> {
    /// Splits a single record.
    pub fn of(record: Record<'a>) -> Self {
        let mut ends = Vec::new();
        let has_line_breaks = record.push_ends(&mut Tokenizer::of_cells(record.delimiter()), &mut ends);
        Row {
            text: record.text(),
            line: record.line(),
            start: record.start(),
            ends: Cow::Owned(ends),
            has_line_breaks,
        }
    }

    /// The line number of the record, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Whether a quoted cell has several lines.
    pub fn has_line_breaks(&self) -> bool {
        self.has_line_breaks
    }

    /// The number of cells. A blank record has one.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// The start and end in the table's text of the cell at `index`, from 0. Its quotes are included. A cell
    /// that the record does not have is empty.
    #[inline]
    pub fn place(&self, index: usize) -> (usize, usize) {
        let Some(&end) = self.ends.get(index) else { return (self.start, self.start) };
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before] as usize + 1,
            None => self.start,
        };
        (start, end as usize)
    }

    /// The cell at `index`, from 0, with its quotes. A cell that the record does not have is empty.
    #[inline]
    pub fn raw(&self, index: usize) -> &'a str {
        let (start, end) = self.place(index);
        &self.text[start..end]
    }

    /// The first byte of the cell at `index`, from 0, without its opening quote. `None` for an empty cell.
    #[inline]
    pub fn first_byte(&self, index: usize) -> Option<u8> {
        let (start, end) = self.place(index);
        let cell = self.text.as_bytes().get(start..end)?;
        let first = *cell.first()?;
        if first == b'"' { cell.get(1).copied().or(Some(first)) } else { Some(first) }
    }

    /// The cell at `index`, from 0, unquoted and untrimmed. A cell that the record does not have is empty.
    #[inline]
    pub fn cell(&self, index: usize) -> Cow<'a, str> {
        unquoted(self.raw(index))
    }

    /// The cells from left to right.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = Cow<'a, str>> + ExactSizeIterator {
        (0..self.count()).map(|index| self.cell(index))
    }
}
