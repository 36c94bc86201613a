//! Adds rows to a scan: those that need a closer look one by one, and all others together.

use super::{Scan, is_checked, names_record};
use crate::findings::{Code, Finding};
use crate::read::{FlawKind, Rows, Span, Table};
use crate::record::{RecordKind, trim};
use crate::validate::batch::Batch;
use crate::validate::columns::{Column, Kind, are_equal, hash, read_meant};
use crate::validate::layout::Layout;
use crate::validate::row_cells::RowCells;
use crate::value::{Checker, is_remark, is_total};
use std::ops::Range;

impl Scan {
    /// Adds the next rows.
    pub(in crate::validate) fn add(&mut self, table: &Table, layout: &Layout, rows: &Rows<'_>) {
        let mut batch = std::mem::take(&mut self.batch);
        let scanned = self.columns.iter().map(|column| column.position);
        batch.fill(rows, scanned.chain(layout.row_rules().columns().iter().map(|rule| rule.column)));
        for (place, column) in self.columns.iter_mut().enumerate() {
            column.cells.extend(&layout.slots()[column.place].checker, table.text(), batch.column(place));
        }
        let all = self.len() + rows.len();
        self.key_hashes.resize(all, 0);
        self.policy_hashes.resize(all, 0);
        self.mark_unusual(&mut batch, table, layout, rows);
        let mut index = 0;
        while index < rows.len() {
            let ordinary = if self.fragments.is_idle() { batch.ordinary_from(index) } else { 0 };
            if ordinary == 0 {
                self.add_unusual(table, layout, &RowCells::new(layout, rows.row(index)));
            } else {
                self.add_ordinary(table.text(), layout, rows, &batch, index..index + ordinary);
            }
            index += ordinary.max(1);
        }
        self.batch = batch;
    }

    /// Marks the next rows that need a closer look. Nearly every row does not: it begins as usual, has a
    /// status, all cells and no damage, and is not left out.
    #[inline(never)]
    fn mark_unusual(&self, batch: &mut Batch, table: &Table, layout: &Layout, rows: &Rows<'_>) {
        batch.mark_beginnings(table.text(), [self.key, self.policy_number].into_iter().flatten());
        self.mark_without_status(batch, table.text(), layout);
        self.mark_left_out(batch, table.text(), layout, rows);
        let [columns, named] = layout.widths();
        let is_width = |count| (named..=columns).contains(&count);
        if !rows.usual_count().is_some_and(is_width) {
            batch.mark(|index| rows.has_line_breaks(index) || !is_width(rows.count(index)));
        }
        if let Some(flaw) = table.flaws().get(self.flaws) {
            batch.mark(|index| flaw.line <= rows.line(index));
        }
    }

    /// Marks rows without a status. Rows whose status says nothing about them are only marked if their key
    /// may be a title or a total.
    fn mark_without_status(&self, batch: &mut Batch, text: &str, layout: &Layout) {
        let first = self.len();
        let has_constant = layout.has_constant_status();
        if !has_constant || self.key.is_none() {
            batch.mark(|index| self.kind(self.status, first + index) != Kind::FINE);
        }
        if let (Some(key), true) = (self.key, has_constant || layout.reads_blank_status()) {
            let checker = &layout.slots()[self.columns[key].place].checker;
            let may_be_title =
                |key: &str| !key.bytes().any(|byte| byte.is_ascii_digit()) || is_total(key) || is_remark(key);
            batch.mark_cells(|cells, index| {
                !self.has_own_status(cells, text, layout, index)
                    && read_meant(checker, text, cells.column(key)[index], may_be_title)
            });
        }
    }

    /// Whether the row at an index of the batch has a status of its own, given that it has a status.
    #[inline]
    fn has_own_status(&self, batch: &Batch, text: &str, layout: &Layout, index: usize) -> bool {
        let is_filled = |column: usize| !trim(batch.column(column)[index].of(text)).is_empty();
        self.status.is_some_and(|column| !layout.reads_blank_status() || is_filled(column))
    }

    /// Marks the rows that a person may have left out.
    fn mark_left_out(&self, batch: &mut Batch, text: &str, layout: &Layout, rows: &Rows<'_>) {
        let rules = layout.row_rules();
        for (rule, column) in rules.columns().iter().zip(self.columns.len()..) {
            // The cells of such a column hardly differ.
            let bytes = text.as_bytes();
            let (mut last, mut is_left_out) = (&[][..], rule.may_leave_out(""));
            batch.mark_cells(|cells, index| {
                let cell = cells.column(column)[index];
                if !are_equal(cell.of_bytes(bytes), last) {
                    (last, is_left_out) = (cell.of_bytes(bytes), rule.may_leave_out(cell.of(text)));
                }
                is_left_out
            });
        }
        if !rows.is_empty() {
            let first = rows.line(0);
            rules
                .lines(first..=rows.line(rows.len() - 1))
                .for_each(|line| batch.mark_row((line - first) as usize));
        }
    }

    /// Adds the rows at some indexes, which need no closer look.
    fn add_ordinary(
        &mut self,
        text: &str,
        layout: &Layout,
        rows: &Rows<'_>,
        batch: &Batch,
        indexes: Range<usize>,
    ) {
        let first = self.len();
        self.reasons.resize(first + indexes.len(), None);
        let cells = |column: usize| Cells {
            checker: &layout.slots()[self.columns[column].place].checker,
            text,
            cells: &batch.column(column)[indexes.clone()],
        };
        let (keys, policy_numbers) = (self.key.map(cells), self.policy_number.map(cells));
        if let Some(keys) = keys {
            self.note_keys(&keys, first);
            let is_record = |index: &usize| {
                layout.has_constant_status() || self.has_own_status(batch, text, layout, *index)
            };
            if let Some(last) = indexes.clone().rev().find(is_record) {
                self.fragments.whole_row(keys.read(last - indexes.start, str::len));
            }
        }
        if let (Some(numbers), RecordKind::User) = (policy_numbers, self.kind) {
            for index in 0..indexes.len() {
                numbers.read(index, |number| self.note_policy_number(number, first + index));
            }
        }
        if !layout.unnamed().is_empty() {
            indexes.for_each(|index| self.note_unnamed(&RowCells::new(layout, rows.row(index))));
        }
    }

    /// Notes what the keys of consecutive rows prove about the file, as [`Scan::note_key`] does for one.
    #[inline(never)]
    fn note_keys(&mut self, keys: &Cells<'_>, first: usize) {
        let Self { kind: record, columns, key, key_shapes, key_hashes, .. } = self;
        let Some(Column::Direct(kinds)) = key.map(|column| &columns[column].cells) else { return };
        let kinds = kinds.kinds()[first..].iter().zip(&mut key_hashes[first..]);
        for (index, (&kind, hashed)) in (0..keys.cells.len()).zip(kinds) {
            if names_record(kind) {
                *hashed = keys.read(index, |key| hash(*record, key));
            }
            if kind.is_fine() {
                keys.read(index, |key| key_shapes.add(*record, key, kind.digit_count()));
            }
        }
    }

    /// Adds a row that needs a closer look.
    #[inline(never)]
    fn add_unusual(&mut self, table: &Table, layout: &Layout, cells: &RowCells<'_>) {
        let row = self.len();
        let key = cells.key();
        let reason = self.judge(table, layout, cells, &key, row);
        self.reasons.push(reason);
        if is_checked(reason) {
            self.note_key(&key, row);
            self.note_policy_number(&cells.policy_number(), row);
            self.note_unnamed(cells);
        }
    }

    /// The reason why the row is not a record, or is one whose split into cells is uncertain.
    fn judge(
        &mut self,
        table: &Table,
        layout: &Layout,
        cells: &RowCells<'_>,
        key: &str,
        row: usize,
    ) -> Option<Code> {
        let line = cells.line();
        let record = table.record(line);
        let is_sheet = layout.sheet().is_some();
        let may_swallow = cells.has_line_breaks() && !is_sheet;
        let swallowed = if may_swallow { layout.spans_rows(record) } else { None };
        if let Some(column) = swallowed {
            self.findings.push(Finding::cell(Code::QuoteSwallowsRows, line, column, layout.field(column)));
        }
        if self.is_unclosed(table, line) {
            return Some(Code::QuoteNotClosed);
        }
        if swallowed.is_some() {
            return Some(Code::QuoteSwallowsRows);
        }
        self.set_aside(record, cells, key, layout, row)
            .or_else(|| self.join_fragments(table, cells, key.len(), layout, row))
            .or_else(|| self.shape(cells, layout, row))
    }

    /// Whether the row on the next line has a quote that is never closed.
    #[inline]
    fn is_unclosed(&mut self, table: &Table, line: u32) -> bool {
        let mut is_unclosed = false;
        while let Some(flaw) = table.flaws().get(self.flaws).filter(|flaw| flaw.line <= line) {
            is_unclosed |= flaw.line == line && flaw.kind == FlawKind::QuoteNotClosed;
            self.flaws += 1;
        }
        is_unclosed
    }

    #[inline]
    fn join_fragments(
        &mut self,
        table: &Table,
        cells: &RowCells<'_>,
        key_length: usize,
        layout: &Layout,
        row: usize,
    ) -> Option<Code> {
        let is_record = self.names_record(layout, cells, row);
        let lines = self.fragments.row(cells, key_length, layout, is_record)?;
        for &line in &lines {
            let others = lines.iter().copied().filter(|&other| other != line);
            self.findings.push(Finding::row(Code::RowBroken, line).naming(others, lines.len() - 1));
            if let Some(row) = self.row(line) {
                self.forget(row, &RowCells::of(layout, table.record(line)));
            }
        }
        Some(Code::RowBroken)
    }

    /// Takes back what a row has proven, because it is a piece of a row.
    fn forget(&mut self, row: usize, cells: &RowCells<'_>) {
        if self.is_checked(row) {
            self.forget_key(row, cells);
        }
        self.reasons[row] = Some(Code::RowBroken);
        self.key_hashes[row] = 0;
        self.policy_hashes[row] = 0;
    }
}

/// Cells of consecutive rows in one column.
struct Cells<'a> {
    checker: &'a Checker,
    text: &'a str,
    /// The place of each cell in the text, without the quotes around it.
    cells: &'a [Span],
}

impl Cells<'_> {
    /// Reads the text that the cell at an index stands for.
    #[inline(always)]
    fn read<T>(&self, index: usize, read: impl FnMut(&str) -> T) -> T {
        read_meant(self.checker, self.text, self.cells[index], read)
    }
}
