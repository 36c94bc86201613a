//! One row of a file, and where its cells belong.

use super::cell::{How, blank, judge, meaning, meant, says_nothing};
use super::number::Reading;
use super::text::{folded, trim};
use coverlist_core::findings::Code;
use coverlist_core::map::HeaderVerdict;
use coverlist_core::record::{Field, FieldType, MatchKey, RecordKind, Value, Values};
use coverlist_core::template::{Column, SheetHeader, Template};
use coverlist_core::validate::{Choices, Rows};
use coverlist_core::value::{Century, DateOrder};
use std::collections::BTreeMap;

/// The number of these lines, and the first few of them.
pub fn rows_on(lines: &[u32]) -> Rows {
    Rows { count: lines.len() as u32, lines: lines.iter().copied().take(8).collect() }
}

/// The place of the template's columns in a file.
pub struct Layout<'a> {
    /// Each column of the template, with its position in the file, from 1.
    pub slots: Vec<(&'a Column, Option<usize>)>,
    /// The cells of the header.
    pub header: &'a [String],
    /// The order of day and month in each date column.
    pub orders: BTreeMap<Field, DateOrder>,
    /// The century of years with two digits in each date column.
    pub centuries: BTreeMap<Field, Century>,
    /// How the numbers of each column are read.
    pub decimals: BTreeMap<Field, Reading>,
    /// Whether the file is a sheet with lines.
    pub is_sheet: bool,
    /// For each field, the texts that stand for another text, and the value of all rows.
    choices: &'a Choices,
}

/// One row.
pub struct Row<'a> {
    pub line: u32,
    /// The cells as they are in the file.
    pub cells: &'a [String],
    /// The text of each field; empty when the cell is blank or absent, or says nothing.
    pub texts: BTreeMap<Field, String>,
    /// The fields whose cells are filled and count as blank, and why.
    pub nothing: Vec<(Field, Code)>,
}

impl<'a> Layout<'a> {
    pub fn new(
        template: &'a Template,
        header: &HeaderVerdict,
        cells: &'a [String],
        choices: &'a Choices,
    ) -> Self {
        let slot = |column: &'a Column| (column, header.column(column.field).map(usize::from));
        Self {
            slots: template.columns.iter().map(slot).collect(),
            header: cells,
            orders: BTreeMap::new(),
            centuries: BTreeMap::new(),
            decimals: BTreeMap::new(),
            choices,
            is_sheet: SheetHeader::new(cells, template).is_ok_and(|sheet| sheet.has_line),
        }
    }

    /// The position of a field in the file, from 1.
    pub fn position(&self, field: Field) -> Option<usize> {
        self.slots.iter().find(|(column, _)| column.field == field)?.1
    }

    /// The field at a position in the file.
    pub fn field(&self, position: usize) -> Option<Field> {
        self.slots.iter().find(|(_, at)| *at == Some(position)).map(|(column, _)| column.field)
    }

    pub fn column(&self, field: Field) -> Option<&'a Column> {
        self.slots.iter().find(|(column, _)| column.field == field).map(|(column, _)| *column)
    }

    /// Whether a position has neither a header nor a field.
    fn is_unnamed(&self, position: usize) -> bool {
        trim(&self.header[position - 1]).is_empty() && self.field(position).is_none()
    }

    /// The last position with a header or a field.
    pub fn named(&self) -> usize {
        (1..=self.header.len()).rev().find(|&position| !self.is_unnamed(position)).unwrap_or(0)
    }

    pub fn last_required(&self) -> usize {
        let required = self.slots.iter().filter(|(column, _)| column.required);
        required.filter_map(|(_, position)| *position).max().unwrap_or(0)
    }

    pub fn row(&self, line: u32, cells: &'a [String]) -> Row<'a> {
        let (mut texts, mut nothing) = (BTreeMap::new(), Vec::new());
        for (column, position) in &self.slots {
            if let Some(text) = self.constant(column.field) {
                texts.insert(column.field, text.to_owned());
            }
            let Some(position) = position else { continue };
            let written = cells.get(position - 1).map_or("", |cell| meant(cell));
            let text = self.word(column.field, written).map_or(written, trim);
            if text.is_empty() {
                continue;
            }
            match says_nothing(column, self.is_sheet, text) {
                Some(code) => nothing.push((column.field, code)),
                None => drop(texts.insert(column.field, text.to_owned())),
            }
        }
        Row { line, cells, texts, nothing }
    }

    /// The value that all rows have for a field without a column.
    fn constant(&self, field: Field) -> Option<&str> {
        let text = self.choices.constants.get(&field).filter(|_| self.position(field).is_none());
        text.map(String::as_str)
    }

    /// The text that a cell of a field stands for by decision.
    fn word(&self, field: Field, written: &str) -> Option<&str> {
        let words = self.choices.words.get(&field)?.iter();
        words.rev().find(|(text, _)| folded(text) == folded(written)).map(|(_, word)| word.as_str())
    }

    /// The positions of filled cells that have no header.
    pub fn unnamed(&self, row: &Row<'_>) -> Vec<usize> {
        let filled = (1..=self.header.len()).filter(|&position| row.is_filled(position));
        filled.filter(|&position| self.is_unnamed(position)).collect()
    }

    pub fn is_status_word(&self, text: &str) -> bool {
        self.column(Field::Status).is_some_and(|column| meaning(column, text).is_some())
    }

    /// Whether a row has a status of its own, so that it is a record.
    pub fn has_status(&self, row: &Row<'_>) -> bool {
        let reads_blank = self.word(Field::Status, "").is_some();
        let is_written = self.position(Field::Status).is_some_and(|position| row.is_filled(position));
        self.constant(Field::Status).is_none()
            && !row.text(Field::Status).is_empty()
            && self.is_status_word(row.text(Field::Status))
            && (is_written || !reads_blank)
    }

    /// Whether a row names a record: it has a status of its own, or a key if all rows have one status.
    pub fn names_record(&self, row: &Row<'_>) -> bool {
        let has_key = || self.constant(Field::Status).is_some() && !row.text(Field::Key).is_empty();
        self.has_status(row) || has_key()
    }

    /// The code of a row whose cells may be in wrong columns.
    pub fn misplaced(&self, row: &Row<'_>) -> Option<Code> {
        if row.last_filled() > self.header.len() {
            Some(Code::RowLong)
        } else {
            let is_short = row.cells.len() < self.named() && row.last_filled() > self.last_required();
            is_short.then_some(Code::RowShort)
        }
    }

    /// Whether a row ends early and has every required value.
    pub fn ends_early(&self, row: &Row<'_>) -> bool {
        let mut required = self.slots.iter().filter(|(column, _)| column.required);
        row.cells.len() < self.named() && required.all(|(column, _)| !row.text(column.field).is_empty())
    }

    /// The value and the code of a row's cell.
    pub fn judge(&self, row: &Row<'_>, column: &Column) -> (Option<Value>, Option<Code>) {
        match row.text(column.field) {
            "" => (None, blank(column)),
            text => judge(column, self.how(column.field), text),
        }
    }

    fn how(&self, field: Field) -> How {
        let (order, decimals) = (self.orders.get(&field).copied(), self.decimals.get(&field).copied());
        let century = self.centuries.get(&field).copied();
        How { order, century, decimals, is_sheet: self.is_sheet }
    }

    /// The values of a row.
    pub fn values(&self, row: &Row<'_>) -> Values {
        let columns = self.slots.iter().filter(|(column, _)| column.field != Field::Key);
        columns.filter_map(|(column, _)| Some((column.field, self.judge(row, column).0?))).collect()
    }

    /// Whether two rows say the same about a record: every text, or else the value, is equal.
    pub fn agree(&self, one: &Row<'_>, other: &Row<'_>) -> bool {
        self.slots.iter().filter(|(column, _)| column.field != Field::Key).all(|(column, _)| {
            let value = self.judge(one, column).0;
            one.text(column.field) == other.text(column.field)
                || (value.is_some() && value == self.judge(other, column).0)
        })
    }

    /// The date columns whose rows prove an order of day and month.
    pub fn dates(&self) -> impl Iterator<Item = (&'a Column, usize)> {
        let dates = self.slots.iter().filter(|(column, _)| {
            column.field.field_type() == FieldType::Date && column.date_formats.is_empty()
        });
        dates.filter_map(|(column, position)| Some((*column, (*position)?)))
    }

    /// The columns of numbers. A sheet proves no style.
    pub fn numbers(&self) -> impl Iterator<Item = (&'a Column, usize)> {
        let is_number = |column: &Column| column.field.field_type().is_number();
        let numbers = self.slots.iter().filter(move |(column, _)| !self.is_sheet && is_number(column));
        numbers.filter_map(|(column, position)| Some((*column, (*position)?)))
    }
}

impl Row<'_> {
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    pub fn match_key(&self, kind: RecordKind) -> MatchKey {
        MatchKey::new(kind, self.text(Field::Key))
    }

    fn is_filled(&self, position: usize) -> bool {
        self.cells.get(position - 1).is_some_and(|cell| !trim(cell).is_empty())
    }

    /// The positions of the filled cells.
    pub fn filled(&self) -> Vec<usize> {
        (1..=self.cells.len()).filter(|&position| self.is_filled(position)).collect()
    }

    pub fn last_filled(&self) -> usize {
        self.filled().last().copied().unwrap_or(0)
    }
}
