//! A record that is split into cells.

use super::Record;
use super::cell_splitter::CellSplitter;
use super::cells::unquoted;
use std::borrow::Cow;

/// A record and the places of its cells. Any cell is found without a search.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub(super) text: &'a str,
    pub(super) line: u32,
    /// The start of each cell. After the last one, the position after the byte that ends it.
    pub(super) starts: Cow<'a, [u32]>,
    pub(super) has_line_breaks: bool,
}

impl<'a> Row<'a> {
    /// Splits a single record.
    pub fn of(record: Record<'a>) -> Self {
        let (text, start, end) = (record.text(), record.start(), record.end());
        let mut cells = CellSplitter::new(record.delimiter());
        cells.seek(start);
        let mut starts = Vec::new();
        let found = cells.push_cells(text.as_bytes(), start, end, &mut starts);
        Row { text, line: record.line(), starts: Cow::Owned(starts), has_line_breaks: found.has_line_breaks }
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
    #[inline]
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The start and end in the table's text of the cell at `index`, from 0. Its quotes are included. A cell
    /// that the record does not have is empty.
    #[inline]
    pub fn place(&self, index: usize) -> (usize, usize) {
        match self.starts.get(index..) {
            Some(&[start, after, ..]) => (start as usize, after as usize - 1),
            _ => (self.starts[0] as usize, self.starts[0] as usize),
        }
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
