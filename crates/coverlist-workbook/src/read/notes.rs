//! What a worksheet has that its CSV does not show.

use super::address::{cell_name, column_name};

/// The number of places that a note keeps.
const PLACES: usize = 5;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Rows with content are hidden. The places are their first cells.
    HiddenRows,
    /// Columns are hidden; they are in the CSV. The places are letters.
    HiddenColumns,
    /// A filter hides rows.
    Filters,
    /// Cells are merged. Only the first of each has the value.
    MergedCells,
    /// Cells hold an error value such as `#N/A`, which is in the CSV.
    Errors,
    /// Cells hold formulas. The CSV has their stored values.
    Formulas,
    /// Cells hold formulas without a stored value, so they are empty.
    FormulasWithoutValue,
    /// The displayed text of cells has fewer digits than the stored number, or its format is not understood.
    /// The CSV has the stored number.
    StoredNumbers,
    /// The displayed number, which the CSV has, is rounded.
    RoundedNumbers,
    /// Line breaks in cells were replaced by spaces.
    LineBreaks,
    /// Cells below the last row that can be read, and far from all others, are not in the CSV.
    FarCells,
    /// Cells have comments, which are not in the CSV.
    Comments,
    /// The workbook has links to other workbooks. They are not followed.
    ExternalLinks,
    /// The workbook has macros. They are not run.
    Macros,
}

impl NoteKind {
    /// All kinds, in the order of notes.
    pub const ALL: [Self; 14] = [
        Self::HiddenRows,
        Self::HiddenColumns,
        Self::Filters,
        Self::MergedCells,
        Self::Errors,
        Self::Formulas,
        Self::FormulasWithoutValue,
        Self::StoredNumbers,
        Self::RoundedNumbers,
        Self::LineBreaks,
        Self::FarCells,
        Self::Comments,
        Self::ExternalLinks,
        Self::Macros,
    ];

    /// The name of the kind on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::HiddenRows => "hidden_rows",
            Self::HiddenColumns => "hidden_columns",
            Self::Filters => "filters",
            Self::MergedCells => "merged_cells",
            Self::Errors => "errors",
            Self::Formulas => "formulas",
            Self::FormulasWithoutValue => "formulas_without_value",
            Self::StoredNumbers => "stored_numbers",
            Self::RoundedNumbers => "rounded_numbers",
            Self::LineBreaks => "line_breaks",
            Self::FarCells => "far_cells",
            Self::Comments => "comments",
            Self::ExternalLinks => "external_links",
            Self::Macros => "macros",
        }
    }
}

/// A note: how often something occurs, and where first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The number of occurrences.
    pub count: u32,
    /// The first places, such as `B12`. Empty if it is of the whole workbook.
    pub places: Vec<String>,
    /// The line in the CSV of the first place, counted from 1.
    pub line: Option<u32>,
}

/// The notes of a worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    notes: [Note; NoteKind::ALL.len()],
}

impl Notes {
    /// The notes that occur.
    pub fn iter(&self) -> impl Iterator<Item = (NoteKind, &Note)> {
        let all = NoteKind::ALL.into_iter().zip(&self.notes);
        all.filter(|(_, note)| note.count > 0)
    }

    /// The note of a kind; its count is 0 if it does not occur.
    pub fn get(&self, kind: NoteKind) -> &Note {
        &self.notes[kind as usize]
    }

    /// Adds the notes of kinds that these do not have.
    pub(super) fn add(&mut self, others: Self) {
        for (own, other) in self.notes.iter_mut().zip(others.notes) {
            if own.count == 0 {
                *own = other;
            }
        }
    }

    pub(super) fn of_workbook(&mut self, kind: NoteKind, count: u32) {
        self.notes[kind as usize].count += count;
    }

    pub(super) fn at_cell(&mut self, kind: NoteKind, row: u32, column: u32) {
        let note = &mut self.notes[kind as usize];
        note.count += 1;
        note.line.get_or_insert(row + 1);
        if note.places.len() < PLACES {
            note.places.push(cell_name(row, column));
        }
    }

    pub(super) fn at_column(&mut self, kind: NoteKind, column: u32) {
        let note = &mut self.notes[kind as usize];
        note.count += 1;
        if note.places.len() < PLACES {
            note.places.push(column_name(column));
        }
    }
}
