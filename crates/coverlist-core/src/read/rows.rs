//! Consecutive records that are split into cells.

use super::cell_splitter::CellSplitter;
use super::cells::without_quotes;
use super::{Delimiter, Row, Table};
use std::borrow::Cow;

/// The maximum number of records that are split in one go: few enough to stay in the processor's cache.
const MOST_ROWS: usize = 128;
/// The maximum number of bytes between two records.
const LONGEST_LINE_END: usize = 2;
/// No record is added after this number of cells.
const MANY_CELLS: usize = 4096;

/// Consecutive records that are split into cells.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    first_line: u32,
    /// The start of each cell. After the last one of a record, the position after the byte that ends it.
    starts: &'a [u32],
    /// The records. After the last one, the end of `starts`.
    rows: &'a [Place],
    quotes: Quotes,
}

/// The places of the cells of a record.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The place of the record's first cell in [`Rows::starts`].
    first: u32,
    /// Whether a quoted cell has several lines.
    has_line_breaks: bool,
}

/// The quotes in records.
#[derive(Clone, Copy, Debug)]
enum Quotes {
    Absent,
    /// Each pair of quotes surrounds a cell, and no cell has others.
    Plain,
    Any,
}

/// Splits consecutive records into cells. It keeps its memory.
#[derive(Debug)]
pub struct RowSplitter {
    cells: CellSplitter,
    starts: Vec<u32>,
    rows: Vec<Place>,
}

impl RowSplitter {
    /// A splitter for the records of a file with this delimiter.
    pub fn new(delimiter: Delimiter) -> Self {
        Self { cells: CellSplitter::new(delimiter.byte()), starts: Vec::new(), rows: Vec::new() }
    }

    /// Splits some records of a table from `line` on, at most `most`.
    pub fn split<'a>(&'a mut self, table: &'a Table, line: u32, most: usize) -> Rows<'a> {
        let text = table.text();
        let records = &table.records[line as usize - 1..];
        self.starts.clear();
        self.rows.clear();
        let (mut are_plain, mut last_end) = (true, usize::MAX);
        for &(start, end) in records.iter().take(most.min(MOST_ROWS)) {
            if self.starts.len() > MANY_CELLS {
                break;
            }
            let (start, end) = (start as usize, end as usize);
            // A changed record is not behind the one before it.
            if start.wrapping_sub(last_end) > LONGEST_LINE_END {
                self.cells.seek(start);
            }
            last_end = end;
            let first = self.starts.len() as u32;
            let found = self.cells.push_cells(text.as_bytes(), start, end, &mut self.starts);
            self.rows.push(Place { first, has_line_breaks: found.has_line_breaks });
            are_plain &= found.is_plain;
        }
        let quotes = match (self.cells.take_quotes(), are_plain) {
            (_, false) => Quotes::Any,
            (true, true) => Quotes::Plain,
            (false, true) => Quotes::Absent,
        };
        self.rows.push(Place { first: self.starts.len() as u32, has_line_breaks: false });
        Rows { text, first_line: line, starts: &self.starts, rows: &self.rows, quotes }
    }
}

impl<'a> Rows<'a> {
    /// The number of records.
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record at `index`, from 0.
    #[inline]
    pub fn row(&self, index: usize) -> Row<'a> {
        let (place, next) = (self.rows[index], self.rows[index + 1]);
        Row {
            text: self.text,
            line: self.first_line + index as u32,
            starts: Cow::Borrowed(&self.starts[place.first as usize..next.first as usize]),
            has_line_breaks: place.has_line_breaks,
        }
    }

    /// The start and end in the table's text of each record's cell in a column, from 0, without the quotes
    /// around it. A cell with other quotes has all of its quotes. A cell that the record does not have is empty.
    #[inline]
    pub fn places(&self, column: usize) -> impl Iterator<Item = (usize, usize)> {
        let text = self.text.as_bytes();
        self.rows.array_windows().map(move |[place, next]| {
            let first = place.first as usize;
            let (start, end) = match self.starts[first..next.first as usize].get(column..) {
                Some(&[start, after, ..]) => (start as usize, after as usize - 1),
                _ => (self.starts[first] as usize, self.starts[first] as usize),
            };
            match self.quotes {
                Quotes::Absent => (start, end),
                Quotes::Plain if start < end && text[start] == b'"' => (start + 1, end - 1),
                Quotes::Plain => (start, end),
                Quotes::Any => without_quotes(text, start, end),
            }
        })
    }
}
