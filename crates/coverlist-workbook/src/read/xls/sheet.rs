//! A worksheet of records.

use super::records::{Record, Records, kind};
use super::strings::text;
use crate::read::bytes::Bytes;
use crate::read::cells::{Cells, Place, error_text, short_number};
use crate::read::notes::NoteKind;
use crate::read::refusal::Refusal;
use crate::read::shared_strings::SharedStrings;
use std::collections::HashSet;

/// The number of columns of a worksheet.
const COLUMNS: u16 = 256;

/// Reads a worksheet.
pub(super) struct SheetReader<'a, 'g> {
    pub(super) strings: &'a SharedStrings,
    pub(super) cells: Cells<'a, 'g>,
    pub(super) hidden_rows: HashSet<u16>,
    /// The row that was begun last.
    pub(super) row: Option<u32>,
    /// The formula whose text follows in a record of its own.
    pub(super) formula: Option<Place>,
}

impl SheetReader<'_, '_> {
    /// Reads the records from the beginning of a worksheet to its end. Charts are worksheets within.
    pub(super) fn read(mut self, mut records: Records<'_>) -> Result<(), Refusal> {
        let mut depth = 0;
        while let Some(record) = records.next()? {
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::EOF if depth <= 1 => return Ok(()),
                kind::EOF => depth -= 1,
                _ if depth == 1 => self.record(record)?,
                _ => {}
            }
        }
        Err(Refusal::Damaged)
    }

    fn record(&mut self, record: Record<'_>) -> Result<(), Refusal> {
        let mut bytes = record.bytes;
        match record.kind {
            kind::NUMBER => {
                let place = self.place(&mut bytes)?;
                self.cells.float(place, bytes.f64()?)
            }
            kind::SHORT_NUMBER => {
                let place = self.place(&mut bytes)?;
                self.cells.float(place, short_number(bytes.u32()?))
            }
            kind::SHORT_NUMBERS => self.short_numbers(bytes),
            kind::SHARED_STRING => {
                let place = self.place(&mut bytes)?;
                let string = self.strings.get(bytes.u32()? as usize).ok_or(Refusal::Damaged)?;
                self.cells.text(place, string)
            }
            kind::LABEL | kind::RICH_LABEL => {
                let place = self.place(&mut bytes)?;
                let length = usize::from(bytes.u16()?);
                self.cells.text(place, &text(&mut bytes, length)?)
            }
            kind::BOOL_OR_ERROR => {
                let place = self.place(&mut bytes)?;
                let value = bytes.u8()?;
                self.bool_or_error(place, value, bytes.u8()? != 0)
            }
            kind::FORMULA => self.formula(bytes),
            kind::STRING => {
                let Some(place) = self.formula.take() else { return Ok(()) };
                let length = usize::from(bytes.u16()?);
                self.cells.text(place, &text(&mut bytes, length)?)
            }
            _ => self.about_cells(record),
        }
    }

    /// Records that are not cells.
    fn about_cells(&mut self, record: Record<'_>) -> Result<(), Refusal> {
        let mut bytes = record.bytes;
        match record.kind {
            kind::ROW => {
                let row = bytes.u16()?;
                bytes.take(10)?;
                if bytes.u32()? & 0x20 != 0 {
                    self.hidden_rows.insert(row);
                }
            }
            kind::COLUMN => {
                let (first, last) = (bytes.u16()?, bytes.u16()?);
                bytes.take(4)?;
                // Hidden columns up to the last one are the empty area beside a table.
                if bytes.u16()? & 1 != 0 && last < COLUMNS - 1 {
                    (first..=last).for_each(|column| {
                        self.cells.notes.at_column(NoteKind::HiddenColumns, column.into())
                    });
                }
            }
            kind::MERGED => {
                for _ in 0..bytes.u16()? {
                    let row = bytes.u16()?;
                    bytes.take(2)?;
                    self.cells.notes.at_cell(NoteKind::MergedCells, row.into(), bytes.u16()?.into());
                    bytes.take(2)?;
                }
            }
            kind::NOTE => {
                let row = bytes.u16()?;
                self.cells.notes.at_cell(NoteKind::Comments, row.into(), bytes.u16()?.into());
            }
            kind::FILTER => {
                let column = bytes.u16()?;
                self.cells.notes.at_column(NoteKind::Filters, column.into());
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads where a cell is.
    fn place(&mut self, bytes: &mut Bytes<'_>) -> Result<Place, Refusal> {
        let (row, column) = (bytes.u16()?, bytes.u16()?);
        let style = bytes.u16()?.into();
        self.formula = None;
        if self.row != Some(row.into()) {
            self.cells.grid.begin(row.into(), self.hidden_rows.contains(&row))?;
            self.row = Some(row.into());
        }
        Ok(Place { row: row.into(), column: column.into(), style })
    }

    /// Reads numbers in cells side by side.
    fn short_numbers(&mut self, mut bytes: Bytes<'_>) -> Result<(), Refusal> {
        let mut place = self.place(&mut Bytes(bytes.0))?;
        bytes.take(4)?;
        // The last column is at the end.
        while bytes.0.len() > 2 {
            place.style = bytes.u16()?.into();
            self.cells.float(place, short_number(bytes.u32()?))?;
            place.column += 1;
        }
        Ok(())
    }

    /// Reads a formula with its value. A number that is none stands for another kind of value.
    fn formula(&mut self, mut bytes: Bytes<'_>) -> Result<(), Refusal> {
        let place = self.place(&mut bytes)?;
        self.cells.note(NoteKind::Formulas, place);
        let value: [u8; 8] = bytes.array()?;
        if value[6..] != [0xFF, 0xFF] {
            return self.cells.float(place, f64::from_le_bytes(value));
        }
        match value[0] {
            0 => self.formula = Some(place),
            1 | 2 => self.bool_or_error(place, value[2], value[0] == 2)?,
            _ => {}
        }
        Ok(())
    }

    fn bool_or_error(&mut self, place: Place, value: u8, is_error: bool) -> Result<(), Refusal> {
        if is_error { self.cells.error(place, error_text(value)) } else { self.cells.bool(place, value != 0) }
    }
}
