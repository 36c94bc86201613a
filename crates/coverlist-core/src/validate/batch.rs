//! The cells of consecutive rows by column, which are scanned together.

use super::row_cells::{may_be_comment, may_be_example};
use crate::read::{Rows, Span};

/// The cells of consecutive rows by column. It keeps its memory from batch to batch.
#[derive(Clone, Debug, Default)]
pub(super) struct Batch {
    /// The cells of each column that is read, without the quotes around them.
    cells: Vec<Vec<Span>>,
    /// The cells of the file's first column.
    first: Vec<Span>,
    /// Whether each row needs a closer look.
    unusual: Vec<bool>,
}

impl Batch {
    /// Finds the cells of rows in the columns at these positions, from 1: the scanned columns and those of
    /// row rules.
    pub(super) fn fill(&mut self, rows: &Rows<'_>, positions: impl Iterator<Item = u16>) {
        for (column, position) in positions.enumerate() {
            if column == self.cells.len() {
                self.cells.push(Vec::new());
            }
            rows.find_cells(usize::from(position) - 1, &mut self.cells[column]);
        }
        rows.find_cells(0, &mut self.first);
        self.unusual.clear();
        self.unusual.resize(rows.len(), false);
    }

    /// Marks the rows whose first cell may begin a comment, and those whose cells in some scanned columns may
    /// mark an example.
    #[inline(never)]
    pub(super) fn mark_beginnings(&mut self, text: &str, marked: impl Iterator<Item = usize>) {
        let first = (&self.first, &MAY_BE_COMMENT);
        let marked = marked.map(|column| (&self.cells[column], &MAY_BE_EXAMPLE));
        for (cells, marks) in marked.chain([first]) {
            for (unusual, cell) in self.unusual.iter_mut().zip(cells) {
                if !cell.is_empty() {
                    *unusual |= marks[usize::from(text.as_bytes()[cell.start as usize])];
                }
            }
        }
    }

    /// Marks the rows at the indexes, from 0, for which `is_unusual` is true.
    #[inline]
    pub(super) fn mark(&mut self, is_unusual: impl Fn(usize) -> bool) {
        self.unusual.iter_mut().enumerate().for_each(|(index, unusual)| *unusual |= is_unusual(index));
    }

    /// Marks the row at an index, from 0.
    pub(super) fn mark_row(&mut self, index: usize) {
        self.unusual[index] = true;
    }

    /// Marks the rows at the indexes, from 0, whose cells are unusual.
    #[inline]
    pub(super) fn mark_cells(&mut self, mut is_unusual: impl FnMut(&Self, usize) -> bool) {
        let mut rows = std::mem::take(&mut self.unusual);
        for (index, unusual) in rows.iter_mut().enumerate() {
            *unusual = *unusual || is_unusual(self, index);
        }
        self.unusual = rows;
    }

    /// The cells of a column that is read.
    pub(super) fn column(&self, column: usize) -> &[Span] {
        &self.cells[column]
    }

    /// The number of consecutive rows from `index` on that are not marked.
    pub(super) fn ordinary_from(&self, index: usize) -> usize {
        self.unusual[index..].iter().take_while(|unusual| !**unusual).count()
    }
}

/// The bytes that a comment may begin with.
const MAY_BE_COMMENT: [bool; 256] = bytes(false);
/// The bytes that an example may begin with.
const MAY_BE_EXAMPLE: [bool; 256] = bytes(true);

const fn bytes(of_examples: bool) -> [bool; 256] {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        let first = byte as u8;
        bytes[byte] = if of_examples { may_be_example(first) } else { may_be_comment(first) };
        byte += 1;
    }
    bytes
}
