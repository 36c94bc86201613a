//! Changes many cells of a validated file at once. The verdict is then the one of a file with those texts.

use super::row_cells::RowCells;
use super::{EditRefusal, Verdict};
use crate::findings::Code;
use crate::read::Table;
use crate::record::{Field, trim};

/// A change of cells of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The field.
    pub field: Field,
    /// What changes.
    pub change: Change,
}

/// What changes in the cells of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The cell on a line gets a new text.
    OnLine {
        /// The line.
        line: u32,
        /// The new text.
        text: String,
    },
    /// The cells with a text get a new one, in every record whose cells are in their columns.
    EqualTo {
        /// The text.
        equal: String,
        /// The new text.
        text: String,
    },
    /// A part of the texts is replaced wherever it is, in the same records. Letter case matters.
    Replace {
        /// The part, which is not empty.
        find: String,
        /// The new text.
        text: String,
    },
    /// The damage that findings with these codes name is undone, where its repair is certain.
    Repair(Vec<Code>),
}

impl Verdict {
    /// Changes cells of the file's own table, one change after the other, and validates the rows again. A
    /// file that is blocked, so that no row is checked, stays as it is.
    ///
    /// # Errors
    ///
    /// The index of the first change that cannot be made, and the reason. Then nothing changes.
    pub fn correct(&mut self, table: &mut Table, changes: &[CellChange]) -> Result<(), (usize, EditRefusal)> {
        if changes.is_empty() || !self.checked {
            return Ok(());
        }
        for (index, change) in changes.iter().enumerate() {
            if let Err(refusal) = self.write_change(table, change) {
                table.restore();
                return Err((index, refusal));
            }
        }
        self.layout.turn_back(self.turned_back(changes));
        self.validate_again(table);
        Ok(())
    }

    /// Writes the new text of cells into the table. Rows are judged as they were before the first change.
    fn write_change(&self, table: &mut Table, change: &CellChange) -> Result<(), EditRefusal> {
        let Some(column) = self.layout.column(change.field) else {
            let needs_column = !matches!(change.change, Change::Repair(_));
            return if needs_column { Err(EditRefusal::NoCell) } else { Ok(()) };
        };
        let are_written = match &change.change {
            Change::OnLine { line, text } => table.edit(self.splittable(*line)?, column, Some(text)),
            Change::EqualTo { equal, text } => {
                let equal = trim(equal);
                let cells = self.cells_with(table, column, |cell| cell == equal);
                cells.into_iter().all(|(line, _)| table.edit(line, column, Some(text)))
            }
            Change::Replace { find, text } => {
                let cells = self.cells_with(table, column, |cell| cell.contains(find));
                cells
                    .into_iter()
                    .all(|(line, cell)| table.edit(line, column, Some(&cell.replace(find, text))))
            }
            Change::Repair(codes) => {
                let cells = self.repaired_cells(table, change.field, codes);
                cells.into_iter().all(|(line, text)| table.edit(line, column, Some(&text)))
            }
        };
        if are_written { Ok(()) } else { Err(EditRefusal::Unsplittable) }
    }

    /// The line, if it is a row below the header whose cells are in their columns.
    fn splittable(&self, line: u32) -> Result<u32, EditRefusal> {
        let row = self.scan.row(line).ok_or(EditRefusal::NoCell)?;
        let is_split = !self.scan.reason(row).is_some_and(Code::is_of_shape);
        if is_split { Ok(line) } else { Err(EditRefusal::Unsplittable) }
    }

    /// The number of cells of a field that [`Change::Replace`] changes.
    pub fn count_containing(&self, table: &Table, field: Field, text: &str) -> usize {
        let column = self.layout.column(field).filter(|_| !text.is_empty());
        column.map_or(0, |column| self.cells_with(table, column, |cell| cell.contains(text)).len())
    }

    /// The cells of records in a column that pass a test, with their lines.
    fn cells_with(&self, table: &Table, column: u16, test: impl Fn(&str) -> bool) -> Vec<(u32, String)> {
        let rows = (0..self.scan.len()).filter(|&row| self.scan.is_checked(row));
        let cells = rows.filter_map(|row| {
            let line = self.scan.line(row);
            let cells = RowCells::of(&self.layout, table.record(line));
            let cell = cells.source(column);
            test(&cell).then(|| (line, cell.to_string()))
        });
        cells.collect()
    }
}
