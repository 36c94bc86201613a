//! A source that is a sheet itself. Its lines, reasons and checks go into the new sheet.

use super::reader::line_number;
use crate::findings::Code;
use crate::read::Table;
use crate::record::trim;
use crate::template::SheetHeader;
use crate::validate::Verdict;
use crate::value::unsafe_cell;
use std::collections::{BTreeMap, HashSet};

/// The columns of a source that are those of a sheet, but not of the template.
#[derive(Debug)]
pub(super) struct SourceSheet {
    header: SheetHeader,
    /// Whether every row has a line, and no two rows have the same.
    has_lines: bool,
    /// The reasons of rows without other cells, by the line of the row in the source.
    reasons: BTreeMap<u32, Code>,
}

impl SourceSheet {
    /// The columns of a validated file; `None` when it is no sheet.
    pub(super) fn of(table: &Table, verdict: &Verdict) -> Option<Self> {
        let header = verdict.sheet_header()?.clone();
        let mut source = Self { header, has_lines: true, reasons: BTreeMap::new() };
        let mut lines = HashSet::new();
        for line in (1..).take(table.len()) {
            if verdict.row_status(line).is_record() {
                source.has_lines &= source.line(table, line).is_some_and(|line| lines.insert(line));
                source.reasons.extend(source.reason(table, line).map(|reason| (line, reason)));
            }
        }
        Some(source)
    }

    /// Whether every row has a line, and no two rows have the same.
    pub(super) fn has_lines(&self) -> bool {
        self.has_lines
    }

    /// The headers of the columns that are only compared.
    pub(super) fn checks(&self) -> Vec<String> {
        self.header.checks.clone()
    }

    /// The reasons of rows without other cells, by the line of the row in the source.
    pub(super) fn reasons(&self) -> impl Iterator<Item = (u32, Code)> {
        self.reasons.iter().map(|(&line, &code)| (line, code))
    }

    /// The line that a row states; `None` unless all rows state one of their own.
    pub(super) fn line(&self, table: &Table, line: u32) -> Option<u32> {
        let position = u16::try_from(self.header.values() + 1).ok()?;
        line_number(trim(&table.record(line).cell(position)?)).filter(|_| self.has_lines)
    }

    /// Passes each cell of a row that is only compared to `take`.
    pub(super) fn each_check(&self, table: &Table, line: u32, mut take: impl FnMut(&str)) {
        let mut cells = table.record(line).cells().skip(self.header.fields.len());
        for _ in &self.header.checks {
            take(trim(unsafe_cell(&cells.next().unwrap_or_default())));
        }
    }

    /// The reason of a row without other cells.
    fn reason(&self, table: &Table, line: u32) -> Option<Code> {
        let mut cells = table.record(line).cells();
        let is_blank = cells.by_ref().take(self.header.values()).all(|cell| trim(&cell).is_empty());
        let reason = cells.nth(1).filter(|_| is_blank && self.header.has_reason)?;
        Code::from_id(trim(&reason)).filter(|code| code.is_of_shape())
    }
}
