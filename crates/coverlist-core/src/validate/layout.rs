//! Where each field stands in the file, and the cells of a row by field.

use super::HeaderVerdict;
use super::header::MAX_COLUMNS;
use crate::read::{Record, Table};
use crate::record::trim;
use crate::report::unsafe_cell;
use crate::template::Field;
use std::borrow::Cow;

const FIELDS: usize = Field::ALL.len();

/// Where each field stands in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// What each column of the header holds, trailing blank ones counted.
    columns: Vec<Holds>,
    /// Positions from 1.
    fields: [Option<u16>; FIELDS],
    /// The header's own cells of the required columns, trimmed.
    required: Vec<(Field, String)>,
    /// The position of the last column that is not blank, from 1.
    width: usize,
    /// The position of the last required column, from 1.
    last_required: usize,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Field(Field),
    /// Something that the template does not know.
    Other,
    /// Its header is blank.
    Unnamed,
}

impl Layout {
    pub(super) fn new(table: &Table, header: &HeaderVerdict) -> Self {
        let mut layout = Self::default();
        let header_cells: Vec<_> = table.record(header.line).cells().take(MAX_COLUMNS).collect();
        let holds = |cell: &Cow<'_, str>| if trim(cell).is_empty() { Holds::Unnamed } else { Holds::Other };
        layout.columns = header_cells.iter().map(holds).collect();
        for expected in &header.expected {
            let Some(column) = expected.found.read_from() else { continue };
            let position = usize::from(column);
            layout.columns[position - 1] = Holds::Field(expected.field);
            layout.fields[expected.field as usize] = Some(column);
            if expected.required {
                layout.last_required = layout.last_required.max(position);
                layout.required.push((expected.field, trim(&header_cells[position - 1]).to_owned()));
            }
        }
        let last = layout.columns.iter().rposition(|&holds| holds != Holds::Unnamed);
        layout.width = last.map_or(0, |last| last + 1);
        layout
    }

    /// The column of `field`, from 1.
    pub(super) fn column(&self, field: Field) -> Option<u16> {
        self.fields[field as usize]
    }

    /// What the column holds, from 1, if the template knows it.
    pub(super) fn field(&self, column: u16) -> Option<Field> {
        match self.columns.get(usize::from(column).checked_sub(1)?) {
            Some(Holds::Field(field)) => Some(*field),
            _ => None,
        }
    }

    /// The row's cells.
    pub(super) fn cells<'table>(&self, record: Record<'table>) -> RowCells<'table> {
        let mut cells = RowCells::default();
        for cell in record.cells() {
            cells.count += 1;
            if trim(&cell).is_empty() {
                continue;
            }
            cells.filled += 1;
            cells.last_filled = cells.count;
            if cells.filled == 1 {
                cells.first_filled = (cells.count, cell.clone());
            }
            match self.columns.get(cells.count - 1) {
                Some(Holds::Field(field)) => cells.values[*field as usize] = as_meant(cell),
                Some(Holds::Unnamed) => cells.unnamed.extend(u16::try_from(cells.count)),
                Some(Holds::Other) | None => {}
            }
        }
        cells
    }

    /// Whether the row says again, in the required columns, what the header says.
    pub(super) fn is_header(&self, cells: &RowCells<'_>) -> bool {
        !self.required.is_empty() && self.required.iter().all(|(field, text)| cells.get(*field) == text)
    }

    /// The column, from 1, of a quoted cell that seems to hold other rows: its mark opens in one row and is closed in the
    /// same column of a later one, so that the row has as many cells as any.
    pub(super) fn swallowing(&self, record: Record<'_>) -> Option<u16> {
        memchr::memchr2(b'\n', b'\r', record.raw().as_bytes())?;
        let delimiter = char::from(record.delimiter());
        let mut cells = (1..).zip(record.cells().take(MAX_COLUMNS));
        cells.find(|(column, cell)| self.holds_rows(cell, *column, delimiter)).map(|(column, _)| column)
    }

    fn holds_rows(&self, cell: &str, column: u16, delimiter: char) -> bool {
        let mut lines = cell.split(['\n', '\r']);
        let (Some(first), Some(last)) = (lines.next(), lines.next_back()) else { return false };
        let parts = |line: &str| line.matches(delimiter).count();
        let before = usize::from(column) - 1;
        // Few delimiters may be meant; then the line on which the mark opens has to end like a row, too.
        parts(last) == before && (before > 1 || parts(first) + before + 1 == self.columns.len())
    }

    /// Whether the row has a filled cell beyond the header's last one.
    pub(super) fn is_long(&self, cells: &RowCells<'_>) -> bool {
        cells.last_filled > self.columns.len()
    }

    /// Whether the row ends before the header does, and how.
    pub(super) fn shortness(&self, cells: &RowCells<'_>) -> Option<Short> {
        if cells.count >= self.width {
            None
        } else if cells.last_filled > self.last_required {
            Some(Short::Anywhere)
        } else {
            Some(Short::AfterRequired)
        }
    }
}

/// A cell without the apostrophe by which spreadsheets, and our own sheets, keep a value from being a formula.
fn as_meant(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(unsafe_cell(text)),
        Cow::Owned(text) => Cow::Owned(unsafe_cell(&text).to_owned()),
    }
}

/// How a row is shorter than the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// It ends after the required columns: what is missing is the rest.
    AfterRequired,
    /// It goes on, and which cell is missing cannot be told.
    Anywhere,
}

/// The cells of one row, by field.
#[derive(Default)]
pub(super) struct RowCells<'table> {
    values: [Cow<'table, str>; FIELDS],
    /// How many cells the row has.
    count: usize,
    /// How many of them are filled.
    pub(super) filled: usize,
    /// The position of the last filled one, from 1.
    last_filled: usize,
    /// The first filled one and its position, from 1.
    first_filled: (usize, Cow<'table, str>),
    /// The positions of filled cells in columns without a header, from 1.
    pub(super) unnamed: Vec<u16>,
}

impl RowCells<'_> {
    /// The cell of `field`, trimmed; empty when it is blank or not there.
    pub(super) fn get(&self, field: Field) -> &str {
        trim(&self.values[field as usize])
    }

    /// The first cell of the row, trimmed; empty when it is blank.
    pub(super) fn first(&self) -> &str {
        if self.first_filled.0 == 1 { self.first_filled() } else { "" }
    }

    /// The first filled cell, trimmed; empty when all are blank.
    pub(super) fn first_filled(&self) -> &str {
        trim(&self.first_filled.1)
    }
}
