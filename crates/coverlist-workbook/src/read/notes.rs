//! What a worksheet has that its CSV does not show.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::HiddenRows;
use std::collections::BTreeSet;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Rows with content are hidden.
    HiddenRows,
    /// Columns are hidden; they are in the CSV.
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

    /// The code of the finding. For hidden rows, it depends on the decision of a person.
    pub fn code(self, hidden_rows: Option<HiddenRows>) -> Code {
        match self {
            Self::HiddenRows => match hidden_rows {
                None => Code::HiddenRowsUndecided,
                Some(HiddenRows::Include) => Code::HiddenRowsIncluded,
                Some(HiddenRows::LeaveOut) => Code::HiddenRowsLeftOut,
            },
            Self::HiddenColumns => Code::WorksheetHiddenColumn,
            Self::Filters => Code::WorksheetFilter,
            Self::MergedCells => Code::WorksheetMergedCells,
            Self::Errors => Code::WorksheetErrors,
            Self::Formulas => Code::WorksheetFormulas,
            Self::FormulasWithoutValue => Code::WorksheetFormulasBlank,
            Self::StoredNumbers => Code::WorksheetStoredNumbers,
            Self::RoundedNumbers => Code::WorksheetRoundedNumbers,
            Self::LineBreaks => Code::WorksheetLineBreaks,
            Self::FarCells => Code::WorksheetFarCells,
            Self::Comments => Code::WorksheetComments,
            Self::ExternalLinks => Code::WorkbookLinks,
            Self::Macros => Code::WorkbookMacros,
        }
    }
}

/// A note: how often something occurs, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The number of occurrences.
    pub count: u32,
    /// The first lines with some, counted from 1; none if it is of a column or the whole workbook. Comments
    /// and merged cells come in any order.
    pub lines: BTreeSet<u32>,
    /// The number of lines with some. A line counts again if others came in between.
    line_count: usize,
    last_line: u32,
    /// The first column with one, counted from 1; `None` if it is of the whole workbook.
    pub column: Option<u16>,
}

impl Note {
    fn add(&mut self, row: Option<u32>, column: u32) {
        self.count += 1;
        self.column.get_or_insert(u16::try_from(column + 1).unwrap_or(u16::MAX));
        if let Some(row) = row {
            self.add_line(row + 1);
        }
    }

    fn add_line(&mut self, line: u32) {
        if std::mem::replace(&mut self.last_line, line) == line || !self.lines.insert(line) {
            return;
        }
        self.line_count += 1;
        if self.lines.len() > Finding::MAX_LINES {
            self.lines.pop_last();
        }
    }

    /// The finding with this code. Only a note about a whole column names it.
    fn finding(&self, code: Code) -> Finding {
        let column = self.column.filter(|_| self.lines.is_empty());
        Finding { column, ..Finding::file(code) }.naming(self.lines.iter().copied(), self.line_count)
    }
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

    /// The number of hidden rows with content.
    pub fn hidden_rows(&self) -> u32 {
        self.get(NoteKind::HiddenRows).count
    }

    /// The findings about a worksheet whose hidden rows are treated so.
    pub fn findings(&self, hidden_rows: Option<HiddenRows>) -> Vec<Finding> {
        self.iter().map(|(kind, note)| note.finding(kind.code(hidden_rows))).collect()
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
        self.notes[kind as usize].add(Some(row), column);
    }

    pub(super) fn at_column(&mut self, kind: NoteKind, column: u32) {
        self.notes[kind as usize].add(None, column);
    }
}
