use super::cell::{Cell, fitted};
use super::column::{TEXT, format, is_text};
use super::{Column, WriteError};
use coverlist_core::sheet::Content;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet,
};
use std::io::Write;

/// The last row of a worksheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

/// The widths of a column, in characters.
const NARROWEST: usize = 10;
const WIDEST: usize = 50;

/// The largest number of UTF-16 units in a list of words.
const LONGEST_LIST: usize = 255;

/// Writes a workbook with one worksheet, row by row. The same rows give the same bytes.
///
/// ```
/// use coverlist_core::sheet::Content;
/// use coverlist_workbook::write::{Column, WorkbookWriter};
///
/// let column = |header: &str, content| Column { header: header.to_owned(), content };
/// let columns = vec![column("User ID", Content::Text), column("Coverage Amount", Content::Amount)];
/// let mut workbook = WorkbookWriter::new(columns)?;
/// workbook.row(["004231", "525.00"])?;
/// let mut bytes = Vec::new();
/// workbook.finish(&mut bytes)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), coverlist_workbook::write::WriteError>(())
/// ```
pub struct WorkbookWriter {
    workbook: Workbook,
    columns: Vec<Column>,
    /// The most characters of a cell in each column.
    widths: Vec<usize>,
    /// The next row, counted from 0.
    row: u32,
}

impl WorkbookWriter {
    /// A writer of a workbook with these columns. It keeps all rows in memory.
    ///
    /// # Errors
    ///
    /// When there are too many columns.
    pub fn new(columns: Vec<Column>) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        workbook.add_worksheet();
        Self::begin(workbook, columns)
    }

    /// A writer that keeps rows in a temporary file without a name in this folder.
    ///
    /// # Errors
    ///
    /// When there are too many columns, or the file cannot be created.
    #[cfg(feature = "write-large")]
    pub fn with_file_in(folder: &std::path::Path, columns: Vec<Column>) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        workbook.add_worksheet_with_constant_memory()?;
        Self::begin(workbook, columns)
    }

    fn begin(mut workbook: Workbook, columns: Vec<Column>) -> Result<Self, WriteError> {
        // Otherwise the bytes would contain the current time.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let worksheet = workbook.worksheet_from_index(0)?;
        let header = Format::new().set_bold().set_num_format_index(TEXT);
        worksheet.set_freeze_panes(1, 0)?;
        for (place, column) in (0..).zip(&columns) {
            worksheet.set_column_format(place, &format(&column.content))?;
            worksheet.write_string_with_format(0, place, fitted(&column.header), &header)?;
            if let Content::Choice(words) = &column.content {
                offer(worksheet, place, words)?;
            }
        }
        let widths = columns.iter().map(|column| column.header.chars().count()).collect();
        Ok(Self { workbook, columns, widths, row: 1 })
    }

    /// Adds a row. Cells without a column are texts without a header.
    ///
    /// No cell is a formula, whatever its text begins with.
    ///
    /// # Errors
    ///
    /// When the worksheet is full.
    ///
    /// # Panics
    ///
    /// When the disk of the temporary file is full: the library has no error for that.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), WriteError> {
        if self.row > LAST_ROW {
            return Err(WriteError::TooLarge);
        }
        let worksheet = self.workbook.worksheet_from_index(0)?;
        for (place, text) in (0..).zip(cells) {
            let content =
                self.columns.get(usize::from(place)).map_or(&Content::Text, |column| &column.content);
            // A cell that has no format of its own gets the one of its column.
            match Cell::new(text.as_ref(), content) {
                Cell::Blank => continue,
                Cell::Text(text) => worksheet.write_string(self.row, place, text)?,
                Cell::Date(date) => worksheet.write_datetime(self.row, place, &date)?,
                Cell::Number(number) => worksheet.write_number(self.row, place, number)?,
            };
            if let Some(width) = self.widths.get_mut(usize::from(place)) {
                *width = text.as_ref().chars().count().max(*width);
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    ///
    /// When `output` or the temporary file fails.
    ///
    /// # Panics
    ///
    /// When one of them fails while the library writes XML: it has no error for that.
    pub fn finish(mut self, output: impl Write + Send) -> Result<(), WriteError> {
        let worksheet = self.workbook.worksheet_from_index(0)?;
        for (place, (column, width)) in (0..).zip(self.columns.iter().zip(self.widths)) {
            worksheet.set_column_width(place, (width + 2).clamp(NARROWEST, WIDEST) as f64)?;
            if is_text(&column.content) && self.row > 1 {
                // Excel marks each cell of digits otherwise.
                worksheet.ignore_error_range(
                    1,
                    place,
                    self.row - 1,
                    place,
                    IgnoreError::NumberStoredAsText,
                )?;
            }
        }
        Ok(self.workbook.save_to_writer(output)?)
    }
}

/// Offers words in all cells of a column, also below the last row. A list that a spreadsheet cannot hold is
/// left out.
fn offer(worksheet: &mut Worksheet, place: u16, words: &[String]) -> Result<(), WriteError> {
    let length: usize = words.iter().map(|word| word.replace('"', "\"\"").encode_utf16().count() + 1).sum();
    if words.is_empty() || length > LONGEST_LIST || words.iter().any(|word| word.contains(',')) {
        return Ok(());
    }
    let list = DataValidation::new().allow_list_strings(words)?.show_error_message(false);
    worksheet.add_data_validation(1, place, LAST_ROW, place, &list)?;
    Ok(())
}
