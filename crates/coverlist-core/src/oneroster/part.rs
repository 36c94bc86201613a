//! A file of an export as a table with a header.

use super::{ExportFile, OneRosterError};
use crate::read::{FileKind, Flaw, ReadChoices, Row, RowSplitter, Table, read, unquoted};
use crate::record::trim;
use std::borrow::Cow;

/// A file of an export as a table with a header, which is its first record.
pub(super) struct Part {
    pub(super) table: Table,
    /// The headers in lower case.
    header: Vec<String>,
}

impl Part {
    /// Reads a file that has all columns that are needed.
    pub(super) fn read(
        file: ExportFile,
        bytes: &[u8],
        choices: &ReadChoices,
    ) -> Result<Self, OneRosterError> {
        let usual = file.usual().iter().map(|&header| header.to_owned()).collect();
        let table = read(bytes, choices, &[usual]);
        match table.facts().kind {
            _ if table.is_cut() => return Err(OneRosterError::TooLarge),
            FileKind::Text => {}
            kind => return Err(OneRosterError::NotText(file, kind)),
        }
        let first = table.records().next();
        let cells = first.into_iter().flat_map(|record| record.cells());
        let header = cells.map(|cell| trim(&cell).to_ascii_lowercase()).collect();
        let part = Self { table, header };
        let needed = file.needed().iter().copied();
        let missing: Vec<_> = needed.filter(|header| part.column(header).is_none()).collect();
        if missing.is_empty() { Ok(part) } else { Err(OneRosterError::MissingColumns(file, missing)) }
    }

    /// The number of columns.
    pub(super) fn width(&self) -> usize {
        self.header.len()
    }

    /// The place of the column with this header, from 0.
    pub(super) fn column(&self, header: &str) -> Option<usize> {
        self.header.iter().position(|own| own.eq_ignore_ascii_case(header))
    }

    /// Calls `each` with every record below the header.
    pub(super) fn for_each_row(&self, mut each: impl FnMut(&Row<'_>)) {
        let mut splitter = RowSplitter::new(self.table.facts().delimiter);
        let mut done = 1;
        while done < self.table.len() {
            let rows = splitter.split(&self.table, done as u32 + 1, usize::MAX);
            (0..rows.len()).for_each(|index| each(&rows.row(index)));
            done += rows.len();
        }
    }

    /// The trimmed cell of a row in a column. A column that the file does not have is blank.
    pub(super) fn cell(&self, row: &Row<'_>, column: Option<usize>) -> Cow<'_, str> {
        let Some(column) = column else { return Cow::Borrowed("") };
        match unquoted(row.place(column).of(self.table.text())) {
            Cow::Borrowed(text) => Cow::Borrowed(trim(text)),
            Cow::Owned(text) => Cow::Owned(trim(&text).to_owned()),
        }
    }

    /// Whether the bytes of a row are damaged or it has more cells than the header, so that its cells may
    /// be in wrong columns. A row may end before blank cells.
    pub(super) fn is_damaged(&self, row: &Row<'_>) -> bool {
        row.count() > self.width() || !self.flaws(row).is_empty()
    }

    /// The damage to the bytes of a row.
    pub(super) fn flaws(&self, row: &Row<'_>) -> &[Flaw] {
        let flaws = self.table.flaws();
        let start = flaws.partition_point(|flaw| flaw.line < row.line());
        let count = flaws[start..].partition_point(|flaw| flaw.line == row.line());
        &flaws[start..start + count]
    }

    /// The text of a row in the file, without its line end.
    pub(super) fn raw(&self, row: &Row<'_>) -> &str {
        self.table.record(row.line()).raw()
    }

    /// Whether a row has only blank cells.
    pub(super) fn is_blank(&self, row: &Row<'_>) -> bool {
        self.table.record(row.line()).is_blank()
    }
}
