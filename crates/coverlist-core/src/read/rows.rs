//! Consecutive records that are split into cells.

use super::cell_splitter::CellSplitter;
use super::{Delimiter, Row, Span, Table};
use std::borrow::Cow;

/// The maximum number of records that are split in one go: few enough to stay in the processor's cache.
const MOST_ROWS: usize = 128;
/// No record is added after this number of cells.
const MANY_CELLS: usize = 4096;

/// Consecutive records that are split into cells.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    first_line: u32,
    /// The start and end of each record.
    records: &'a [(u32, u32)],
    /// The positions of the delimiters between cells.
    delimiters: &'a [u32],
    /// The cells of each record. After the last one, the end of `delimiters`.
    rows: &'a [Place],
    /// The number of delimiters of every record, if it is the same and not zero.
    usual: Option<usize>,
    quotes: Quotes,
}

/// The place of the cells of a record.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The place of the record's first delimiter in [`Rows::delimiters`].
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
    rows: Vec<Place>,
}

impl RowSplitter {
    /// A splitter for the records of a file with this delimiter.
    pub fn new(delimiter: Delimiter) -> Self {
        Self { cells: CellSplitter::new(delimiter.byte()), rows: Vec::new() }
    }

    /// Splits some records of a table from `line` on, at most `most`.
    pub fn split<'a>(&'a mut self, table: &'a Table, line: u32, most: usize) -> Rows<'a> {
        let text = table.text();
        let records = &table.records[line as usize - 1..];
        self.rows.clear();
        self.cells.begin();
        let mut are_plain = true;
        for &(start, end) in records.iter().take(most.min(MOST_ROWS)) {
            if self.cells.count() > MANY_CELLS {
                break;
            }
            let first = self.cells.count() as u32;
            let found = self.cells.split(text.as_bytes(), start as usize, end as usize);
            self.rows.push(Place { first, has_line_breaks: found.has_line_breaks });
            are_plain &= found.is_plain;
        }
        let records = &records[..self.rows.len()];
        let quotes = match (self.cells.take_quotes(), are_plain) {
            (_, false) => Quotes::Any,
            (true, true) => Quotes::Plain,
            (false, true) => Quotes::Absent,
        };
        self.rows.push(Place { first: self.cells.count() as u32, has_line_breaks: false });
        let delimiters = self.cells.delimiters();
        let rows = self.rows.as_slice();
        let usual = rows.get(1).map(|second| second.first as usize).filter(|&usual| usual > 0);
        let usual =
            usual.filter(|_| rows.array_windows().all(|[row, next]| next.first - row.first == rows[1].first));
        Rows { text, first_line: line, records, delimiters, rows, usual, quotes }
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
        let (start, end) = self.records[index];
        Row {
            text: self.text,
            line: self.line(index),
            record: Span { start, end },
            delimiters: Cow::Borrowed(&self.delimiters[place.first as usize..next.first as usize]),
            has_line_breaks: place.has_line_breaks,
        }
    }

    /// The number of cells of the record at `index`, from 0.
    #[inline]
    pub fn count(&self, index: usize) -> usize {
        (self.rows[index + 1].first - self.rows[index].first) as usize + 1
    }

    /// The number of cells of every record, if it is the same and more than one, and no cell has several
    /// lines.
    pub fn usual_count(&self) -> Option<usize> {
        self.usual.filter(|_| !matches!(self.quotes, Quotes::Any)).map(|delimiters| delimiters + 1)
    }

    /// Whether the record at `index`, from 0, has a cell of several lines.
    #[inline]
    pub fn has_line_breaks(&self, index: usize) -> bool {
        self.rows[index].has_line_breaks
    }

    /// The line of the record at `index`, from 0.
    #[inline]
    pub fn line(&self, index: usize) -> u32 {
        self.first_line + index as u32
    }

    /// Finds each record's cell in a column, from 0, without the quotes around it. A cell with other quotes
    /// has all of its quotes. A cell that the record does not have is empty.
    pub fn find_cells(&self, column: usize, cells: &mut Vec<Span>) {
        cells.clear();
        cells.resize(self.len(), Span { start: 0, end: 0 });
        let records = cells.iter_mut().zip(self.records);
        let find = |((cell, &(start, end)), delimiters): ((&mut Span, &(u32, u32)), &[u32])| {
            *cell = Span { start, end }.cell(delimiters, column);
        };
        match self.usual {
            Some(usual) => records.zip(self.delimiters.chunks_exact(usual)).for_each(find),
            None => records.zip(self.delimiters_of_rows()).for_each(find),
        }
        let text = self.text.as_bytes();
        match self.quotes {
            Quotes::Absent => {}
            Quotes::Plain => cells.iter_mut().for_each(|cell| *cell = cell.without_plain_quotes(text)),
            Quotes::Any => cells.iter_mut().for_each(|cell| *cell = cell.without_quotes(text)),
        }
    }

    /// The delimiters of each record.
    fn delimiters_of_rows(&self) -> impl Iterator<Item = &[u32]> {
        self.rows.array_windows().map(|[row, next]| &self.delimiters[row.first as usize..next.first as usize])
    }
}
