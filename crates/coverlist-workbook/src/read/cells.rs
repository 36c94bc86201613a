//! Hands on the cells of a worksheet by their kind, with notes about them.

use super::grid::Grid;
use super::notes::{NoteKind, Notes};
use super::refusal::Refusal;
use super::shown::shown;
use super::styles::Styles;

/// Hands on the cells of a worksheet.
pub(super) struct Cells<'a, 'g> {
    pub(super) grid: &'a mut Grid<'g>,
    pub(super) notes: &'a mut Notes,
    pub(super) styles: &'a Styles,
    /// Whether days count from 1904.
    pub(super) is_1904: bool,
}

/// Where a cell is, and its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) style: usize,
}

impl Cells<'_, '_> {
    /// A number as it is stored.
    pub(super) fn number(&mut self, place: Place, stored: &str) -> Result<(), Refusal> {
        if !self.grid.needs_text() {
            return self.text(place, stored);
        }
        let (shown, note) = shown(stored, self.styles.format(place.style), self.is_1904);
        if let Some(kind) = note {
            self.note(kind, place);
        }
        self.text(place, shown.as_deref().unwrap_or(stored))
    }

    pub(super) fn float(&mut self, place: Place, value: f64) -> Result<(), Refusal> {
        if value.is_finite() { self.number(place, &value.to_string()) } else { Err(Refusal::Damaged) }
    }

    pub(super) fn text(&mut self, place: Place, text: &str) -> Result<(), Refusal> {
        self.grid.cell(place.column, text)
    }

    pub(super) fn bool(&mut self, place: Place, is_true: bool) -> Result<(), Refusal> {
        self.text(place, if is_true { "TRUE" } else { "FALSE" })
    }

    pub(super) fn error(&mut self, place: Place, text: &str) -> Result<(), Refusal> {
        self.note(NoteKind::Errors, place);
        self.text(place, text)
    }

    pub(super) fn note(&mut self, kind: NoteKind, place: Place) {
        self.notes.at_cell(kind, place.row, place.column);
    }
}

/// The text of an error of a binary workbook.
pub(super) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    }
}

/// The number of the short form of binary workbooks: an integer or half a float, perhaps in hundredths.
pub(super) fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from((bits as i32) >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}
