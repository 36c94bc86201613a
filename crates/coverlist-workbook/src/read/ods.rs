//! OpenDocument spreadsheets. Each cell has its displayed text beside its value.

use super::archive::Archive;
use super::book::{Attached, Book, Listed};
use super::decimal::Decimal;
use super::grid::Grid;
use super::iso::iso_date;
use super::limits::{MAX_COLUMNS, MAX_PARTS, MAX_REPEATED, MAX_ROWS, MAX_STYLES};
use super::notes::{NoteKind, Notes};
use super::refusal::Refusal;
use super::xml::{Element, Token, Xml};
use std::collections::HashSet;
use std::io::BufRead;

const CONTENT: &str = "content.xml";

/// An OpenDocument spreadsheet.
pub(super) struct Ods {
    archive: Archive,
    sheets: Vec<Sheet>,
    attached: Attached,
    /// The number of cells that were read for which others stand.
    repeated: u64,
}

struct Sheet {
    listed: Listed,
    /// Where the table is among all tables of the document.
    index: usize,
}

/// A cell with content.
struct Cell {
    column: u32,
    repeats: u32,
    text: String,
}

impl Ods {
    pub(super) fn open(mut archive: Archive) -> Result<Self, Refusal> {
        if archive.has("META-INF/manifest.xml") {
            let mut xml = Xml::new(archive.stored("META-INF/manifest.xml")?);
            loop {
                match xml.next()? {
                    Token::Start(element) if element.name() == "encryption-data" => {
                        return Err(Refusal::Password);
                    }
                    Token::Eof => break,
                    _ => {}
                }
            }
        }
        let attached = Attached { external_links: 0, has_macros: archive.has_macros() };
        let mut book = Self { archive, sheets: Vec::new(), attached, repeated: 0 };
        book.list()?;
        Ok(book)
    }

    /// Lists the tables. Copies of tables of other workbooks are no worksheets.
    fn list(&mut self) -> Result<(), Refusal> {
        let mut xml = Xml::new(self.archive.stream(CONTENT)?);
        let (mut hidden, mut style, mut index) = (HashSet::new(), String::new(), 0);
        let mut is_spreadsheet = false;
        loop {
            match xml.next()? {
                Token::Start(element) => match element.name() {
                    "spreadsheet" => is_spreadsheet = true,
                    "style" => style = element.attribute("name").unwrap_or_default().into_owned(),
                    "table-properties" if element.attribute("display").as_deref() == Some("false") => {
                        hidden.insert(style.clone());
                        if hidden.len() > MAX_STYLES {
                            return Err(Refusal::TooLarge);
                        }
                    }
                    "table" => {
                        let name = element.attribute("name").unwrap_or_default().into_owned();
                        let is_hidden =
                            element.attribute("style-name").is_some_and(|style| hidden.contains(&*style));
                        self.sheets.push(Sheet { listed: Listed { name, is_hidden }, index });
                        index += 1;
                        if index > MAX_PARTS {
                            return Err(Refusal::TooLarge);
                        }
                    }
                    "table-source" => {
                        self.sheets.pop();
                        self.attached.external_links += 1;
                    }
                    _ => {}
                },
                Token::Eof if is_spreadsheet => return Ok(()),
                Token::Eof => return Err(Refusal::NotWorkbook),
                _ => {}
            }
        }
    }
}

impl Book for Ods {
    fn listed(&self) -> Vec<Listed> {
        self.sheets.iter().map(|sheet| sheet.listed.clone()).collect()
    }

    fn attached(&self) -> Attached {
        self.attached
    }

    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal> {
        let mut xml = Xml::new(self.archive.stream(CONTENT)?);
        let mut before = self.sheets[index].index;
        loop {
            match xml.next()? {
                Token::Start(element) if element.name() == "table" => {
                    if before == 0 {
                        return Table { xml, row: 0, column: 0, repeated: &mut self.repeated, grid, notes }
                            .read();
                    }
                    before -= 1;
                }
                Token::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
    }
}

/// A table while it is read.
struct Table<'a, 'g, R> {
    xml: Xml<R>,
    row: u32,
    column: u32,
    repeated: &'a mut u64,
    grid: &'a mut Grid<'g>,
    notes: &'a mut Notes,
}

impl<R: BufRead> Table<'_, '_, R> {
    fn read(mut self) -> Result<(), Refusal> {
        let mut column = 0_u32;
        loop {
            match self.xml.next()? {
                Token::Start(element) => match element.name() {
                    "table-row" => {
                        let repeats = repeats(&element, "number-rows-repeated");
                        let visibility = element.attribute("visibility").unwrap_or_default().into_owned();
                        self.rows(repeats, &visibility)?;
                    }
                    "table-column" => {
                        let end = column.saturating_add(repeats(&element, "number-columns-repeated"));
                        let is_hidden = element.attribute("visibility").is_some_and(|own| own != "visible");
                        // Hidden columns up to the last one are the empty area beside a table.
                        if is_hidden && end < MAX_COLUMNS {
                            (column..end).for_each(|column| {
                                self.notes.at_column(NoteKind::HiddenColumns, column);
                            });
                        }
                        column = end;
                    }
                    _ => {}
                },
                Token::End(end) if end.name() == "table" => return Ok(()),
                Token::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
    }

    /// Reads a row that stands for some.
    fn rows(&mut self, repeats: u32, visibility: &str) -> Result<(), Refusal> {
        let cells = self.cells()?;
        let end = self.row.saturating_add(repeats);
        if !cells.is_empty() {
            let columns: u64 = cells.iter().map(|cell| u64::from(cell.repeats)).sum();
            *self.repeated += columns * u64::from(repeats.min(MAX_ROWS)) - cells.len() as u64;
            if *self.repeated > MAX_REPEATED {
                return Err(Refusal::TooLarge);
            }
            let is_filtered = visibility == "filter";
            // A row below the limit is refused by its first cell.
            for row in self.row..end.min(MAX_ROWS + 1).max(self.row + 1) {
                if is_filtered && self.notes.get(NoteKind::Filters).count == 0 {
                    self.notes.at_cell(NoteKind::Filters, row, cells[0].column);
                }
                self.grid.begin(row, is_filtered || visibility == "collapse")?;
                for cell in &cells {
                    (cell.column..cell.column + cell.repeats)
                        .try_for_each(|column| self.grid.cell(column, &cell.text))?;
                }
            }
        }
        self.row = end;
        Ok(())
    }

    /// The cells with content of a row, up to its end.
    fn cells(&mut self) -> Result<Vec<Cell>, Refusal> {
        let mut cells = Vec::new();
        self.column = 0;
        loop {
            match self.xml.next()? {
                Token::Start(element) => match element.name() {
                    "table-cell" => {
                        let repeats = repeats(&element, "number-columns-repeated");
                        let value = Value::of(&element);
                        let text = self.text(value)?;
                        let end = self.column.saturating_add(repeats);
                        if !text.is_empty() {
                            (end <= MAX_COLUMNS).then_some(()).ok_or(Refusal::Damaged)?;
                            cells.push(Cell { column: self.column, repeats, text });
                        }
                        self.column = end;
                    }
                    "covered-table-cell" => {
                        self.column =
                            self.column.saturating_add(repeats(&element, "number-columns-repeated"));
                        skip(&mut self.xml, "covered-table-cell")?;
                    }
                    _ => {}
                },
                Token::End(end) if end.name() == "table-row" => return Ok(cells),
                Token::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
    }

    /// The text of a cell, up to its end.
    fn text(&mut self, value: Value) -> Result<String, Refusal> {
        let mut displayed = String::new();
        let (mut paragraphs, mut is_in_paragraph) = (0, false);
        loop {
            match self.xml.next()? {
                Token::Start(element) => match element.name() {
                    "annotation" => {
                        self.notes.at_cell(NoteKind::Comments, self.row, self.column);
                        skip(&mut self.xml, "annotation")?;
                    }
                    "p" => {
                        if paragraphs > 0 {
                            displayed.push('\n');
                        }
                        (paragraphs, is_in_paragraph) = (paragraphs + 1, true);
                    }
                    "s" => {
                        let spaces = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                        displayed.extend(std::iter::repeat_n(' ', spaces.min(1000)));
                    }
                    "tab" => displayed.push('\t'),
                    "line-break" => displayed.push('\n'),
                    _ => {}
                },
                Token::Text(text) if is_in_paragraph => displayed.push_str(&text),
                Token::End(end) => match end.name() {
                    "p" => is_in_paragraph = false,
                    "table-cell" => break,
                    _ => {}
                },
                Token::Eof => return Err(Refusal::Damaged),
                _ => {}
            }
        }
        let mut note = |applies: bool, kind| {
            if applies {
                self.notes.at_cell(kind, self.row, self.column);
            }
        };
        let is_empty = displayed.is_empty() && value.stored.is_empty();
        note(value.is_merged, NoteKind::MergedCells);
        note(value.has_formula && !is_empty, NoteKind::Formulas);
        note(value.has_formula && is_empty, NoteKind::FormulasWithoutValue);
        note(value.is_error, NoteKind::Errors);
        let (text, note_kind) = value.shown(displayed);
        if let Some(kind) = note_kind {
            self.notes.at_cell(kind, self.row, self.column);
        }
        Ok(text)
    }
}

/// The value of a cell beside its displayed text.
#[derive(Default)]
struct Value {
    kind: String,
    stored: String,
    is_error: bool,
    is_merged: bool,
    has_formula: bool,
}

impl Value {
    fn of(element: &Element<'_>) -> Self {
        let mut value = Self::default();
        for (name, text) in element.attributes() {
            match name {
                // The second one is an extension of LibreOffice, which knows errors.
                "value-type" if text == "error" => value.is_error = true,
                "value-type" => value.kind = text.into_owned(),
                "value" | "date-value" | "boolean-value" | "string-value" => value.stored = text.into_owned(),
                "number-columns-spanned" | "number-rows-spanned" => value.is_merged |= text != "1",
                "formula" => value.has_formula = true,
                _ => {}
            }
        }
        value
    }

    /// The text of the cell: the displayed one unless it loses digits of a number; a date as ISO writes it.
    fn shown(self, displayed: String) -> (String, Option<NoteKind>) {
        if self.is_error {
            return (displayed, None);
        }
        match &*self.kind {
            "date" => (iso_date(&self.stored), None),
            "boolean" => (self.stored.to_ascii_uppercase(), None),
            "float" | "currency" | "percentage" => shown_number(&self.stored, displayed),
            _ if displayed.is_empty() => (self.stored, None),
            _ => (displayed, None),
        }
    }
}

/// The displayed text of a number, or the number if the text loses digits or looks like another one.
fn shown_number(stored: &str, displayed: String) -> (String, Option<NoteKind>) {
    let Some(number) = Decimal::parse(stored) else { return (displayed, None) };
    let number = number.without_noise();
    let text = displayed.trim();
    // Formulas make numbers that are displayed as words.
    if matches!(text, "TRUE" | "FALSE") {
        return (displayed, None);
    }
    let has_all = text.bytes().filter(u8::is_ascii_digit).count() >= number.whole().len().max(1);
    let is_scientific = text.contains(['E', 'e']) && text.contains(['+', '-']);
    if !has_all || is_scientific || text.contains('/') {
        return (number.plain(), Some(NoteKind::StoredNumbers));
    }
    // A format that shows negative numbers only in red loses the sign.
    let needs_sign = number.negative && !text.contains(['-', '(', '\u{2212}']);
    (if needs_sign { format!("-{text}") } else { text.to_owned() }, None)
}

fn repeats(element: &Element<'_>, name: &str) -> u32 {
    element.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

/// Skips an element that was opened.
fn skip(xml: &mut Xml<impl BufRead>, name: &str) -> Result<(), Refusal> {
    loop {
        match xml.next()? {
            Token::End(end) if end.name() == name => return Ok(()),
            Token::Eof => return Err(Refusal::Damaged),
            _ => {}
        }
    }
}
