//! What validating a file says.

use super::cut_off::cut_off;
use super::layout::Layout;
use super::{DateColumn, HeaderVerdict, Validator, row, whole_file};
use crate::findings::{Finding, Severity, Tally};
use crate::read::{Facts, Table};
use crate::record::{Field, MatchKey, Row};
use crate::template::Template;
use serde::{Deserialize, Serialize};

/// What validating a file says. `rows = accepted + rejected`; rows set aside are not in `rows`.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The file, as it was read.
    pub facts: Facts,
    /// The header; `None` when the file has none.
    pub header: Option<HeaderVerdict>,
    /// The date columns, and how each is read.
    pub dates: Vec<DateColumn>,
    /// Rows that name a record: all but the header and those set aside.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that have a finding that rejects them. All of them when the header blocks the file.
    pub rejected: u32,
    /// Rows that are no record: titles, comments, examples, totals, blank rows, and rows that repeat an earlier one.
    pub set_aside: u32,
    /// Whether the rows were looked at, each for itself. They are not where the header blocks the file, or where it is too
    /// much, damaged or no text.
    pub checked: bool,
    /// Whether a finding keeps the file from being staged.
    pub blocked: bool,
    /// Sorted by line, then column, then code; those about the whole file first.
    pub findings: Vec<Finding>,
    template: Template,
    layout: Layout,
    row_statuses: Vec<RowStatus>,
}

/// What validation makes of a record of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowStatus {
    /// The header itself.
    Header,
    /// It can be applied.
    Accepted,
    /// It has a finding that rejects it, or the header blocks the file.
    Rejected,
    /// It is no record.
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
        // A row that is no record has nothing else said of it, unless it keeps the file back.
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

    /// What became of the record on `line`, from 1. Panics when there is none, as an index does.
    pub fn row_status(&self, line: u32) -> RowStatus {
        self.row_statuses[line as usize - 1]
    }

    /// The findings, counted by code.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.findings)
    }

    /// The accepted rows of the table that was validated, in file order. None when the file is blocked: its values may
    /// not be certain yet.
    pub fn accepted_rows<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = Row> + 'a {
        let row_statuses = self.row_statuses.iter().filter(|_| !self.blocked);
        (1..)
            .zip(row_statuses)
            .filter(|(_, row_status)| **row_status == RowStatus::Accepted)
            .map(|(line, _)| self.row(table, line))
    }

    /// The key cell on `line` as it is in the file, trimmed; empty when there is none.
    pub fn key(&self, table: &Table, line: u32) -> String {
        self.layout.cells(table.record(line)).get(Field::Key).to_owned()
    }

    fn row(&self, table: &Table, line: u32) -> Row {
        let cells = self.layout.cells(table.record(line));
        let key = cells.get(Field::Key);
        Row {
            line,
            match_key: MatchKey::new(self.template.kind, key),
            key: key.to_owned(),
            coverage: row::coverage(&cells, &self.template, &self.dates),
        }
    }
}

/// What was odd about the bytes, from the header on.
fn flaws(table: &Table, header_line: u32, layout: &Layout) -> impl Iterator<Item = Finding> {
    let flaws = table.flaws().iter().filter(move |flaw| flaw.line >= header_line);
    flaws.map(|flaw| Finding::cell(flaw.kind.code(), flaw.line, flaw.column, layout.field(flaw.column)))
}
