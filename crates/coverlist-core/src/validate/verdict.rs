//! The result of validating a file.

use super::checks::Checks;
use super::cut_off::cut_off;
use super::facts::{self, Facts};
use super::header::observe;
use super::layout::Layout;
use super::repeats::{FileRows, Repeats};
use super::row_cells::RowCells;
use super::scan::Scan;
use super::tally::{Counts, Flags};
use super::{DateColumn, HeaderVerdict, Validator, set_aside, whole_file};
use crate::findings::{Code, Finding, Severity, Tally};
use crate::read::{self, Flaw, Table};
use crate::record::{Field, MatchKey, Row};
use crate::template::{SheetHeader, Template};
use crate::value::Checker;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The verdict on a file. `rows = accepted + rejected`; rows set aside are not in `rows`.
///
/// Most findings are not stored: they follow from the codes of a row's cells.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The kind, encoding, delimiter, line ends and size of the file.
    pub facts: read::Facts,
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
    /// The number of accepted and rejected rows with findings.
    pub with_findings: u32,
    /// Whether each row was checked. Rows are not checked when the header blocks the file, or the file is too
    /// large, damaged or not text.
    pub checked: bool,
    /// Whether a finding prevents staging of the file.
    pub blocked: bool,
    template: Template,
    layout: Layout,
    scan: Scan,
    checks: Checks,
    repeats: Repeats,
    row_statuses: Vec<RowStatus>,
    /// The lines with findings.
    has_findings: Vec<bool>,
    /// The findings that do not follow from a single row, sorted.
    stored: Vec<Finding>,
    /// The reasons why the rows above the header are set aside.
    above: Vec<Code>,
    flaws: Vec<Flaw>,
    counts: Counts,
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
        let Validator {
            template,
            header,
            mut layout,
            mut scan,
            choices,
            today,
            has_other_kind,
            unreadable,
            ..
        } = validator;
        let is_readable = unreadable.is_none();
        let header_line = header.as_ref().map_or(0, |header| header.line);
        let mut stored: Vec<Finding> = header.iter().flat_map(observe).chain(unreadable).collect();
        let checked = is_readable && header.as_ref().is_some_and(|header| !header.blocked);
        let (mut facts, mut checks, mut repeats) = (Facts::default(), Checks::default(), Repeats::default());
        if checked {
            scan.count();
            stored.extend(facts::observe(&scan, &layout, has_other_kind, header_line));
            facts = Facts::of(&scan, &layout, &template, &choices, &mut stored);
            facts.dates.iter().for_each(|column| layout.set_order(column.field, column.order));
            checks = Checks::new(table, &scan, &layout, &template, &facts, today);
            repeats = Repeats::of(FileRows { table, kind: template.kind, layout: &layout, scan: &scan });
        }
        stored.extend_from_slice(scan.findings());
        let flaws = table.flaws().iter().filter(|flaw| is_readable && flaw.line >= header_line);
        let mut verdict = Self {
            facts: table.facts(),
            dates: facts.dates,
            rows: 0,
            accepted: 0,
            rejected: 0,
            set_aside: 0,
            with_findings: 0,
            checked,
            blocked: false,
            above: above(table, &layout, header.as_ref(), is_readable),
            row_statuses: vec![RowStatus::Rejected; table.len()],
            has_findings: vec![false; table.len()],
            flaws: flaws.copied().collect(),
            counts: Counts::default(),
            header,
            template,
            layout,
            scan,
            checks,
            repeats,
            stored,
        };
        verdict.judge();
        verdict.look_at_end(table, is_readable);
        verdict.count();
        verdict
    }

    /// Decides the status of each row.
    fn judge(&mut self) {
        if let Some(header) = &self.header {
            self.row_statuses[header.line as usize - 1] = RowStatus::Header;
        }
        self.row_statuses[..self.above.len()].fill(RowStatus::SetAside);
        let (mut flags, counts) = if self.checked {
            self.checks.flags(&self.scan)
        } else {
            (vec![Flags::default(); self.scan.len()], Counts::default())
        };
        self.counts = counts;
        for (row, code) in self.repeats.codes() {
            flags[row as usize].add(code);
            self.counts.add(code);
        }
        for (row, flags) in flags.into_iter().enumerate() {
            let index = self.scan.line(row) as usize - 1;
            let (reason, repeats) = (self.scan.reason(row), self.repeats.sets_aside(row as u32));
            if let Some(code) = reason.filter(|&code| !repeats && self.is_reported(code)) {
                self.counts.add(code);
                self.has_findings[index] = true;
            }
            self.has_findings[index] |= flags.has_finding();
            self.row_statuses[index] = if repeats || reason.is_some_and(is_no_record) {
                RowStatus::SetAside
            } else if self.checked && self.scan.is_checked(row) && !flags.rejects() {
                RowStatus::Accepted
            } else {
                RowStatus::Rejected
            };
            if repeats {
                self.checks.codes(&self.scan, row).for_each(|(_, code)| self.counts.remove(code));
            }
        }
        self.above.iter().for_each(|&code| self.counts.add(code));
        self.has_findings[..self.above.len()].fill(true);
        let count = |status| self.row_statuses.iter().filter(|&&other| other == status).count() as u32;
        self.accepted = count(RowStatus::Accepted);
        self.rejected = count(RowStatus::Rejected);
        self.set_aside = count(RowStatus::SetAside);
        self.rows = self.accepted + self.rejected;
    }

    /// Adds the findings that need the status of every row.
    fn look_at_end(&mut self, table: &Table, is_readable: bool) {
        if is_readable {
            self.stored.extend(cut_off(table, &self.layout, &self.row_statuses));
            if self.rows == 0 {
                let has_other = self.scan.len() > 0 || !self.stored.is_empty() || !self.flaws.is_empty();
                let is_empty = !has_other && self.above.iter().all(|&code| code == Code::RowBlank);
                self.stored.push(whole_file::without_rows(self.header.is_none() && is_empty));
            }
        }
        let stored = std::mem::take(&mut self.stored);
        self.stored = stored.into_iter().filter(|finding| self.is_kept(finding)).collect();
        self.stored.sort_unstable();
    }

    /// Counts the findings, and the rows with findings.
    fn count(&mut self) {
        for finding in &self.stored {
            self.counts.add(finding.code);
            for &line in finding.line.iter().chain(finding.lines.iter().filter(|_| finding.line.is_none())) {
                self.has_findings[line as usize - 1] = true;
            }
        }
        let flaws = std::mem::take(&mut self.flaws);
        self.flaws =
            flaws.into_iter().filter(|flaw| self.row_status(flaw.line) != RowStatus::SetAside).collect();
        for flaw in &self.flaws {
            self.counts.add(flaw.kind.code());
            self.has_findings[flaw.line as usize - 1] = true;
        }
        self.blocked = self.tally().count(Severity::Blocks) > 0;
        self.with_findings = self.lines_with_findings().count() as u32;
    }

    /// Whether a finding is kept: a row that is not a record keeps only the finding that says this, and
    /// findings that block the file.
    fn is_kept(&self, finding: &Finding) -> bool {
        let is_set_aside = finding.line.is_some_and(|line| self.row_status(line) == RowStatus::SetAside);
        !is_set_aside || finding.code.sets_aside() || finding.severity() == Severity::Blocks
    }

    /// Whether the reason for a row's status is a finding of its own. Quotes and pieces of rows have findings
    /// that say more, and rows are compared with the header only when all cells are checked.
    fn is_reported(&self, reason: Code) -> bool {
        match reason {
            Code::QuoteNotClosed | Code::QuoteSwallowsRows | Code::RowBroken => false,
            Code::RowLong | Code::RowShort | Code::RowShortBlank => self.checked,
            _ => true,
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
        self.counts.tally()
    }

    /// The findings sorted by line, column and code. Findings about the whole file come first.
    pub fn findings(&self) -> impl Iterator<Item = Finding> {
        let lines = (1..).zip(&self.has_findings).filter(|(_, has)| **has);
        self.about_file().iter().cloned().chain(lines.flat_map(|(line, _)| self.findings_of(line)))
    }

    /// The findings about the whole file or a whole column.
    pub fn about_file(&self) -> &[Finding] {
        &self.stored[..self.stored.partition_point(|finding| finding.line.is_none())]
    }

    /// The findings of one row, sorted by column and code.
    pub fn findings_of(&self, line: u32) -> Vec<Finding> {
        let start = self.stored.partition_point(|finding| finding.line < Some(line));
        let stored = self.stored[start..].iter().take_while(|finding| finding.line == Some(line));
        let above = self.above.get(line as usize - 1).map(|&code| Finding::row(code, line));
        let start = self.flaws.partition_point(|flaw| flaw.line < line);
        let flaws = self.flaws[start..]
            .iter()
            .take_while(|flaw| flaw.line == line)
            .map(|flaw| Finding::cell(flaw.kind.code(), line, flaw.column, self.layout.field(flaw.column)));
        let mut findings: Vec<Finding> = stored.cloned().chain(above).chain(flaws).collect();
        if let Some(row) = self.scan.row(line) {
            findings.extend(self.row_findings(row).filter(|finding| self.is_kept(finding)));
        }
        findings.sort_unstable();
        findings
    }

    /// The findings that follow from the cells of a row.
    fn row_findings(&self, row: usize) -> impl Iterator<Item = Finding> {
        let line = self.scan.line(row);
        let reason = self.scan.reason(row).filter(|&code| self.is_reported(code));
        let is_checked = self.checked && self.scan.is_checked(row);
        let codes = is_checked.then(|| self.checks.codes(&self.scan, row)).into_iter().flatten();
        let cells = codes.map(move |(place, code)| {
            let column = &self.scan.columns()[place];
            Finding::cell(code, line, column.position, Some(column.field))
        });
        let repeats = self.repeats.findings(&self.scan, row as u32);
        reason.map(|code| Finding::row(code, line)).into_iter().chain(cells).chain(repeats)
    }

    /// The first finding with a code.
    pub(crate) fn first(&self, code: Code) -> Option<Finding> {
        self.counts.has(code).then(|| self.findings().find(|finding| finding.code == code)).flatten()
    }

    /// The lines of rows whose split into cells is uncertain, each with the reason, in file order.
    pub(crate) fn unsplittable(&self) -> impl Iterator<Item = (u32, Code)> {
        let reasons = (0..self.scan.len()).map(|row| (self.scan.line(row), self.scan.reason(row)));
        reasons.filter_map(|(line, reason)| Some((line, reason.filter(|code| code.is_of_shape())?)))
    }

    /// The findings about the whole file and those that block it, in file order. At most `most` of them.
    pub fn top_findings(&self, most: usize) -> Vec<Finding> {
        let is_top = |finding: &&Finding| finding.line.is_none() || finding.severity() == Severity::Blocks;
        let stored = self.stored.iter().filter(is_top).cloned();
        let headers = (0..self.scan.len()).filter(|&row| self.scan.reason(row) == Some(Code::HeaderChanged));
        let headers = headers.map(|row| Finding::row(Code::HeaderChanged, self.scan.line(row)));
        let mut findings: Vec<Finding> = stored.take(most).chain(headers.take(most)).collect();
        findings.sort_unstable();
        findings.truncate(most);
        findings
    }

    /// The accepted and rejected rows with findings, in file order. A finding about a whole column counts for
    /// the lines that it names.
    pub fn lines_with_findings(&self) -> impl Iterator<Item = u32> {
        let rows = (1..).zip(self.has_findings.iter().zip(&self.row_statuses));
        let is_row = |row_status| matches!(row_status, RowStatus::Accepted | RowStatus::Rejected);
        rows.filter(move |(_, (has, row_status))| **has && is_row(**row_status)).map(|(line, _)| line)
    }

    /// The lines with a finding of this code, in file order, the lines that a finding about a whole column
    /// names included.
    pub fn lines_with(&self, code: Code) -> impl Iterator<Item = u32> {
        let named: BTreeSet<u32> = self
            .about_file()
            .iter()
            .filter(|finding| finding.code == code)
            .flat_map(|finding| finding.lines.clone())
            .collect();
        let lines = (1..).zip(&self.has_findings).filter(|(_, has)| **has).map(|(line, _)| line);
        lines.filter(move |line| {
            named.contains(line) || self.findings_of(*line).iter().any(|finding| finding.code == code)
        })
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
        let cells = RowCells::of(&self.layout, table.record(line));
        let mapped = cells.by_slot().filter(|(slot, _)| slot.column.is_some());
        mapped.for_each(|(slot, cell)| take(&slot.checker, &cell));
    }

    /// The trimmed key cell on `line`; empty when there is none.
    pub fn key(&self, table: &Table, line: u32) -> String {
        RowCells::of(&self.layout, table.record(line)).key().into_owned()
    }

    fn row(&self, table: &Table, line: u32) -> Row {
        let cells = RowCells::of(&self.layout, table.record(line));
        let key = cells.key();
        let filled =
            cells.by_slot().filter(|(slot, text)| slot.checker.field() != Field::Key && !text.is_empty());
        let values =
            filled.filter_map(|(slot, text)| Some((slot.checker.field(), slot.checker.judge(&text).value?)));
        Row {
            line,
            match_key: MatchKey::new(self.template.kind, &key),
            values: values.collect(),
            key: key.into_owned(),
        }
    }
}

/// Whether a row with this reason is set aside, because it is not a record.
fn is_no_record(reason: Code) -> bool {
    reason.sets_aside() || reason == Code::HeaderChanged
}

/// The reasons why the rows above the header are set aside. Without a header, these are all rows.
fn above(table: &Table, layout: &Layout, header: Option<&HeaderVerdict>, is_readable: bool) -> Vec<Code> {
    let count = match header {
        Some(header) => header.line as usize - 1,
        None if is_readable => table.len(),
        None => 0,
    };
    let records = table.records().take(count);
    records.map(|record| set_aside::above_header(&RowCells::of(layout, record))).collect()
}
