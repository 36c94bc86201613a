use super::cell::{Cell, fitted};
use super::styles::{HEADER, Styles};
use super::xml::{DECLARATION, PARTS, column_name, escaped};
use super::{Column, WriteError};
use coverlist_core::sheet::Content;
use std::fmt::Write as _;
use std::io::Write;
use std::mem;
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

/// The number of rows and columns that a worksheet holds.
const ROWS: u32 = 1_048_576;
const COLUMNS: usize = 16_384;

/// The widths of a column, in characters.
const NARROWEST: usize = 10;
const WIDEST: usize = 50;

/// The number of rows that decide the widths of columns. They come before the rows in a worksheet, and a
/// longer file is not kept in memory.
const MEASURED_ROWS: u32 = 1_000;

/// The number of bytes that are compressed in one go.
const PIECE: usize = 64 * 1024;

/// The largest number of UTF-16 units in a list of words.
const LONGEST_LIST: usize = 255;

/// Writes a workbook with one worksheet, row by row. The same rows give the same bytes. The output needs no
/// seeking, and only the first rows are kept in memory.
///
/// ```
/// use coverlist_core::sheet::Content;
/// use coverlist_workbook::write::{Column, WorkbookWriter};
///
/// let column = |header: &str, content| Column { header: header.to_owned(), content };
/// let columns = vec![column("User ID", Content::Text), column("Coverage Amount", Content::Amount)];
/// let mut workbook = WorkbookWriter::new(columns, Vec::new())?;
/// workbook.row(["004231", "525.00"])?;
/// let bytes = workbook.finish()?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), coverlist_workbook::write::WriteError>(())
/// ```
pub struct WorkbookWriter<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    columns: Vec<Column>,
    styles: Styles,
    /// The most characters of a cell in each column.
    widths: Vec<usize>,
    /// The XML of rows that are not written yet.
    waiting: String,
    has_begun: bool,
    /// The number of rows so far, the header included.
    rows: u32,
}

impl<W: Write> WorkbookWriter<W> {
    /// A writer of a workbook with these columns.
    ///
    /// # Errors
    ///
    /// When there are too many columns, or `output` fails.
    pub fn new(columns: Vec<Column>, output: W) -> Result<Self, WriteError> {
        if columns.len() > COLUMNS {
            return Err(WriteError::TooLarge);
        }
        let styles = Styles::of(columns.iter().map(|column| &column.content));
        let mut zip = ZipWriter::new_stream(output);
        for (name, part) in PARTS {
            zip.start_file(*name, options())?;
            zip.write_all(DECLARATION.as_bytes())?;
            zip.write_all(part.as_bytes())?;
        }
        zip.start_file("xl/styles.xml", options())?;
        zip.write_all(styles.xml().as_bytes())?;
        let widths = vec![0; columns.len()];
        let waiting = String::new();
        let mut writer = Self { zip, columns, styles, widths, waiting, has_begun: false, rows: 0 };
        writer.write_header();
        Ok(writer)
    }

    fn write_header(&mut self) {
        let headers: Vec<String> = self.columns.iter().map(|column| column.header.clone()).collect();
        self.measure(&headers);
        self.write_row(headers.iter().map(|header| (HEADER, Cell::Text(fitted(header)))));
    }

    /// Widens columns for the cells of a row.
    fn measure<C: AsRef<str>>(&mut self, cells: &[C]) {
        let lengths = cells.iter().map(|text| text.as_ref().chars().count());
        self.widths.iter_mut().zip(lengths).for_each(|(width, length)| *width = length.max(*width));
    }

    /// Adds a row. Cells without a column are texts without a header.
    ///
    /// No cell is a formula, whatever its text begins with.
    ///
    /// # Errors
    ///
    /// When the worksheet is full, or the output fails.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> Result<(), WriteError> {
        let cells: Vec<C> = cells.into_iter().collect();
        if self.rows >= ROWS || cells.len() > COLUMNS {
            return Err(WriteError::TooLarge);
        }
        if !self.has_begun {
            self.measure(&cells);
        }
        let content = |place: usize| self.columns.get(place).map_or(&Content::Text, |column| &column.content);
        let typed: Vec<(usize, Cell<'_>)> = (0..)
            .zip(&cells)
            .map(|(place, text)| (content(place), text))
            .map(|(content, text)| (self.styles.of_content(content), Cell::new(text.as_ref(), content)))
            .collect();
        self.write_row(typed.into_iter());
        if !self.has_begun && self.rows > MEASURED_ROWS {
            self.begin()?;
        }
        if self.has_begun && self.waiting.len() >= PIECE {
            self.write_waiting()?;
        }
        Ok(())
    }

    /// Writes the workbook to its end, and returns the output.
    ///
    /// # Errors
    ///
    /// When the output fails.
    pub fn finish(mut self) -> Result<W, WriteError> {
        if !self.has_begun {
            self.begin()?;
        }
        self.waiting.push_str("</sheetData>");
        let end = self.validations() + &self.ignored_errors() + "</worksheet>";
        self.waiting.push_str(&end);
        self.write_waiting()?;
        Ok(self.zip.finish()?.into_inner())
    }

    fn write_row<'a>(&mut self, cells: impl Iterator<Item = (usize, Cell<'a>)>) {
        self.rows += 1;
        let (row, xml) = (self.rows, &mut self.waiting);
        // Writing to a string cannot fail.
        let _ = write!(xml, r#"<row r="{row}">"#);
        for (place, (style, cell)) in cells.enumerate() {
            let column = column_name(place);
            let _ = match cell {
                Cell::Blank => Ok(()),
                Cell::Number(number) => {
                    write!(xml, r#"<c r="{column}{row}" s="{style}"><v>{number}</v></c>"#)
                }
                Cell::Text(text) => write!(
                    xml,
                    r#"<c r="{column}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    escaped(&text)
                ),
            };
        }
        xml.push_str("</row>");
    }

    /// Begins the worksheet. The widths of its columns are known.
    fn begin(&mut self) -> Result<(), WriteError> {
        self.has_begun = true;
        self.zip.start_file("xl/worksheets/sheet1.xml", options())?;
        let start = format!("{DECLARATION}{SHEET_START}{}<sheetData>", self.column_widths());
        self.zip.write_all(start.as_bytes())?;
        self.write_waiting()
    }

    fn write_waiting(&mut self) -> Result<(), WriteError> {
        let waiting = mem::take(&mut self.waiting);
        Ok(self.zip.write_all(waiting.as_bytes())?)
    }

    fn column_widths(&self) -> String {
        let mut xml = String::new();
        for ((number, column), width) in (1..).zip(&self.columns).zip(&self.widths) {
            let (width, style) =
                ((width + 2).clamp(NARROWEST, WIDEST), self.styles.of_content(&column.content));
            let _ = write!(
                xml,
                r#"<col min="{number}" max="{number}" width="{width}" style="{style}" customWidth="1"/>"#
            );
        }
        if xml.is_empty() { xml } else { format!("<cols>{xml}</cols>") }
    }

    /// Offers words in all cells of the columns with choices, also below the last row.
    fn validations(&self) -> String {
        let lists = self.columns.iter().enumerate().filter_map(|(place, column)| {
            let Content::Choice(words) = &column.content else { return None };
            let (column, list) = (column_name(place), list(words)?);
            Some(format!(
                r#"<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="{column}2:{column}{ROWS}"><formula1>{list}</formula1></dataValidation>"#
            ))
        });
        let lists: Vec<String> = lists.collect();
        match lists.len() {
            0 => String::new(),
            count => format!(r#"<dataValidations count="{count}">{}</dataValidations>"#, lists.concat()),
        }
    }

    /// Excel marks each text of digits otherwise.
    fn ignored_errors(&self) -> String {
        let texts = self.columns.iter().enumerate().filter(|(_, column)| column.is_text() && self.rows > 1);
        let ranges: Vec<String> = texts
            .map(|(place, _)| column_name(place))
            .map(|column| format!("{column}2:{column}{}", self.rows))
            .collect();
        match ranges.is_empty() {
            true => String::new(),
            false => format!(
                r#"<ignoredErrors><ignoredError sqref="{}" numberStoredAsText="1"/></ignoredErrors>"#,
                ranges.join(" ")
            ),
        }
    }
}

/// The start of a worksheet whose header stays in sight.
const SHEET_START: &str = concat!(
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<sheetViews><sheetView workbookViewId="0">"#,
    r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
    r#"</sheetView></sheetViews>"#,
);

/// Neither option depends on the time or the machine.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
}

/// The words as a formula. `None` for a list that a spreadsheet cannot hold.
fn list(words: &[String]) -> Option<String> {
    let list = words.join(",").replace('"', "\"\"");
    let fits = !words.is_empty() && list.encode_utf16().count() < LONGEST_LIST;
    let fits = fits && !words.iter().any(|word| word.contains(','));
    fits.then(|| format!("\"{}\"", escaped(&list)))
}
