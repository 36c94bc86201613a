//! Writes the rows of a worksheet as CSV.

use super::grid::{GridRow, Rows};
use super::limits::MAX_CSV;
use super::notes::{NoteKind, Notes};
use super::refusal::Refusal;
use coverlist_core::read::HiddenRows;
use std::ops::ControlFlow;

/// The number of bytes that a chunk has at least, except the last one.
const CHUNK: usize = 128 << 10;

/// The number of rows whose width counts. A stray cell further down does not make every row wide.
const ROWS_OF_WIDTH: u32 = 20;

/// A part of the CSV.
pub struct Chunk<'a> {
    /// Whole lines of UTF-8.
    pub bytes: &'a [u8],
    /// The number of rows with content up to here.
    pub rows: u32,
}

/// Writes CSV. Every row of the worksheet is one line, also a blank one.
pub(super) struct CsvWriter<'a> {
    sink: &'a mut dyn FnMut(Chunk<'_>) -> ControlFlow<()>,
    hidden_rows: HiddenRows,
    chunk: Vec<u8>,
    /// The bytes of the chunks before.
    written: usize,
    /// The number of lines.
    lines: u32,
    rows: u32,
    width: u32,
    pub(super) notes: Notes,
}

impl<'a> CsvWriter<'a> {
    pub(super) fn new(
        hidden_rows: HiddenRows,
        sink: &'a mut dyn FnMut(Chunk<'_>) -> ControlFlow<()>,
    ) -> Self {
        Self {
            sink,
            hidden_rows,
            chunk: Vec::with_capacity(CHUNK),
            written: 0,
            lines: 0,
            rows: 0,
            width: 0,
            notes: Notes::default(),
        }
    }

    /// Hands on the last chunk.
    pub(super) fn finish(mut self) -> Result<Notes, Refusal> {
        self.flush()?;
        Ok(self.notes)
    }

    fn flush(&mut self) -> Result<(), Refusal> {
        self.written += self.chunk.len();
        if self.written > MAX_CSV {
            return Err(Refusal::TooLarge);
        }
        let flow = (self.sink)(Chunk { bytes: &self.chunk, rows: self.rows });
        self.chunk.clear();
        if flow.is_break() { Err(Refusal::Stopped) } else { Ok(()) }
    }

    fn write(&mut self, row: &GridRow<'_>) {
        let mut next = 0;
        for &(column, text) in row.cells {
            // A record's first cell has no comma before it.
            let commas = column - next + u32::from(next > 0);
            self.chunk.resize(self.chunk.len() + commas as usize, b',');
            next = column + 1;
            self.write_cell(row.row, column, text);
        }
        if self.rows <= ROWS_OF_WIDTH {
            self.width = self.width.max(next);
        }
        let missing = self.width.saturating_sub(next) as usize;
        self.chunk.resize(self.chunk.len() + missing, b',');
    }

    fn write_cell(&mut self, row: u32, column: u32, text: &str) {
        let is_special = |byte: &u8| matches!(byte, b'"' | b',' | b'\n' | b'\r' | b'\0'..=b' ');
        if !text.bytes().any(|byte| is_special(&byte)) {
            self.chunk.extend_from_slice(text.as_bytes());
            return;
        }
        if text.contains(['\n', '\r']) {
            self.notes.at_cell(NoteKind::LineBreaks, row, column);
        }
        let is_quoted = text.contains(['"', ',']);
        let quote: &[u8] = if is_quoted { b"\"" } else { b"" };
        self.chunk.extend_from_slice(quote);
        let mut last = b'\0';
        for byte in text.bytes() {
            match byte {
                b'"' => self.chunk.extend_from_slice(b"\"\""),
                b'\n' if last == b'\r' => {}
                b'\n' | b'\r' => self.chunk.push(b' '),
                byte => self.chunk.push(byte),
            }
            last = byte;
        }
        self.chunk.extend_from_slice(quote);
    }
}

impl Rows for CsvWriter<'_> {
    fn take(&mut self, row: GridRow<'_>) -> Result<(), Refusal> {
        let blank = (row.row - self.lines) as usize;
        self.chunk.resize(self.chunk.len() + blank, b'\n');
        self.rows += 1;
        if row.is_hidden {
            let (first, _) = row.cells[0];
            self.notes.at_cell(NoteKind::HiddenRows, row.row, first);
        }
        if !row.is_hidden || self.hidden_rows == HiddenRows::Include {
            self.write(&row);
        }
        self.chunk.push(b'\n');
        self.lines = row.row + 1;
        if self.chunk.len() >= CHUNK { self.flush() } else { Ok(()) }
    }
}
