//! A record that is split into cells.

use super::Record;
use super::cell_splitter::CellSplitter;
use super::cells::unquoted;
use super::span::Span;
use std::borrow::Cow;

/// A record and the places of its cells. Any cell is found without a search.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub(super) text: &'a str,
    pub(super) line: u32,
    pub(super) record: Span,
    /// The positions of the delimiters between the cells.
    pub(super) delimiters: Cow<'a, [u32]>,
    pub(super) has_line_breaks: bool,
}

impl<'a> Row<'a> {
    /// Splits a single record.
    pub fn of(record: Record<'a>) -> Self {
        let (text, span) = (record.text(), record.span());
        let (start, end) = (span.start as usize, span.end as usize);
        let mut cells = CellSplitter::new(record.delimiter());
        let found = cells.split(text.as_bytes(), start, end);
        Row {
            text,
            line: record.line(),
            record: span,
            delimiters: Cow::Owned(cells.into_delimiters()),
            has_line_breaks: found.has_line_breaks,
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
        self.delimiters.len() + 1
    }

    /// The place in the table's text of the cell at `index`, from 0. Its quotes are included. A cell that the
    /// record does not have is empty.
    pub fn place(&self, index: usize) -> Span {
        self.record.cell(&self.delimiters, index)
    }

    /// The cell at `index`, from 0, with its quotes. A cell that the record does not have is empty.
    pub fn raw(&self, index: usize) -> &'a str {
        self.place(index).of(self.text)
    }

    /// The first byte of the cell at `index`, from 0, without its opening quote. `None` for an empty cell.
    pub fn first_byte(&self, index: usize) -> Option<u8> {
        match self.raw(index).as_bytes() {
            [b'"', second, ..] => Some(*second),
            cell => cell.first().copied(),
        }
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
