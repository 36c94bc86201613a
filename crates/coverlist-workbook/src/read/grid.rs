//! Takes the cells of a worksheet, row by row.

use super::limits::{END_ROWS, FAR_ROWS, MAX_COLUMNS, MAX_ROWS};
use super::notes::{NoteKind, Notes};
use super::refusal::Refusal;

/// A row with content.
pub(super) struct GridRow<'a> {
    /// The number of the row, from 0.
    pub(super) row: u32,
    pub(super) is_hidden: bool,
    /// The cells with content, from left to right.
    pub(super) cells: &'a [(u32, &'a str)],
}

/// Takes the rows with content of a worksheet, from top to bottom.
pub(super) trait Rows {
    /// Whether the text of cells counts, or only that there is one.
    fn needs_text(&self) -> bool {
        true
    }

    fn take(&mut self, row: GridRow<'_>) -> Result<(), Refusal>;
}

/// Collects the cells of a row.
pub(super) struct Grid<'a> {
    rows: &'a mut dyn Rows,
    row: u32,
    /// The first row that may come next.
    next_row: u32,
    /// The last row with content.
    last_row: u32,
    is_hidden: bool,
    text: String,
    /// The column of each cell, and where its text ends.
    cells: Vec<(u32, usize)>,
    notes: Notes,
}

impl<'a> Grid<'a> {
    pub(super) fn new(rows: &'a mut dyn Rows) -> Self {
        Self {
            rows,
            row: 0,
            next_row: 0,
            last_row: 0,
            is_hidden: false,
            text: String::new(),
            cells: Vec::new(),
            notes: Notes::default(),
        }
    }

    /// Whether the text of cells counts, or only that there is one.
    pub(super) fn needs_text(&self) -> bool {
        self.rows.needs_text()
    }

    /// Begins a row. Rows must come from top to bottom.
    pub(super) fn begin(&mut self, row: u32, is_hidden: bool) -> Result<(), Refusal> {
        self.end()?;
        if row < self.next_row {
            return Err(Refusal::Damaged);
        }
        (self.row, self.is_hidden, self.next_row) = (row, is_hidden, row);
        Ok(())
    }

    /// Adds a cell to the row. A cell without text has no content.
    pub(super) fn cell(&mut self, column: u32, text: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS || self.cells.len() >= MAX_COLUMNS as usize {
            return Err(Refusal::Damaged);
        }
        // Add-ins of Excel keep their settings at the end of a worksheet.
        if self.row >= END_ROWS && self.row - self.last_row >= FAR_ROWS {
            self.notes.at_cell(NoteKind::FarCells, self.row, column);
            return Ok(());
        }
        if self.row >= MAX_ROWS {
            return Err(Refusal::TooManyRows);
        }
        self.text.push_str(text);
        self.cells.push((column, self.text.len()));
        Ok(())
    }

    /// Ends the last row. Returns what was left out.
    pub(super) fn finish(mut self) -> Result<Notes, Refusal> {
        self.end()?;
        Ok(self.notes)
    }

    /// Ends the last row.
    fn end(&mut self) -> Result<(), Refusal> {
        if self.cells.is_empty() {
            return Ok(());
        }
        let mut start = 0;
        let mut cells: Vec<(u32, &str)> = Vec::with_capacity(self.cells.len());
        for &(column, end) in &self.cells {
            cells.push((column, &self.text[start..end]));
            start = end;
        }
        if !cells.is_sorted_by(|one, next| one.0 < next.0) {
            cells.sort_by_key(|(column, _)| *column);
            cells.dedup_by_key(|(column, _)| *column);
        }
        self.rows.take(GridRow { row: self.row, is_hidden: self.is_hidden, cells: &cells })?;
        (self.last_row, self.next_row) = (self.row, self.row + 1);
        self.cells.clear();
        self.text.clear();
        Ok(())
    }
}

/// Counts what a worksheet has.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) rows: u32,
    pub(super) hidden_rows: u32,
    /// The rows with more than one cell: a table has such rows.
    pub(super) rows_of_table: u32,
    pub(super) columns: u32,
}

impl Rows for Counts {
    fn needs_text(&self) -> bool {
        false
    }

    fn take(&mut self, row: GridRow<'_>) -> Result<(), Refusal> {
        self.rows += 1;
        self.hidden_rows += u32::from(row.is_hidden);
        self.rows_of_table += u32::from(row.cells.len() > 1);
        self.columns = self.columns.max(row.cells.last().map_or(0, |(column, _)| column + 1));
        Ok(())
    }
}
