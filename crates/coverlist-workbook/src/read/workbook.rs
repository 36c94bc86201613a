//! A workbook of any kind.

use super::book::{Book, Listed};
use super::csv::{Chunk, CsvWriter};
use super::grid::{Counts, Grid, Rows};
use super::kind::open;
use super::notes::Notes;
use super::refusal::Refusal;
use coverlist_core::read::{HiddenRows, Worksheet as WorksheetFacts};
use std::cmp::Reverse;
use std::ops::ControlFlow;

/// A worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    /// The name, which is unique in its workbook.
    pub name: String,
    /// The number of rows with content.
    pub rows: u32,
    /// The number of those that are hidden.
    pub hidden_rows: u32,
    /// The number of columns up to the last one with content.
    pub columns: u32,
    /// Whether the worksheet is hidden.
    pub is_hidden: bool,
    index: usize,
    rows_of_table: u32,
}

impl Worksheet {
    fn new(index: usize, listed: Listed, counts: &Counts) -> Self {
        Self {
            name: listed.name,
            rows: counts.rows,
            hidden_rows: counts.hidden_rows,
            columns: counts.columns,
            is_hidden: listed.is_hidden,
            index,
            rows_of_table: counts.rows_of_table,
        }
    }

    /// What a person is told about it.
    pub(super) fn facts(&self) -> WorksheetFacts {
        let Self { name, rows, hidden_rows, is_hidden, .. } = self;
        WorksheetFacts { name: name.clone(), rows: *rows, hidden_rows: *hidden_rows, is_hidden: *is_hidden }
    }
}

/// A workbook.
pub struct Workbook {
    book: Box<dyn Book>,
}

impl Workbook {
    /// Opens a workbook; `bytes` is the whole file. No worksheet is read yet.
    ///
    /// # Errors
    ///
    /// When the bytes are no workbook, or one that cannot be read.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Refusal> {
        let book = open(bytes)?;
        if book.listed().is_empty() {
            return Err(Refusal::NoWorksheet);
        }
        Ok(Self { book })
    }

    /// The worksheet of a workbook that has no other, without counts.
    pub fn only_worksheet(&self) -> Option<Worksheet> {
        let [only] = <[_; 1]>::try_from(self.book.listed()).ok()?;
        Some(Worksheet::new(0, only, &Counts::default()))
    }

    /// The worksheets, the likeliest one first: visible before hidden, then the one with the most rows of a
    /// table. A worksheet with more rows than can be read counts those that can.
    ///
    /// # Errors
    ///
    /// When a worksheet is damaged.
    pub fn worksheets(&mut self) -> Result<Vec<Worksheet>, Refusal> {
        let mut worksheets = Vec::new();
        for (index, listed) in self.book.listed().into_iter().enumerate() {
            let mut counts = Counts::default();
            match self.read(index, &mut counts) {
                Ok(_) | Err(Refusal::TooManyRows) => {}
                Err(refusal) => return Err(refusal),
            }
            worksheets.push(Worksheet::new(index, listed, &counts));
        }
        worksheets.sort_by_key(|sheet| (sheet.is_hidden, Reverse(sheet.rows_of_table), Reverse(sheet.rows)));
        Ok(worksheets)
    }

    /// Writes a worksheet as CSV: UTF-8, commas, one line for each row, also for a blank one. The sink gets
    /// it in chunks and can stop it.
    ///
    /// # Errors
    ///
    /// When the worksheet is damaged or too large, or the sink stops.
    pub fn to_csv(
        &mut self,
        worksheet: &Worksheet,
        hidden_rows: HiddenRows,
        sink: &mut impl FnMut(Chunk<'_>) -> ControlFlow<()>,
    ) -> Result<Notes, Refusal> {
        let mut writer = CsvWriter::new(hidden_rows, sink);
        let mut notes = self.read(worksheet.index, &mut writer)?;
        notes.add(writer.finish()?);
        Ok(notes)
    }

    fn read(&mut self, index: usize, rows: &mut dyn Rows) -> Result<Notes, Refusal> {
        let mut notes = Notes::default();
        self.book.attached().note(&mut notes);
        let mut grid = Grid::new(rows);
        self.book.read(index, &mut grid, &mut notes)?;
        notes.add(grid.finish()?);
        Ok(notes)
    }
}
