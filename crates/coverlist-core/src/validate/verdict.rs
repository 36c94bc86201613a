//! The result of validating a file.

use super::cut_off::cut_off;
use super::layout::Layout;
use super::{DateColumn, HeaderVerdict, Validator, row, whole_file};
use crate::findings::{Finding, Severity, Tally};
use crate::read::{Facts, Table};
use crate::record::{Field, MatchKey, Row};
use crate::template::{SheetHeader, Template};
use crate::value::Checker;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The verdict on a file. `rows = accepted + rejected`; rows set aside are not in `rows`.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The kind, encoding, delimiter, line ends and size of the file.
    pub facts: Facts,
    /// The comparison of the header with the template; `None` when the file has no header.
    pub header: Option<HeaderVerdict>,
    /// The date columns whose order of day and month matters, each with its order.
    pub dates: Vec<DateColumn>,
    /// The number of rows that name a record, without the header and rows set aside.
    pub rows: u32,
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rows that a finding rejects. When the header blocks the file, all rows.
    pub rejected: u32,
    /// The number of rows that are not records: titles, comments, examples, totals, blank rows, and rows that
    /// repeat an earlier one.
    pub set_aside: u32,
    /// Whether each row was checked. Rows are not checked when the header blocks the file, or the file is too
    /// large, damaged or not text.
    pub checked: bool,
    /// Whether a finding prevents staging of the file.
    pub blocked: bool,
    /// The findings sorted by line, column and code. Findings about the whole file come first.
    pub findings: Vec<Finding>,
    template: Template,
    layout: Layout,
    row_statuses: Vec<RowStatus>,
}

/// The result of validation for one record of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowStatus {
    /// The row is the header of the file.
    Header,
    /// The row has no rejecting finding and can be applied.
    Accepted,
    /// A finding rejects the row, or the header blocks the file.
    Rejected,
    /// The row is not a record, such as a title or a blank row.
    SetAside,
}

impl Verdict {
    pub(super) fn of(validator: Validator, table: &Table) -> Self {
        let count =
            |row_status| validator.row_statuses.iter().filter(|&&other| other == row_status).count() as u32;
        let (accepted, rejected, set_aside) =
            (count(RowStatus::Accepted), count(RowStatus::Rejected), count(RowStatus::SetAside));
        let checked =
            !validator.unreadable && validator.header.as_ref().is_some_and(|header| !header.blocked);
        let mut findings = validator.findings;
        if !validator.unreadable {
            let header_line = validator.header.as_ref().map_or(u32::MAX, |header| header.line);
            findings.extend(flaws(table, header_line, &validator.layout));
            findings.extend(cut_off(table, &validator.layout, &validator.row_statuses));
            if accepted + rejected == 0 {
                findings.push(whole_file::without_rows(validator.header.as_ref(), &findings));
            }
        }
        // A row that is not a record keeps only the finding that says this, and findings that block the file.
        let row_statuses = validator.row_statuses;
        findings.retain(|finding| {
            let row_status = finding.line.map(|line| row_statuses[line as usize - 1]);
            row_status != Some(RowStatus::SetAside)
                || finding.code.sets_aside()
                || finding.severity() == Severity::Blocks
        });
        findings.sort_unstable();
        Self {
            facts: table.facts(),
            header: validator.header,
            dates: validator.known.dates,
            rows: accepted + rejected,
            accepted,
            rejected,
            set_aside,
            checked,
            blocked: findings.iter().any(|finding| finding.severity() == Severity::Blocks),
            findings,
            template: validator.template,
            layout: validator.layout,
            row_statuses,
        }
    }

    /// The status of the record on `line`, from 1. Panics when the table has no such line.
    pub fn row_status(&self, line: u32) -> RowStatus {
        self.row_statuses[line as usize - 1]
    }

    /// The fields that have a column in the file.
    pub fn fields(&self) -> BTreeSet<Field> {
        let expected = self.header.iter().flat_map(|header| &header.expected);
        expected.filter(|column| column.found.read_from().is_some()).map(|column| column.field).collect()
    }

    /// Counts the findings of the file by code.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.findings)
    }

    /// The accepted rows of the validated table, in file order. None when the file is blocked, because its
    /// values may be uncertain.
    pub fn accepted_rows<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = Row> + 'a {
        let row_statuses = self.row_statuses.iter().filter(|_| !self.blocked);
        (1..)
            .zip(row_statuses)
            .filter(|(_, row_status)| **row_status == RowStatus::Accepted)
            .map(|(line, _)| self.row(table, line))
    }

    /// The template of the file.
    pub(crate) fn template(&self) -> &Template {
        &self.template
    }

    /// The columns of a file that is a sheet with lines.
    pub(crate) fn sheet_header(&self) -> Option<&SheetHeader> {
        self.layout.sheet()
    }

    /// Passes each mapped cell of a row to `take`, in template order: the rules of its column, and the trimmed
    /// cell. A blank cell, and one that counts as blank, is empty.
    pub(crate) fn each_mapped_cell(&self, table: &Table, line: u32, mut take: impl FnMut(&Checker, &str)) {
        let cells = self.layout.cells(table.record(line));
        let mapped = cells.by_slot().filter(|(slot, _)| slot.column.is_some());
        mapped.for_each(|(slot, cell)| take(&slot.checker, cell));
    }

    /// The trimmed key cell on `line`; empty when there is none.
    pub fn key(&self, table: &Table, line: u32) -> String {
        self.layout.cells(table.record(line)).key().to_owned()
    }

    fn row(&self, table: &Table, line: u32) -> Row {
        let cells = self.layout.cells(table.record(line));
        let key = cells.key();
        Row {
            line,
            match_key: MatchKey::new(self.template.kind, key),
            key: key.to_owned(),
            values: row::values(&cells),
        }
    }
}

/// Findings about flaws of the bytes, from the header on.
fn flaws(table: &Table, header_line: u32, layout: &Layout) -> impl Iterator<Item = Finding> {
    let flaws = table.flaws().iter().filter(move |flaw| flaw.line >= header_line);
    flaws.map(|flaw| Finding::cell(flaw.kind.code(), flaw.line, flaw.column, layout.field(flaw.column)))
}
