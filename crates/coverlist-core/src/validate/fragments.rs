//! Rows that a line break inside a value has split. The pieces follow each other and together have the
//! header's width.

use super::layout::Layout;
use super::row_cells::RowCells;

/// Joins consecutive rows that may be pieces of one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragments {
    /// The lines of the pieces so far, in file order.
    lines: Vec<u32>,
    /// The number of cells of the joined pieces. The last cell of a piece and the first cell of the next are
    /// one cell.
    cells: usize,
    /// The key length of a single piece, which may be the beginning of a key.
    part_of_key: Option<usize>,
    /// The key length of the last whole row.
    key_length: usize,
    /// Whether a row had fewer cells than the header has names.
    has_short_rows: bool,
}

impl Fragments {
    /// Whether no row so far may be a piece of a row that continues.
    #[inline]
    pub(super) fn is_idle(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether a row so far may be a piece.
    pub(super) fn has_short_rows(&self) -> bool {
        self.has_short_rows
    }

    /// Adds the next row, which is whole, while no piece waits. `key_length` is the length of its key.
    #[inline]
    pub(super) fn whole_row(&mut self, key_length: usize) {
        self.key_length = key_length;
    }

    /// Adds the next row below the header. Returns the lines of all pieces when this row is the last piece.
    /// `is_record` means that the row has a status of its own, and `key_length` is the length of its key.
    #[inline]
    pub(super) fn row(
        &mut self,
        cells: &RowCells<'_>,
        key_length: usize,
        layout: &Layout,
        is_record: bool,
    ) -> Option<Vec<u32>> {
        let [width, named] = layout.widths();
        self.has_short_rows |= cells.count() < named;
        let completes_key =
            self.part_of_key.take().is_some_and(|length| length + key_length == self.key_length);
        if !self.lines.is_empty() && (!is_record || completes_key) {
            self.cells += cells.count() - 1;
            self.lines.push(cells.line());
            if self.cells == width || self.cells == named {
                return Some(std::mem::take(&mut self.lines));
            }
            if self.cells < named {
                return None;
            }
        }
        self.lines.clear();
        if cells.count() < named {
            self.lines.push(cells.line());
            self.cells = cells.count();
            self.part_of_key = (cells.count() == 1).then_some(key_length);
        } else if is_record {
            self.key_length = key_length;
        }
        None
    }
}
