//! Writes CSV that Excel opens correctly and that contains no formula.

use crate::read::{in_quotes, quoted};
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
    bytes: Vec<u8>,
    style: SheetStyle,
    /// The start of the last row.
    row: usize,
    /// Whether the last row has a cell.
    has_cell: bool,
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
        Self { bytes: start.as_bytes().to_vec(), style, row: start.len(), has_cell: false }
    }

    /// Adds a row. [`safe_cell`] protects cells that a spreadsheet would run as a formula.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        cells.into_iter().for_each(|cell| self.cell(cell.as_ref()));
        self.end_row();
    }

    /// Adds a cell to the last row. [`safe_cell`] protects it if a spreadsheet would run it as a formula.
    // The writer of the crate `csv` can tell numbers from texts, for which it links 12 kB of the compressed
    // worker.
    pub(super) fn cell(&mut self, cell: &str) {
        if self.has_cell {
            self.bytes.push(b',');
        }
        self.has_cell = true;
        let cell = safe_cell(cell);
        let cell = match self.style {
            SheetStyle::Download => in_quotes(&cell).into(),
            SheetStyle::Plain | SheetStyle::Excel => quoted(&cell, b','),
        };
        self.bytes.extend_from_slice(cell.as_bytes());
    }

    /// Ends the last row. A row without text is a quoted blank cell, because readers skip blank lines.
    pub(super) fn end_row(&mut self) {
        if self.bytes.len() == self.row {
            self.bytes.extend_from_slice(b"\"\"");
        }
        self.bytes.extend_from_slice(b"\r\n");
        self.row = self.bytes.len();
        self.has_cell = false;
    }

    /// Returns the bytes of the finished file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_writes_what_the_library_writes(
            rows in vec(vec("[a1, \"\r\n;é]{0,4}", 0..4), 0..4),
            is_download in any::<bool>(),
        ) {
            let (style, quotes) = match is_download {
                true => (SheetStyle::Download, csv::QuoteStyle::Always),
                false => (SheetStyle::Plain, csv::QuoteStyle::Necessary),
            };
            let mut sheet = Sheet::continued(style);
            let mut format = csv::WriterBuilder::new();
            format.terminator(csv::Terminator::CRLF).flexible(true).quote_style(quotes);
            let mut library = format.from_writer(Vec::new());
            for row in &rows {
                sheet.row(row);
                library.write_record(row.iter().map(|cell| safe_cell(cell).into_owned())).expect("memory");
            }
            prop_assert_eq!(sheet.into_bytes(), library.into_inner().expect("memory"));
        }
    }
}
