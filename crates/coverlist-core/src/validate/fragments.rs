//! Rows that a line break inside a value has parted: pieces, one below the other, that together have the header's width.

use super::layout::{Layout, RowCells};
use crate::record::Field;

/// Joins rows that follow one another, for as long as they may be pieces of one row.
#[derive(Debug, Default)]
pub(super) struct Fragments {
    /// The lines of the pieces so far, the first one first.
    lines: Vec<u32>,
    /// The cells that the pieces have together: the last cell of one goes on in the first cell of the next.
    cells: usize,
    /// The length of a key that the only piece may be the beginning of.
    part_of_key: Option<usize>,
    /// The length of the last whole row's key.
    key_length: usize,
}

impl Fragments {
    /// Takes the next row below the header. Returns the lines of all pieces, when this is the last one of a row.
    /// `is_record` says whether the row has a status of its own.
    pub(super) fn row(
        &mut self,
        line: u32,
        cells: &RowCells<'_>,
        layout: &Layout,
        is_record: bool,
    ) -> Option<Vec<u32>> {
        let [width, named] = layout.widths();
        let key_length = cells.get(Field::Key).len();
        let completes_key =
            self.part_of_key.take().is_some_and(|length| length + key_length == self.key_length);
        if !self.lines.is_empty() && (!is_record || completes_key) {
            self.cells += cells.count - 1;
            self.lines.push(line);
            if self.cells == width || self.cells == named {
                return Some(std::mem::take(&mut self.lines));
            }
            if self.cells < named {
                return None;
            }
        }
        self.lines.clear();
        if cells.count < named {
            self.lines.push(line);
            self.cells = cells.count;
            self.part_of_key = (cells.count == 1).then_some(key_length);
        } else if is_record {
            self.key_length = key_length;
        }
        None
    }
}
