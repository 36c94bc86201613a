//! The records of a file, exactly as they are in the file.

use super::cells::{RawCell, RawCells};
use super::edit::EditedRecord;
use super::flaw::flaws_of;
use super::record_splitter::RecordSpan;
use super::span::Span;
use super::{Cells, Delimiter, Dialect, Encoding, FileKind, Flaw, LineEnds, ReadChoices, WorkbookFacts};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The number of cells that [`Table::first_non_ascii`] returns.
const SAMPLE_CELLS: usize = 5;

/// The text of a file, the place of each record in it, and the flaws of its bytes.
///
/// A record's line is the row number that a spreadsheet shows. It counts every record from 1, blank ones too;
/// a newline inside quotes does not start a new line. Records with changed cells are behind the file's text.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) text: String,
    /// The start and end of each record in `text`, without its line end.
    pub(super) records: Vec<(u32, u32)>,
    pub(super) flaws: Vec<Flaw>,
    pub(super) facts: Facts,
    pub(super) is_complete: bool,
    pub(super) is_cut: bool,
    pub(super) ends_with_line_end: bool,
    /// The records with changed cells, by line.
    pub(super) edited: BTreeMap<u32, EditedRecord>,
    /// The length of the file's own text, once a record is changed.
    pub(super) own_text: usize,
    /// The position of the first NUL character in `text`.
    pub(super) first_nul: Option<usize>,
    pub(super) is_padded: bool,
    pub(super) is_encoding_doubtful: bool,
}

/// One record of a table, which can be split into cells.
#[derive(Clone, Copy, Debug)]
pub struct Record<'table> {
    text: &'table str,
    start: usize,
    end: usize,
    line: u32,
    delimiter: u8,
}

/// The properties of a file that reading recognizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Facts {
    /// The kind of the file, recognized by its content.
    pub kind: FileKind,
    /// The encoding in which the bytes were decoded.
    pub encoding: Encoding,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    /// The character that separates the cells of a record.
    pub delimiter: Delimiter,
    /// How the file separates and quotes cells. The text of the table is plain.
    pub dialect: Dialect,
    /// The characters that separate the records.
    pub line_ends: LineEnds,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The workbook from which the text comes; `None` for a text file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workbook: Option<Box<WorkbookFacts>>,
}

impl Table {
    pub(super) fn new(choices: &ReadChoices) -> Self {
        Self {
            text: String::new(),
            records: Vec::new(),
            flaws: Vec::new(),
            facts: Facts {
                kind: FileKind::Text,
                encoding: choices.encoding.unwrap_or(Encoding::Utf8),
                bom: false,
                delimiter: choices.delimiter.unwrap_or(Delimiter::Comma),
                dialect: Dialect::Plain,
                line_ends: LineEnds::None,
                bytes: 0,
                workbook: None,
            },
            is_complete: false,
            is_cut: false,
            ends_with_line_end: true,
            edited: BTreeMap::new(),
            own_text: 0,
            first_nul: None,
            is_padded: false,
            is_encoding_doubtful: false,
        }
    }

    /// Adds a record. `replaced` holds the places in it where U+FFFD replaces invalid bytes.
    pub(super) fn push_record(&mut self, span: RecordSpan, replaced: &[usize]) {
        let Ok(line) = u32::try_from(self.records.len() + 1) else { return };
        let (Ok(start), Ok(end)) = (u32::try_from(span.start), u32::try_from(span.end)) else { return };
        self.records.push((start, end));
        if span.odd_quote || !replaced.is_empty() {
            let cells = RawCells::of(&self.text, span.start, span.end, self.facts.delimiter.byte());
            self.flaws.extend(flaws_of(line, cells, span.start, replaced));
        }
    }

    /// The number of records, blank ones included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// The decoded text of the file in the plain dialect, followed by the changed records.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the table has no records, as before the first bytes are read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the file is read to its end.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Whether the file is larger than a table can hold (half a gibibyte or four million records). The rest
    /// is not in the table.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Notes that the file is read to its end.
    pub(super) fn complete(&mut self) {
        self.is_complete = true;
        self.ends_with_line_end =
            self.records.last().is_none_or(|&(_, end)| (end as usize) < self.text.len());
    }

    /// Whether a line end follows the last record of a complete table.
    pub fn ends_with_line_end(&self) -> bool {
        self.ends_with_line_end
    }

    /// The record on `line`, from 1. Panics when the table has no such line.
    pub fn record(&self, line: u32) -> Record<'_> {
        let (start, end) = self.records[line as usize - 1];
        Record { line, ..Record::new(&self.text, start, end, self.facts.delimiter.byte()) }
    }

    /// The text of the records on some lines, with the line ends between them. `None` when one of them is
    /// changed, because it is elsewhere then. Panics when the table does not have all of the lines.
    pub(super) fn text_of(&self, lines: RangeInclusive<u32>) -> Option<&str> {
        let [(start, _), (_, end)] =
            [lines.start(), lines.end()].map(|line| self.records[*line as usize - 1]);
        let is_unchanged = self.edited.range(lines).next().is_none();
        is_unchanged.then(|| &self.text[start as usize..end as usize])
    }

    /// Every record in file order, blank ones included.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        (1..).take(self.len()).map(|line| self.record(line))
    }

    /// Notes that the text comes from a worksheet, or that the file is a workbook of which none is read.
    pub fn set_workbook(&mut self, workbook: WorkbookFacts) {
        if workbook.read.is_none() {
            self.facts.kind = FileKind::Workbook;
        }
        self.facts.workbook = Some(Box::new(workbook));
    }

    /// The workbook from which the text comes; `None` for a text file.
    pub fn workbook(&self) -> Option<&WorkbookFacts> {
        self.facts.workbook.as_deref()
    }

    /// The kind, encoding, delimiter, line ends and size of the file.
    pub fn facts(&self) -> Facts {
        self.facts.clone()
    }

    /// The damage to the bytes of cells that are as in the file, in file order. At most a hundred flaws are
    /// kept for each record.
    pub fn flaws(&self) -> &[Flaw] {
        &self.flaws
    }

    /// The line and column of the first NUL character. Its presence means that the file is damaged, and that
    /// no cell is changed.
    pub fn first_nul(&self) -> Option<(u32, u16)> {
        let place = self.first_nul?;
        let line = self.records.partition_point(|&(start, _)| start as usize <= place);
        let (start, _) = *self.records.get(line.checked_sub(1)?)?;
        let mut end = start as usize;
        let is_before = |cell: &RawCell<'_>| {
            // Moves past the delimiter, too.
            end += cell.raw.len() + 1;
            end <= place
        };
        let line = u32::try_from(line).ok()?;
        let column = self.record(line).raw_cells().take_while(is_before).count() + 1;
        Some((line, u16::try_from(column).unwrap_or(u16::MAX)))
    }

    /// Whether Ctrl-Z or zeros fill the end of a complete file. They are not in the table.
    pub fn is_padded(&self) -> bool {
        self.is_padded
    }

    /// Whether a letter makes more sense in another encoding, but too little shows it.
    pub fn is_encoding_doubtful(&self) -> bool {
        self.is_encoding_doubtful
    }

    /// The number of records that are not blank. Looks at every record.
    pub fn filled(&self) -> usize {
        self.records().filter(|record| !record.is_blank()).count()
    }

    /// The number of records up to the last one that is not blank.
    pub fn len_without_blank_end(&self) -> usize {
        let mut lines = (1..=self.len() as u32).rev();
        lines.find(|&line| !self.record(line).is_blank()).unwrap_or(0) as usize
    }

    /// The first few cells with characters outside ASCII, by line and column. They show a person whether the
    /// encoding is right.
    pub fn first_non_ascii(&self) -> Vec<(u32, u16)> {
        self.records()
            .filter(|record| !record.raw().is_ascii())
            .flat_map(|record| {
                let columns = (1..=u16::MAX).zip(record.raw_cells());
                columns.filter(|(_, cell)| !cell.raw.is_ascii()).map(move |(column, _)| (record.line, column))
            })
            .take(SAMPLE_CELLS)
            .collect()
    }
}

impl<'table> Record<'table> {
    /// The record at a place in a text. Its line is unknown.
    pub(super) fn new(text: &'table str, start: u32, end: u32, delimiter: u8) -> Self {
        Self { text, start: start as usize, end: end as usize, line: 0, delimiter }
    }

    /// The line number of the record, from 1, as a spreadsheet shows it.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The text of the record in the file, without its line end.
    pub fn raw(&self) -> &'table str {
        &self.text[self.start..self.end]
    }

    /// Whether the record has only blank cells.
    pub(crate) fn is_blank(&self) -> bool {
        let is_blank = |byte: u8| byte.is_ascii_whitespace() || byte == b'"' || byte == self.delimiter;
        self.raw().bytes().all(is_blank)
    }

    /// The character that separates the record's cells, as an ASCII byte.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Its cells from left to right, unquoted and untrimmed. Collecting them into a reused `Vec` allocates
    /// nothing. A hostile file can have millions of cells, so callers take only as many as they need.
    pub fn cells(&self) -> Cells<'table> {
        Cells::of(self.text, self.start, self.end, self.delimiter)
    }

    /// The cell in `column`, from 1; `None` when the record is shorter.
    pub fn cell(&self, column: u16) -> Option<Cow<'table, str>> {
        self.cells().nth(usize::from(column).checked_sub(1)?)
    }

    /// The text of the whole table.
    pub(super) fn text(&self) -> &'table str {
        self.text
    }

    /// The place of the record in the text, without its line end.
    pub(super) fn span(&self) -> Span {
        Span { start: self.start as u32, end: self.end as u32 }
    }

    pub(super) fn raw_cells(&self) -> RawCells<'table> {
        RawCells::of(self.text, self.start, self.end, self.delimiter)
    }
}
