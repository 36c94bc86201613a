//! A worksheet of records.

use super::records::{Records, kind, text};
use crate::read::bytes::Bytes;
use crate::read::cells::{Cells, Place, error_text, short_number};
use crate::read::limits::MAX_COLUMNS;
use crate::read::notes::NoteKind;
use crate::read::refusal::Refusal;
use crate::read::shared_strings::SharedStrings;
use std::io::Read;

/// Reads a worksheet.
pub(super) struct SheetReader<'a, 'g> {
    pub(super) strings: &'a SharedStrings,
    pub(super) cells: Cells<'a, 'g>,
    pub(super) row: u32,
    /// The first cell of the filter.
    pub(super) filter: Option<(u32, u32)>,
}

impl SheetReader<'_, '_> {
    pub(super) fn read(mut self, mut records: Records<impl Read>) -> Result<(), Refusal> {
        while let Some((kind, bytes)) = records.next()? {
            match kind {
                kind::SHORT_NUMBER..=kind::FORMULA_ERROR | kind::RICH_TEXT => self.cell(kind, bytes)?,
                kind::END_OF_SHEET => return Ok(()),
                _ => self.about_cells(kind, bytes)?,
            }
        }
        Err(Refusal::Damaged)
    }

    fn cell(&mut self, kind: u32, mut bytes: Bytes<'_>) -> Result<(), Refusal> {
        let column = bytes.u32()?;
        let style = (bytes.u32()? & 0xFF_FFFF) as usize;
        let place = Place { row: self.row, column, style };
        if (kind::FORMULA_TEXT..=kind::FORMULA_ERROR).contains(&kind) {
            self.cells.note(NoteKind::Formulas, place);
        }
        match kind {
            kind::SHORT_NUMBER => self.cells.float(place, short_number(bytes.u32()?)),
            kind::NUMBER | kind::FORMULA_NUMBER => self.cells.float(place, bytes.f64()?),
            kind::BOOL | kind::FORMULA_BOOL => self.cells.bool(place, bytes.u8()? != 0),
            kind::ERROR | kind::FORMULA_ERROR => self.cells.error(place, error_text(bytes.u8()?)),
            kind::SHARED_STRING => {
                let string = self.strings.get(bytes.u32()? as usize).ok_or(Refusal::Damaged)?;
                self.cells.text(place, string)
            }
            kind::RICH_TEXT => {
                bytes.u8()?;
                self.cells.text(place, &text(&mut bytes)?)
            }
            kind::TEXT | kind::FORMULA_TEXT => self.cells.text(place, &text(&mut bytes)?),
            _ => Ok(()),
        }
    }

    fn about_cells(&mut self, kind: u32, mut bytes: Bytes<'_>) -> Result<(), Refusal> {
        match kind {
            kind::ROW => {
                self.row = bytes.u32()?;
                bytes.take(7)?;
                let is_hidden = bytes.u8()? & 0x10 != 0;
                self.cells.grid.begin(self.row, is_hidden)?;
            }
            kind::COLUMNS => {
                let (first, last) = (bytes.u32()?, bytes.u32()?);
                bytes.take(8)?;
                // Hidden columns up to the last one are the empty area beside a table.
                if bytes.u16()? & 1 != 0 && last < MAX_COLUMNS - 1 {
                    (first..=last)
                        .for_each(|column| self.cells.notes.at_column(NoteKind::HiddenColumns, column));
                }
            }
            kind::MERGED => {
                let (row, column) = area(&mut bytes)?;
                self.cells.notes.at_cell(NoteKind::MergedCells, row, column);
            }
            kind::FILTER => self.filter = Some(area(&mut bytes)?),
            kind::FILTER_COLUMN => {
                if let Some((row, column)) = self.filter.take() {
                    self.cells.notes.at_cell(NoteKind::Filters, row, column);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The first cell of an area.
pub(super) fn area(bytes: &mut Bytes<'_>) -> Result<(u32, u32), Refusal> {
    let row = bytes.u32()?;
    bytes.take(4)?;
    let column = bytes.u32()?;
    if row >= 1 << 20 || column >= MAX_COLUMNS { Err(Refusal::Damaged) } else { Ok((row, column)) }
}
