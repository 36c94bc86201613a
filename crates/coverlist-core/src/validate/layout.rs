//! The column of each field, and the cells of a row by field.

use super::Choices;
use super::repeated_header::KnownHeaders;
use super::row_rules::RowRules;
use crate::map::{HeaderVerdict, MAX_COLUMNS, letters};
use crate::read::{Record, Table};
use crate::record::{Attribute, Field, trim};
use crate::template::{SheetHeader, Template, TemplateSet};
use crate::value::{self, Century, Checker, DateOrder, Decimals};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The place of each field in the columns of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// The content of each column of the header, trailing blank ones included.
    columns: Vec<Holds>,
    /// The columns of the template, in its order.
    slots: Vec<Slot>,
    /// The places in [`Layout::slots`] of the fields that rows are recognized by.
    key: Option<usize>,
    status: Option<usize>,
    policy_number: Option<usize>,
    /// The positions, from 0, of the columns whose cells may mark an example row.
    marked: Vec<usize>,
    /// The header's cells, reduced to their letters and digits.
    headers: Vec<String>,
    known_headers: KnownHeaders,
    /// The positions of the columns with a blank header, from 1.
    unnamed: Vec<u16>,
    /// The last column that is not blank, from 1.
    width: usize,
    /// The last column that every file must have, from 1.
    last_required: usize,
    /// The rules that leave rows out.
    row_rules: RowRules,
    /// The lines of rows that are kept, of rows with one key that contradict each other.
    kept: BTreeSet<u32>,
    /// The columns of a file that is a sheet.
    sheet: Option<SheetHeader>,
    /// Whether all rows belong to one table, by decision of a person.
    one_table: bool,
    /// Whether several rows may have one key.
    may_repeat_keys: bool,
    /// Whether the file is an export of records, of which some have no insurance.
    is_export: bool,
    /// The line of the second table's header.
    second_table: Option<u32>,
    /// The fields whose dates a person had turned back.
    turned_back: BTreeSet<Field>,
}

/// A column of the template.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) checker: Checker,
    pub(super) origin: Origin,
}

/// Where the values of a field come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The column at this position of the file, from 1.
    Column(u16),
    /// A person: every row has this value.
    Constant(String),
    /// The file has no values.
    Absent,
}

impl Slot {
    /// The position of the column in the file, from 1; `None` when no column is read.
    #[inline]
    pub(super) fn column(&self) -> Option<u16> {
        match self.origin {
            Origin::Column(column) => Some(column),
            Origin::Constant(_) | Origin::Absent => None,
        }
    }
}

/// The content of a column of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// The column holds the values of the slot at this place of [`Layout::slots`].
    Slot(usize),
    /// The template has no column with this header.
    Other,
    /// The header of the column is blank.
    Unnamed,
}

impl Layout {
    pub(super) fn new(
        table: &Table,
        header: &HeaderVerdict,
        template: &Template,
        templates: &TemplateSet,
        choices: &Choices,
    ) -> Self {
        let (row_rules, kept) = (RowRules::new(&choices.rows), choices.rows.kept.clone());
        let mut layout = Self { row_rules, kept, one_table: choices.one_table, ..Self::default() };
        layout.may_repeat_keys = template.purpose.may_repeat_keys();
        let header_cells = header.names(table);
        let holds = |cell: &Cow<'_, str>| if trim(cell).is_empty() { Holds::Unnamed } else { Holds::Other };
        layout.is_export = is_export(&header_cells, template);
        layout.columns = header_cells.iter().map(holds).collect();
        layout.headers = header_cells.iter().map(|cell| letters(cell)).collect();
        layout.sheet = SheetHeader::of_file(&header_cells, template);
        for (place, column) in template.columns.iter().enumerate() {
            let checker = Checker::compile(column);
            let checker = if layout.sheet.is_some() { checker.of_sheet() } else { checker };
            let checker = match choices.words.get(&column.field) {
                Some(words) => checker.with_words(words),
                None => checker,
            };
            let origin = match (header.column(column.field), choices.constants.get(&column.field)) {
                (Some(column), _) => Origin::Column(column),
                (None, Some(text)) => Origin::Constant(text.clone()),
                (None, None) => Origin::Absent,
            };
            let slot = Slot { checker, origin };
            if let Some(position) = slot.column().map(usize::from) {
                layout.columns[position - 1] = Holds::Slot(place);
                layout.last_required = layout.last_required.max(if column.required { position } else { 0 });
            }
            layout.slots.push(slot);
        }
        let place = |field| template.columns.iter().position(|column| column.field == field);
        // In a list of records, the role tells rows from other text.
        let status = place(Field::Status).or_else(|| place(Field::Attribute(Attribute::Role)));
        (layout.key, layout.status) = (place(Field::Key), status);
        layout.policy_number = place(Field::PolicyNumber);
        let marked = [layout.key, layout.policy_number].into_iter().flatten();
        let marked = marked.filter_map(|place| layout.slots[place].column());
        layout.marked = marked.map(|position| usize::from(position) - 1).collect();
        layout.known_headers = KnownHeaders::new(&layout.headers, layout.column(Field::Key), templates);
        let unnamed = (1..).zip(&layout.columns).filter(|(_, holds)| **holds == Holds::Unnamed);
        layout.unnamed = unnamed.map(|(position, _)| position).collect();
        let last = layout.columns.iter().rposition(|&holds| holds != Holds::Unnamed);
        layout.width = last.map_or(0, |last| last + 1);
        layout
    }

    /// The position of the column of `field`, from 1; `None` when the file does not have it.
    pub(super) fn column(&self, field: Field) -> Option<u16> {
        self.slots.iter().find(|slot| slot.checker.field() == field)?.column()
    }

    /// The field of a column, whose position counts from 1; `None` when the template has no such column.
    pub(super) fn field(&self, column: u16) -> Option<Field> {
        match self.columns.get(usize::from(column).checked_sub(1)?) {
            Some(Holds::Slot(place)) => Some(self.slots[*place].checker.field()),
            _ => None,
        }
    }

    /// The rules that leave rows out.
    pub(super) fn row_rules(&self) -> &RowRules {
        &self.row_rules
    }

    /// The lines of rows that are kept, of rows with one key that contradict each other.
    pub(super) fn kept(&self) -> &BTreeSet<u32> {
        &self.kept
    }

    /// Whether the file is an export of records, of which some have no insurance.
    pub(super) fn is_export(&self) -> bool {
        self.is_export
    }

    /// Whether several rows may have one key.
    pub(super) fn may_repeat_keys(&self) -> bool {
        self.may_repeat_keys
    }

    /// The columns of a file that is a sheet with lines.
    pub(super) fn sheet(&self) -> Option<&SheetHeader> {
        self.sheet.as_ref()
    }

    /// Whether no second table can begin: a person decided so, or the file is a sheet.
    pub(super) fn is_one_table(&self) -> bool {
        self.one_table || self.sheet.is_some()
    }

    /// The line of the second table's header.
    pub(super) fn second_table(&self) -> Option<u32> {
        self.second_table
    }

    pub(super) fn set_second_table(&mut self, line: Option<u32>) {
        self.second_table = line;
    }

    /// Whether a person had the dates of a field turned back, so they are right now.
    pub(super) fn is_turned_back(&self, field: Field) -> bool {
        self.turned_back.contains(&field)
    }

    pub(super) fn turn_back(&mut self, fields: Vec<Field>) {
        self.turned_back.extend(fields);
    }

    /// The columns of the template, in its order.
    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Sets the order of day and month in the column of a field.
    pub(super) fn set_order(&mut self, field: Field, order: Option<DateOrder>) {
        let slot = self.slots.iter_mut().find(|slot| slot.checker.field() == field);
        slot.into_iter().for_each(|slot| slot.checker.set_order(order));
    }

    /// Sets the century of years with two digits in the column of a field.
    pub(super) fn set_century(&mut self, field: Field, century: Option<Century>) {
        let slot = self.slots.iter_mut().find(|slot| slot.checker.field() == field);
        slot.into_iter().for_each(|slot| slot.checker.set_century(century));
    }

    /// Sets the decimal style in the column of a field.
    pub(super) fn set_decimals(&mut self, field: Field, decimals: Decimals) {
        let slot = self.slots.iter_mut().find(|slot| slot.checker.field() == field);
        slot.into_iter().for_each(|slot| slot.checker.set_decimals(decimals));
    }

    /// Whether a text is one of the template's status words.
    pub(super) fn is_status_word(&self, text: &str) -> bool {
        self.status.is_some_and(|place| self.slots[place].checker.knows_word(text))
    }

    /// Whether every row has the same status, so it says nothing about a row.
    pub(super) fn has_constant_status(&self) -> bool {
        self.status.is_some_and(|place| matches!(self.slots[place].origin, Origin::Constant(_)))
    }

    /// Whether a blank status stands for a word, so it says nothing about its row.
    pub(super) fn reads_blank_status(&self) -> bool {
        self.status.is_some_and(|place| self.slots[place].checker.reads_blank())
    }

    /// The column, from 1, of a quoted cell that seems to contain other rows, because its opening quote and
    /// its closing quote belong to different rows. A line inside the cell then begins a row of this file,
    /// with a key and a status word.
    pub(super) fn spans_rows(&self, record: Record<'_>) -> Option<u16> {
        let cells: Vec<_> = record.cells().take(MAX_COLUMNS).collect();
        let holds_rows = |&index: &usize| self.holds_rows(&cells, index, record.delimiter().into());
        (0..cells.len()).find(holds_rows).and_then(|index| u16::try_from(index + 1).ok())
    }

    /// Whether the cell at `index`, from 0, contains a row of this file: a whole row on a line in between, or
    /// the beginning of a row on its last line that continues after the cell. The first line of the cell must
    /// end a row, too.
    fn holds_rows(&self, cells: &[Cow<'_, str>], index: usize, delimiter: char) -> bool {
        let Some((first, rest)) = cells[index].split_once(['\n', '\r']) else { return false };
        let (between, last) = rest.rsplit_once(['\n', '\r']).unwrap_or(("", rest));
        let part = |line: &'_ str, position: usize| line.split(delimiter).nth(position).map(str::to_owned);
        let opening = |position: usize| match position.checked_sub(index) {
            Some(position) => part(first, position),
            None => cells.get(position).map(ToString::to_string),
        };
        let closing = |position: usize| match position.checked_sub(index + 1) {
            Some(behind) => cells.get(index + 1 + behind).map(ToString::to_string),
            None => part(last, position),
        };
        self.is_row(opening)
            && (between.split(['\n', '\r']).any(|line| self.is_row(|position| part(line, position)))
                || (last.split(delimiter).count() == index + 1 && self.is_row(closing)))
    }

    /// Whether cells, by position from 0, have a key and a status word in their columns.
    fn is_row(&self, cell_at: impl Fn(usize) -> Option<String>) -> bool {
        let cell = |place: Option<usize>| {
            let cell = cell_at(usize::from(self.slots[place?].column()?) - 1)?;
            Some(trim(cell.trim_matches('"')).to_owned()).filter(|cell| !cell.is_empty())
        };
        cell(self.status).is_some_and(|word| self.is_status_word(&word))
            && cell(self.key).is_some_and(|key| !value::key(&key).is_some_and(value::is_no_key))
    }

    /// The number of columns of the header, and the number up to the last named one.
    pub(super) fn widths(&self) -> [usize; 2] {
        [self.columns.len(), self.width]
    }

    /// The positions, from 0, of the columns whose cells may mark an example row: key and policy number.
    pub(super) fn marked(&self) -> &[usize] {
        &self.marked
    }

    /// The headers that a row may repeat.
    pub(super) fn known_headers(&self) -> &KnownHeaders {
        &self.known_headers
    }

    pub(super) fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The last column that every file must have, from 1.
    pub(super) fn last_required(&self) -> usize {
        self.last_required
    }

    /// The positions of the columns with a blank header, from 1.
    pub(super) fn unnamed(&self) -> &[u16] {
        &self.unnamed
    }

    /// The place of the key in [`Layout::slots`].
    pub(super) fn key(&self) -> Option<usize> {
        self.key
    }

    /// The place of the status in [`Layout::slots`].
    pub(super) fn status(&self) -> Option<usize> {
        self.status
    }

    /// The field of the status.
    pub(super) fn status_field(&self) -> Option<Field> {
        self.status.map(|place| self.slots[place].checker.field())
    }

    /// The position of the column of the status, from 1; `None` when the file does not have it.
    pub(super) fn status_column(&self) -> Option<u16> {
        self.slots[self.status?].column()
    }

    /// The place of the policy number in [`Layout::slots`].
    pub(super) fn policy_number(&self) -> Option<usize> {
        self.policy_number
    }
}

/// Whether a header is that of an export of records: it has every attribute of the kind of record, and the
/// template's own header of the status.
fn is_export(header: &[Cow<'_, str>], template: &Template) -> bool {
    let has = |sought: &str| header.iter().any(|cell| cell == sought);
    let mut attributes = Attribute::of(template.kind).iter();
    template.column(Field::Status).is_some_and(|status| has(&status.header))
        && attributes.all(|attribute| has(attribute.header()))
}
