//! The cells of one row, by field.

use super::columns::as_meant;
use super::layout::{Layout, Origin, Slot};
use crate::findings::Code;
use crate::read::{Record, Row, Span};
use crate::record::trim;
use crate::template::EXAMPLE_MARK;
use crate::value::unsafe_cell;
use std::borrow::Cow;

/// The cells of one row, by field. A cell is decoded when it is needed.
pub(super) struct RowCells<'a> {
    layout: &'a Layout,
    row: Row<'a>,
}

/// The way in which a row is shorter than the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// The row ends after the required columns; only optional cells are missing.
    AfterRequired,
    /// The row has later cells, so the missing cells are unknown.
    MissingCells,
}

impl<'a> RowCells<'a> {
    #[inline]
    pub(super) fn new(layout: &'a Layout, row: Row<'a>) -> Self {
        Self { layout, row }
    }

    /// Splits a single record.
    pub(super) fn of(layout: &'a Layout, record: Record<'a>) -> Self {
        Self { layout, row: Row::of(record) }
    }

    /// Whether a quoted cell has several lines.
    pub(super) fn has_line_breaks(&self) -> bool {
        self.row.has_line_breaks()
    }

    pub(super) fn line(&self) -> u32 {
        self.row.line()
    }

    /// The place in the table's text of the cell at `index`, from 0, with its quotes.
    pub(super) fn place(&self, index: usize) -> Span {
        self.row.place(index)
    }

    /// The number of cells, blank ones included.
    pub(super) fn count(&self) -> usize {
        self.row.count()
    }

    /// Each of the layout's slots, with its trimmed cell; empty when that is blank or absent.
    pub(super) fn by_slot(&self) -> impl Iterator<Item = (&'a Slot, Cow<'a, str>)> {
        self.layout.slots().iter().enumerate().map(|(place, slot)| (slot, self.at(place)))
    }

    /// The trimmed cell of the slot at a place; empty when it is absent, is blank or counts as blank.
    pub(super) fn at(&self, place: usize) -> Cow<'a, str> {
        let text = self.text(place);
        if text.is_empty() || self.nothing(place, &text).is_some() { Cow::Borrowed("") } else { text }
    }

    fn nothing(&self, place: usize, text: &str) -> Option<Code> {
        self.layout.slots()[place].checker.says_nothing(text)
    }

    /// The trimmed cell of the slot at a place, even when it counts as blank.
    #[inline]
    fn text(&self, place: usize) -> Cow<'a, str> {
        let slot = &self.layout.slots()[place];
        match &slot.origin {
            Origin::Column(column) => as_meant(&slot.checker, self.row.raw(usize::from(*column) - 1)),
            Origin::Constant(text) => Cow::Borrowed(text),
            Origin::Absent => Cow::Borrowed(""),
        }
    }

    fn text_at(&self, place: Option<usize>) -> Cow<'a, str> {
        place.map_or(Cow::Borrowed(""), |place| self.text(place))
    }

    /// The trimmed key; empty when it is blank.
    #[inline]
    pub(super) fn key(&self) -> Cow<'a, str> {
        self.text_at(self.layout.key())
    }

    /// Whether the cell of the status is one of the template's words.
    pub(super) fn has_status_word(&self) -> bool {
        let status = self.text_at(self.layout.status());
        !status.is_empty() && self.layout.is_status_word(&status)
    }

    /// The trimmed policy number, even when it counts as blank.
    #[inline]
    pub(super) fn policy_number(&self) -> Cow<'a, str> {
        self.text_at(self.layout.policy_number())
    }

    /// Whether the first cell may begin a comment, or the key or policy number may mark an example row.
    pub(super) fn begins_unusually(&self) -> bool {
        let begins =
            |index: usize, is_sought: fn(u8) -> bool| self.row.first_byte(index).is_some_and(is_sought);
        begins(0, may_be_comment) || self.layout.marked().iter().any(|&index| begins(index, may_be_example))
    }

    /// The trimmed cell in a column of the file, from 1, without the apostrophe that prevents a formula.
    pub(super) fn source(&self, column: u16) -> Cow<'a, str> {
        match usize::from(column).checked_sub(1).map(|index| self.row.cell(index)) {
            Some(Cow::Borrowed(text)) => Cow::Borrowed(trim(unsafe_cell(text))),
            Some(Cow::Owned(text)) => Cow::Owned(trim(unsafe_cell(&text)).to_owned()),
            None => Cow::Borrowed(""),
        }
    }

    /// Whether the cell at `index`, from 0, is not blank.
    fn is_filled(&self, index: usize) -> bool {
        !trim(&self.row.cell(index)).is_empty()
    }

    /// Whether all cells are blank.
    pub(super) fn is_blank(&self) -> bool {
        !(0..self.count()).any(|index| self.is_filled(index))
    }

    /// Whether the row has a status of its own, given that the status means something: a blank cell may stand
    /// for a word, and then it says nothing about the row.
    #[inline]
    pub(super) fn has_own_status(&self) -> bool {
        let is_filled = |column: u16| self.is_filled(usize::from(column) - 1);
        !self.layout.reads_blank_status() || self.layout.status_column().is_none_or(is_filled)
    }

    /// Whether the key is the only filled cell that is read.
    pub(super) fn have_only_a_key(&self) -> bool {
        let is_blank = |place: usize| self.at(place).is_empty();
        let places = 0..self.layout.slots().len();
        places.into_iter().all(|place| (Some(place) == self.layout.key()) != is_blank(place))
    }

    /// Whether a single cell is not blank.
    pub(super) fn has_one_cell(&self) -> bool {
        (0..self.count()).filter(|&index| self.is_filled(index)).take(2).count() == 1
    }

    /// Whether this is so for each cell that is not blank.
    pub(super) fn are_all_filled(&self, is_so: fn(&str) -> bool) -> bool {
        self.row.cells().map(trimmed).all(|cell| cell.is_empty() || is_so(&cell))
    }

    /// Whether the row has fewer cells than the header.
    pub(super) fn is_short(&self) -> bool {
        self.shortness().is_some()
    }

    /// The trimmed first cell.
    pub(super) fn first(&self) -> Cow<'a, str> {
        trimmed(self.row.cell(0))
    }

    /// The trimmed first filled cell; empty when all are blank.
    pub(super) fn first_filled(&self) -> Cow<'a, str> {
        let mut cells = self.row.cells().map(trimmed);
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The columns without a header whose cells are not blank, from 1.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = u16> {
        self.layout.unnamed().iter().copied().filter(|&column| self.is_filled(usize::from(column) - 1))
    }

    /// Whether the row has a filled cell after the header's last column.
    #[inline]
    pub(super) fn is_long(&self) -> bool {
        let [columns, _] = self.layout.widths();
        (columns..self.count()).any(|index| self.is_filled(index))
    }

    /// The way in which the row is shorter than the header; `None` when it is not shorter.
    #[inline]
    pub(super) fn shortness(&self) -> Option<Short> {
        let [_, width] = self.layout.widths();
        if self.count() >= width {
            None
        } else if (self.layout.last_required()..self.count()).any(|index| self.is_filled(index)) {
            Some(Short::MissingCells)
        } else {
            Some(Short::AfterRequired)
        }
    }
}

/// Whether the first cell of a comment may begin with this byte.
pub(super) const fn may_be_comment(first: u8) -> bool {
    !first.is_ascii_alphanumeric()
}

/// Whether the key or policy number of an example row may begin with this byte.
pub(super) const fn may_be_example(first: u8) -> bool {
    may_be_comment(first) || first.eq_ignore_ascii_case(&EXAMPLE_MARK.as_bytes()[0])
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
        Cow::Owned(text) => Cow::Owned(trim(&text).to_owned()),
    }
}
