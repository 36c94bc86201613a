//! Scans a single row again after one of its cells has changed.

use super::{Scan, is_checked};
use crate::findings::Code;
use crate::read::{Record, RowSplitter, Table};
use crate::validate::layout::Layout;
use crate::validate::row_cells::RowCells;

impl Scan {
    /// Takes back what a row has proven about the file, before it changes. Returns `false` when other rows
    /// depend on it.
    pub(in crate::validate) fn withdraw(&mut self, table: &Table, layout: &Layout, row: usize) -> bool {
        if self.may_join(table, layout, row) {
            return false;
        }
        if self.is_checked(row) {
            self.forget_key(row, &RowCells::of(layout, table.record(self.line(row))));
            self.count_kinds(row, |rows| rows - 1);
        }
        true
    }

    /// Scans a changed row, which was withdrawn before. Returns `false` when all rows must be scanned again.
    pub(in crate::validate) fn rescan(&mut self, table: &Table, layout: &Layout, row: usize) -> bool {
        let mut splitter = RowSplitter::new(table.facts().delimiter);
        let rows = splitter.split(table, self.line(row), 1);
        let cells = RowCells::new(layout, rows.row(0));
        for column in &mut self.columns {
            let checker = &layout.slots()[column.place].checker;
            let cell = cells.place(usize::from(column.position) - 1);
            if !column.cells.replace(row, checker, table.text(), cell.without_quotes(table.text().as_bytes()))
            {
                return false;
            }
        }
        if cells.has_line_breaks() {
            return false;
        }
        let key = cells.key();
        let reason = self.set_aside(table.record(self.line(row)), &cells, &key, layout, row);
        self.reasons[row] = reason.or_else(|| self.shape(&cells, layout, row));
        self.key_hashes[row] = 0;
        self.policy_hashes[row] = 0;
        if is_checked(self.reasons[row]) {
            self.note_unnamed(&cells);
            self.note_key(&key, row);
            self.note_policy_number(&cells.policy_number(), row);
            self.count_kinds(row, |rows| rows + 1);
        }
        !self.may_join(table, layout, row)
    }

    /// Changes the number of rows with the kind of each cell of a row.
    fn count_kinds(&mut self, row: usize, change: impl Fn(u32) -> u32) {
        for column in &mut self.columns {
            let rows = &mut column.counts[column.cells.kind(row).index()];
            *rows = change(*rows);
        }
    }

    /// Whether a row and its neighbors may be pieces of one row, or the length of its key decides whether
    /// later rows are.
    fn may_join(&self, table: &Table, layout: &Layout, row: usize) -> bool {
        let is_short = |row: &usize| is_short(layout, table.record(self.line(*row)));
        let joinable = |row: &usize| self.is_joinable(*row);
        if joinable(&row) && is_short(&row) {
            return true;
        }
        if !self.fragments.has_short_rows() {
            return false;
        }
        let before = (0..row).rev().find(joinable);
        let cells = |row| RowCells::of(layout, table.record(self.line(row)));
        let is_record = |row: usize| self.names_record(layout, &cells(row), row);
        let mut after = (row + 1..self.len()).filter(joinable);
        let next = after.find(|row| is_short(row) || is_record(*row));
        before.iter().chain(&next).any(is_short)
    }

    /// Whether a row is compared with its neighbors, because it is neither set aside nor has a quote that
    /// makes its end uncertain.
    fn is_joinable(&self, row: usize) -> bool {
        let shape = [Code::RowLong, Code::RowShort, Code::RowShortBlank, Code::RowBroken];
        self.reasons[row].is_none_or(|reason| shape.contains(&reason))
    }
}

/// Whether a row has fewer cells than the header has names.
fn is_short(layout: &Layout, record: Record<'_>) -> bool {
    let [_, named] = layout.widths();
    record.cells().take(named).count() < named
}
