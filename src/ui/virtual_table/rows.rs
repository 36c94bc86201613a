//! The columns and rows of a table.

use crate::ui::badge::Tone;
use crate::ui::icon::Icon;

/// The number of rows that are drawn above and below the visible ones, so a short scroll shows no gap.
const MARGIN: u32 = 6;

/// A column of a [`VirtualTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The header text, shown at the top of the column.
    pub header: String,
    /// The minimum width of the column, in multiples of the length `--rem` of the style sheet.
    pub width: u16,
    /// The share of free width that the column takes; 0 for none.
    pub grows: u8,
    /// A note below the header. A column with a note is muted.
    pub note: Option<String>,
    /// Whether header and cells are the same in every language: they are the file's.
    pub is_data: bool,
    /// Where its cells are on a narrow screen, where each row is a card; `None` to leave them out.
    pub in_card: Option<CardPlace>,
}

/// A place on the card of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardPlace {
    /// At the start, in all lines.
    Start,
    /// In the first line.
    Title,
    /// At the end of the first line.
    Detail,
    /// The second line.
    Note,
}

impl CardPlace {
    /// The name in the style sheet.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Title => "title",
            Self::Detail => "detail",
            Self::Note => "note",
        }
    }
}

impl TableColumn {
    /// The column's CSS grid track. Header and body use the same tracks, so they align.
    pub(super) fn track(&self) -> String {
        match self.grows {
            0 => length(self.width.into()),
            grows => format!("minmax({}, {grows}fr)", length(self.width.into())),
        }
    }
}

/// A length in multiples of the length `--rem` of the style sheet.
pub(super) fn length(units: u32) -> String {
    format!("calc({units} * var(--rem))")
}

/// A row of a [`VirtualTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The row's line number in a spreadsheet.
    pub number: u32,
    /// The cells of the row, from left to right.
    pub cells: Vec<TableCell>,
    /// Whether the key N stops at the row.
    pub is_marked: bool,
}

/// A cell of a [`VirtualTable`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// The text that the cell shows.
    pub text: String,
    /// Highlights the cell; `None` for a cell without findings.
    pub mark: Option<CellMark>,
    /// Whether a person can change the cell.
    pub is_editable: bool,
    /// A button at the end of the cell, for the mouse. What it does must be possible elsewhere by keyboard.
    pub action: Option<CellAction>,
}

/// A button in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellAction {
    /// The visible text: one word.
    pub label: String,
    /// What the button does, for screen readers. It begins with the label.
    pub name: String,
}

/// Explains why a cell is highlighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMark {
    pub tone: Tone,
    pub icon: Icon,
    pub words: String,
}

/// The rows that have been fetched: a window of all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRows {
    /// Changes when rows have other contents or places.
    pub generation: u32,
    /// Changes when the rows are others, for example after a filter: the table then starts at its top.
    pub list: u32,
    /// The number of rows in the table.
    pub total: u32,
    /// The number of rows before the window.
    pub from: u32,
    /// The rows in the window, in the order of the table.
    pub rows: Vec<TableRow>,
    /// The places of the nearest marked rows before and after the window.
    pub marked_around: (Option<u32>, Option<u32>),
}

impl TableRows {
    /// The place of the next marked row after the active one.
    pub(super) fn marked_after(&self, active: u32) -> Option<u32> {
        self.marked().find(|place| *place > active).or(self.marked_around.1)
    }

    /// The place of the last marked row before the active one.
    pub(super) fn marked_before(&self, active: u32) -> Option<u32> {
        self.marked().take_while(|place| *place < active).last().or(self.marked_around.0)
    }

    /// The fetched rows that belong in the document, with their places: the visible ones and a margin.
    pub(super) fn drawn(&self, first: u32, count: u32) -> Vec<(u32, TableRow)> {
        let start = first.saturating_sub(MARGIN);
        let end = first.saturating_add(count).saturating_add(MARGIN);
        let placed = (self.from..).zip(&self.rows).filter(|(place, _)| (start..end).contains(place));
        placed.map(|(place, row)| (place, row.clone())).collect()
    }

    /// The cell of a row, by the place of the row and the index of the cell.
    pub(super) fn cell(&self, place: u32, column: usize) -> Option<(&TableRow, &TableCell)> {
        let row = self.rows.get(place.checked_sub(self.from)? as usize)?;
        Some((row, row.cells.get(column)?))
    }

    fn marked(&self) -> impl Iterator<Item = u32> {
        (self.from..).zip(&self.rows).filter(|(_, row)| row.is_marked).map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(from: u32, count: u32) -> TableRows {
        let rows = (from..from + count)
            .map(|place| TableRow { number: place + 2, cells: Vec::new(), is_marked: place % 10 == 0 })
            .collect();
        TableRows { generation: 1, list: 1, total: 100_000, from, rows, marked_around: (Some(7), None) }
    }

    #[test]
    fn only_rows_around_the_sight_are_drawn() {
        let drawn = known(400, 200).drawn(500, 20);
        assert_eq!(drawn.first().map(|(place, _)| *place), Some(500 - MARGIN));
        assert_eq!(drawn.last().map(|(place, row)| (*place, row.number)), Some((525, 527)));
    }

    #[test]
    fn the_nearest_marked_row_may_be_outside_of_the_window() {
        let rows = known(400, 100);
        let next = [0, 399, 400, 455, 490, 700].map(|active| rows.marked_after(active));
        assert_eq!(next, [Some(400), Some(400), Some(410), Some(460), None, None]);
        let previous = [700, 495, 410, 401, 400].map(|active| rows.marked_before(active));
        assert_eq!(previous, [Some(490), Some(490), Some(400), Some(400), Some(7)]);
    }

    #[test]
    fn rows_that_are_not_known_yet_are_left_out() {
        assert_eq!(known(400, 200).drawn(90_000, 20), []);
        assert_eq!(known(0, 5).drawn(0, 20).len(), 5);
    }
}
