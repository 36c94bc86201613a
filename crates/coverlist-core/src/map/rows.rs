//! The lines of a header, and the names that they give to the columns.

use super::compare::MAX_COLUMNS;
use super::sample::SAMPLED;
use super::{HeaderChoice, HeaderVerdict};
use crate::read::Table;
use crate::record::trim;
use std::borrow::Cow;

/// The lines of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeaderRows {
    /// The last line; the rows are below it.
    pub(super) line: u32,
    /// The number of lines: 0, 1 or 2.
    pub(super) lines: u8,
}

impl HeaderRows {
    /// The lines that a person chose; `None` when they are not in the table.
    pub(super) fn chosen(choice: HeaderChoice, table: &Table) -> Option<Self> {
        let (first, line, lines) = match choice {
            HeaderChoice::Absent(_) => return Some(Self { line: 0, lines: 0 }),
            HeaderChoice::Line(line) => (line, line, 1),
            HeaderChoice::Lines([first, last]) => (first, last, 2),
        };
        let is_there = first > 0
            && line.checked_sub(first) == Some(u32::from(lines) - 1)
            && line as usize <= table.len();
        is_there.then_some(Self { line, lines })
    }

    /// The choice of these lines; `None` where there is no header, because rows may be above its place.
    pub(super) fn choice(self) -> Option<HeaderChoice> {
        match self.lines {
            0 => None,
            1 => Some(HeaderChoice::Line(self.line)),
            _ => Some(HeaderChoice::Lines([self.line - 1, self.line])),
        }
    }

    /// The names of the columns: the cells of the header, those of two lines joined, or positions.
    pub(super) fn names(self, table: &Table) -> Vec<Cow<'_, str>> {
        let cells =
            |line: u32| -> Vec<Cow<'_, str>> { table.record(line).cells().take(MAX_COLUMNS).collect() };
        match self.lines {
            0 => {
                let rows = table.records().skip(self.line as usize).take(SAMPLED);
                let widest = rows.map(|row| row.cells().take(MAX_COLUMNS).count()).max().unwrap_or(0);
                (1..=widest).map(|position| Cow::Owned(column_name(position))).collect()
            }
            1 => cells(self.line),
            _ => joined(&cells(self.line - 1), &cells(self.line)),
        }
    }
}

/// What a column without a header is called, before its position. A decisions document may have it, so it is
/// the same in all languages.
const COLUMN: &str = "Column";

/// The name of a column without a header, whose position counts from 1.
pub(crate) fn column_name(position: usize) -> String {
    format!("{COLUMN} {position}")
}

/// The names of columns whose header is split over two lines. A blank cell above a filled one belongs to the
/// title to its left.
pub(super) fn joined<'t>(above: &[Cow<'t, str>], below: &[Cow<'t, str>]) -> Vec<Cow<'t, str>> {
    let mut title = "";
    let names = (0..above.len().max(below.len())).map(|index| {
        let cell = |cells: &'_ [Cow<'t, str>]| cells.get(index).map_or("", |cell| trim(cell)).to_owned();
        let (own, lower) = (cell(above), cell(below));
        if let Some(own) = above.get(index).map(|cell| trim(cell)).filter(|own| !own.is_empty()) {
            title = own;
        }
        Cow::Owned(match (own.is_empty(), lower.is_empty()) {
            (_, true) => own,
            (true, false) if title.is_empty() => lower,
            _ => format!("{title} {lower}"),
        })
    });
    names.collect()
}

/// Whether a table has the lines that a person chose as the header.
pub fn has_header(table: &Table, choice: HeaderChoice) -> bool {
    HeaderRows::chosen(choice, table).is_some()
}

impl HeaderVerdict {
    /// The names of the file's columns, as [`header`](super::header) compared them. Without a header they are
    /// *Column 1*, *Column 2* and so on.
    pub fn names<'t>(&self, table: &'t Table) -> Vec<Cow<'t, str>> {
        HeaderRows { line: self.line, lines: self.lines }.names(table)
    }

    /// The first line of the header, or the first row's if there is no header.
    pub const fn first_line(&self) -> u32 {
        self.line + 1 - self.lines as u32
    }

    /// The line that a finding about the header names.
    pub(super) fn named_line(&self) -> u32 {
        self.line.max(1)
    }
}
