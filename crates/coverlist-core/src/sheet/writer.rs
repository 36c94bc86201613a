//! Writes CSV that Excel opens correctly and that contains no formula.

use crate::value::safe_cell;

/// The bytes around the cells of a sheet: byte order mark, quotes and line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetStyle {
    /// UTF-8 with a byte order mark and CRLF, as Excel expects.
    Excel,
    /// As for Excel, with all cells quoted: a spreadsheet with another list separator splits none of them.
    Download,
    /// UTF-8 without a byte order mark, with CRLF (RFC 4180).
    Plain,
}

/// A sheet under construction.
///
/// ```
/// use coverlist_core::sheet::{Sheet, SheetStyle};
///
/// let mut sheet = Sheet::new(SheetStyle::Plain);
/// sheet.row(["Name", "Note"]);
/// sheet.row(["Ruiz, Ana", "=1+1"]);
/// assert_eq!(sheet.into_bytes(), b"Name,Note\r\n\"Ruiz, Ana\",'=1+1\r\n");
/// ```
#[derive(Debug)]
pub struct Sheet {
    writer: csv::Writer<Vec<u8>>,
}

impl Sheet {
    /// Creates a sheet without rows. The style decides its first bytes.
    pub fn new(style: SheetStyle) -> Self {
        let start = match style {
            SheetStyle::Excel | SheetStyle::Download => "\u{FEFF}",
            SheetStyle::Plain => "",
        };
        Self::after(start, style)
    }

    /// Creates the part of a sheet that follows another part.
    pub fn continued(style: SheetStyle) -> Self {
        Self::after("", style)
    }

    fn after(start: &str, style: SheetStyle) -> Self {
        let quotes = match style {
            SheetStyle::Download => csv::QuoteStyle::Always,
            SheetStyle::Plain | SheetStyle::Excel => csv::QuoteStyle::Necessary,
        };
        let mut format = csv::WriterBuilder::new();
        format.terminator(csv::Terminator::CRLF).flexible(true).quote_style(quotes);
        Self { writer: format.from_writer(start.as_bytes().to_vec()) }
    }

    /// Adds a row. [`safe_cell`] protects cells that a spreadsheet would run as a formula.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        cells.into_iter().for_each(|cell| self.cell(cell.as_ref()));
        self.end_row();
    }

    /// Adds a cell to the last row. [`safe_cell`] protects it if a spreadsheet would run it as a formula.
    pub(super) fn cell(&mut self, cell: &str) {
        self.writer.write_field(safe_cell(cell).as_ref()).expect("memory takes every cell");
    }

    /// Ends the last row.
    pub(super) fn end_row(&mut self) {
        self.writer.write_record(None::<&[u8]>).expect("memory takes every row, of any length");
    }

    /// Returns the bytes of the finished file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("memory needs no flushing")
    }
}
