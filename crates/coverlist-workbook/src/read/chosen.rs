//! The worksheet that a person, or the workbook itself, chooses.

use super::csv::Chunk;
use super::refusal::Refusal;
use super::workbook::{Workbook, Worksheet};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{FileKind, HiddenRows, WorkbookChoices, WorkbookFacts};
use std::ops::ControlFlow;

/// An opened workbook, and the worksheet of it that is read.
pub struct ChosenWorksheet {
    facts: WorkbookFacts,
    source: Option<(Workbook, Worksheet)>,
}

impl ChosenWorksheet {
    /// Opens a workbook, and chooses the worksheet with the name of the choices, or else the likeliest one.
    /// `bytes` is the whole file. `None` if it is no workbook.
    pub fn open(bytes: Vec<u8>, choices: &WorkbookChoices) -> Option<Self> {
        let size = bytes.len() as u64;
        let is_sure = FileKind::of_bytes(&bytes) == Some(FileKind::Workbook);
        let unread =
            WorkbookFacts { bytes: size, hidden_rows: choices.hidden_rows, ..WorkbookFacts::default() };
        match Self::choose(bytes, choices, unread.clone()) {
            Ok(chosen) => Some(chosen),
            // Nothing shows that a damaged archive was a workbook.
            Err(Refusal::Damaged) if !is_sure => None,
            Err(refusal) => Some(Self { facts: refused(unread, refusal.code()?), source: None }),
        }
    }

    fn choose(bytes: Vec<u8>, choices: &WorkbookChoices, unread: WorkbookFacts) -> Result<Self, Refusal> {
        let mut workbook = Workbook::open(bytes)?;
        let mut worksheets = match workbook.only_worksheet() {
            Some(only) => vec![only],
            None => workbook.worksheets()?,
        };
        let is_named = |worksheet: &Worksheet| choices.worksheet.as_ref() == Some(&worksheet.name);
        let index = worksheets.iter().position(is_named).unwrap_or(0);
        let known = worksheets.iter().map(Worksheet::facts).collect();
        let facts = WorkbookFacts { worksheets: known, read: u16::try_from(index).ok(), ..unread };
        Ok(Self { facts, source: Some((workbook, worksheets.swap_remove(index))) })
    }

    /// The workbook. The rows of its only worksheet are not counted yet.
    pub fn facts(&self) -> &WorkbookFacts {
        &self.facts
    }

    /// Writes the worksheet as CSV; see [`Workbook::to_csv`]. Returns the workbook with notes and counts.
    pub fn to_csv(self, sink: &mut impl FnMut(Chunk<'_>) -> ControlFlow<()>) -> WorkbookFacts {
        let Self { mut facts, source } = self;
        let Some((mut workbook, worksheet)) = source else { return facts };
        let mut rows = 0;
        let mut counting = |chunk: Chunk<'_>| {
            rows = chunk.rows;
            sink(chunk)
        };
        let hidden_rows = facts.hidden_rows.unwrap_or(HiddenRows::Include);
        match workbook.to_csv(&worksheet, hidden_rows, &mut counting) {
            Ok(notes) => {
                facts.notes = notes.findings(facts.hidden_rows);
                if let Some(read) = facts.read.and_then(|read| facts.worksheets.get_mut(usize::from(read))) {
                    (read.rows, read.hidden_rows) = (rows, notes.hidden_rows());
                }
                facts
            }
            Err(refusal) => match refusal.code() {
                Some(code) => refused(facts, code),
                None => facts,
            },
        }
    }
}

/// A workbook of which nothing is read.
fn refused(facts: WorkbookFacts, code: Code) -> WorkbookFacts {
    WorkbookFacts { read: None, notes: vec![Finding::file(code)], ..facts }
}
