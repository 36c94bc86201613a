//! The result of validating a file.

use super::Choices;
use super::checks::Checks;
use super::conclude::named_by;
use super::facts::Facts;
use super::layout::{Layout, Origin};
use super::repeats::{Repeats, with_hash};
use super::results::Results;
use super::row_cells::RowCells;
use super::scan::Scan;
use super::tally::Counts;
use super::validator::Basis;
use super::{CenturyColumn, DateColumn, DecimalColumn, validate};
use crate::findings::{Code, Finding, Severity, Tally};
use crate::map::HeaderVerdict;
use crate::read::{self, Flaw, Table};
use crate::record::{Field, MatchKey, Row, inserted, sorted};
use crate::template::{SheetHeader, Template, TemplateSet};
use crate::value::Checker;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The date columns with years of two digits, each with its century.
    pub centuries: Vec<CenturyColumn>,
    /// The columns of numbers, each with its decimal style. A sheet has none.
    pub decimals: Vec<DecimalColumn>,
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
    pub(super) basis: Basis,
    pub(super) layout: Layout,
    pub(super) scan: Scan,
    /// The finding because of which rows are not validated.
    pub(super) unreadable: Option<Finding>,
    /// The facts that the rows prove together, and the doubts about them.
    pub(super) proven: Facts,
    pub(super) checks: Checks,
    pub(super) repeats: Repeats,
    pub(super) results: Results,
    /// The findings that do not follow from a single row, sorted.
    pub(super) stored: Vec<Finding>,
    /// The lines that these findings name.
    pub(super) named: Vec<u32>,
    /// The reasons why the rows above the header are set aside.
    pub(super) above: Vec<Code>,
    pub(super) flaws: Vec<Flaw>,
    pub(super) counts: Counts,
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

impl RowStatus {
    /// Whether the row names a record: it is accepted or rejected.
    pub const fn is_record(self) -> bool {
        matches!(self, Self::Accepted | Self::Rejected)
    }
}

impl Verdict {
    /// The verdict on the same file under other decisions.
    pub(crate) fn under(&self, table: &Table, templates: &TemplateSet, choices: &Choices) -> Self {
        let Basis { template, today, limits, .. } = &self.basis;
        validate(table, template, templates, choices, *today, *limits)
    }

    /// Whether a finding is kept: a row that is not a record keeps only the finding that says this, and
    /// findings that block the file.
    pub(super) fn is_kept(&self, finding: &Finding) -> bool {
        let is_set_aside = finding.line.is_some_and(|line| self.row_status(line) == RowStatus::SetAside);
        !is_set_aside || finding.code.sets_aside() || finding.severity() == Severity::Blocks
    }

    /// Whether the reason for a row's status is a finding of its own. Quotes and pieces of rows have findings
    /// that say more, and rows are compared with the header only when all cells are checked.
    pub(super) fn is_reported(&self, reason: Code) -> bool {
        match reason {
            Code::QuoteNotClosed | Code::QuoteSwallowsRows | Code::RowBroken => false,
            Code::RowLong | Code::RowShort | Code::RowShortBlank => self.checked,
            _ => true,
        }
    }

    /// The status of the record on `line`, from 1. Panics when the table has no such line.
    pub fn row_status(&self, line: u32) -> RowStatus {
        self.results.statuses()[line as usize - 1]
    }

    /// The fields that have a column in the file.
    pub fn fields(&self) -> BTreeSet<Field> {
        let expected = self.header.iter().flat_map(|header| &header.expected);
        inserted(expected.filter(|column| column.found.read_from().is_some()).map(|column| column.field))
    }

    /// The fields that have one value for all rows, by decision of a person.
    pub(crate) fn constants(&self) -> BTreeSet<Field> {
        let constant = self.layout.slots().iter().filter(|slot| matches!(slot.origin, Origin::Constant(_)));
        inserted(constant.map(|slot| slot.checker.field()))
    }

    /// Counts the findings of the file by code.
    pub fn tally(&self) -> Tally {
        self.counts.tally()
    }

    /// The findings sorted by line, column and code. Findings about the whole file come first.
    pub fn findings(&self) -> impl Iterator<Item = Finding> {
        self.about_file().iter().cloned().chain(self.noted().flat_map(|line| self.findings_of(line)))
    }

    /// The findings about the whole file or a whole column.
    pub fn about_file(&self) -> &[Finding] {
        &self.stored[..self.stored.partition_point(|finding| finding.line.is_none())]
    }

    /// The findings of a row, then those about whole columns that name it.
    pub fn findings_naming(&self, line: u32) -> Vec<Finding> {
        let naming = self.about_file().iter().filter(|finding| finding.lines.contains(&line));
        self.findings_of(line).into_iter().chain(naming.cloned()).collect()
    }

    /// The findings of one row, sorted by column and code.
    pub fn findings_of(&self, line: u32) -> Vec<Finding> {
        let start = self.stored.partition_point(|finding| finding.line < Some(line));
        let stored = self.stored[start..].iter().take_while(|finding| finding.line == Some(line));
        let above = self.above.get(line as usize - 1).map(|&code| Finding::row(code, line));
        let flaws = self.flaws_on(line).filter(|_| self.row_status(line) != RowStatus::SetAside);
        let flaws = flaws
            .map(|flaw| Finding::cell(flaw.kind.code(), line, flaw.column, self.layout.field(flaw.column)));
        let mut findings: Vec<Finding> = stored.cloned().chain(above).chain(flaws).collect();
        if let Some(row) = self.scan.row(line) {
            findings.extend(self.row_findings(row).filter(|finding| self.is_kept(finding)));
        }
        sorted(findings)
    }

    /// The flaws of the record on `line`, from left to right.
    pub(super) fn flaws_on(&self, line: u32) -> impl Iterator<Item = &Flaw> {
        let start = self.flaws.partition_point(|flaw| flaw.line < line);
        self.flaws[start..].iter().take_while(move |flaw| flaw.line == line)
    }

    /// The findings that follow from the cells of a row.
    fn row_findings(&self, row: usize) -> impl Iterator<Item = Finding> {
        let line = self.scan.line(row);
        let reason = self.scan.reason(row).filter(|&code| self.is_reported(code));
        let is_checked = self.checked && self.scan.is_checked(row);
        let codes = is_checked.then(|| self.checks.codes(&self.scan, row)).into_iter().flatten();
        let cells = codes.map(move |(field, code)| {
            let column = self.layout.column(field);
            Finding { column, field: Some(field), ..Finding::row(code, line) }
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
        let has_headers = self.counts.has(Code::HeaderChanged);
        let headers = (0..self.scan.len())
            .filter(|_| has_headers)
            .filter(|&row| self.scan.reason(row) == Some(Code::HeaderChanged));
        let headers = headers.map(|row| Finding::row(Code::HeaderChanged, self.scan.line(row)));
        let mut findings = sorted(stored.take(most).chain(headers.take(most)).collect());
        findings.truncate(most);
        findings
    }

    /// The lines with findings, in file order, the lines that a finding about a whole column names included.
    fn noted(&self) -> impl Iterator<Item = u32> {
        let is_noted = |line: &u32| {
            self.results.has_findings(*line as usize - 1) || self.named.binary_search(line).is_ok()
        };
        (1..).take(self.results.statuses().len()).filter(is_noted)
    }

    /// The accepted and rejected rows with findings, in file order. A finding about a whole column counts for
    /// the lines that it names.
    pub fn lines_with_findings(&self) -> impl Iterator<Item = u32> {
        self.noted().filter(|&line| self.row_status(line).is_record())
    }

    /// The lines with a finding of this code, in file order, the lines that a finding about a whole column
    /// names included.
    pub fn lines_with(&self, code: Code) -> impl Iterator<Item = u32> {
        let named = named_by(self.stored.iter().filter(|finding| finding.code == code));
        let mut codes = Vec::new();
        self.noted().filter(move |&line| {
            codes.clear();
            self.add_codes(line, &mut codes);
            codes.contains(&code) || named.binary_search(&line).is_ok()
        })
    }

    /// The lines of the rows with the key of the one on `line`, in file order.
    pub fn lines_of_key(&self, table: &Table, line: u32) -> Vec<u32> {
        let hashes = self.scan.key_hashes();
        let sought = self.scan.row(line).map(|row| hashes[row]);
        let key_on = |line| MatchKey::new(self.basis.template.kind, &self.key(table, line));
        let key = key_on(line);
        let alike = with_hash(hashes, sought.as_slice()).into_iter();
        let mut lines: Vec<u32> = alike.map(|row| self.scan.line(row as usize)).collect();
        lines.retain(|&other| other == line || key_on(other) == key);
        // Without a key, a row is like no other.
        if lines.is_empty() { vec![line] } else { lines }
    }

    /// Adds the codes of the findings that follow from a single row.
    fn add_codes(&self, line: u32, codes: &mut Vec<Code>) {
        match self.scan.row(line) {
            Some(row) => drop(self.judge_row(row, codes)),
            None => {
                codes.extend(self.above.get(line as usize - 1));
                codes.extend(self.flaws_on(line).map(|flaw| flaw.kind.code()));
            }
        }
    }

    /// The accepted rows of the validated table, in file order. None when the file is blocked, because its
    /// values may be uncertain.
    pub fn accepted_rows<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = Row> + 'a {
        let row_statuses = self.results.statuses().iter().filter(|_| !self.blocked);
        (1..)
            .zip(row_statuses)
            .filter(|(_, row_status)| **row_status == RowStatus::Accepted)
            .map(|(line, _)| self.row(table, line))
    }

    /// The template of the file.
    pub fn template(&self) -> &Template {
        &self.basis.template
    }

    /// The decisions under which the file was validated.
    pub(crate) fn choices(&self) -> &Choices {
        &self.basis.choices
    }

    /// The number of words that stand for others, by decision of a person.
    pub(crate) fn mapped_words(&self) -> usize {
        self.basis.choices.words.values().map(BTreeMap::len).sum()
    }

    /// The number of rows that each rule of a person leaves out.
    pub fn left_out(&self, table: &Table) -> Vec<u32> {
        let rules = self.layout.row_rules();
        let mut counts = vec![0; rules.len()];
        if counts.is_empty() {
            return counts;
        }
        let rows = (0..self.scan.len()).filter(|&row| self.scan.reason(row) == Some(Code::RowLeftOut));
        for line in rows.map(|row| self.scan.line(row)) {
            let by_cell = || rules.by_cell(&RowCells::of(&self.layout, table.record(line)));
            if let Some(rule) = rules.by_line(line).or_else(by_cell) {
                counts[rule] += 1;
            }
        }
        counts
    }

    /// The columns that are only compared, from 1, by decision of a person.
    pub(crate) fn checks(&self) -> &[u16] {
        self.basis.choices.columns.checks.as_deref().unwrap_or_default()
    }

    /// The columns of a file that is a sheet with lines.
    pub fn sheet_header(&self) -> Option<&SheetHeader> {
        self.layout.sheet()
    }

    /// Passes each mapped cell of a row to `take`, in template order: the rules of its column, and the
    /// trimmed cell. A blank cell, and one that counts as blank, is empty.
    pub(crate) fn each_mapped_cell(&self, table: &Table, line: u32, mut take: impl FnMut(&Checker, &str)) {
        let cells = RowCells::of(&self.layout, table.record(line));
        let mapped = cells.by_slot().filter(|(slot, _)| slot.origin != Origin::Absent);
        mapped.for_each(|(slot, cell)| take(&slot.checker, &cell));
    }

    /// The trimmed key cell on `line`; empty when there is none.
    pub fn key(&self, table: &Table, line: u32) -> String {
        RowCells::of(&self.layout, table.record(line)).key().into_owned()
    }

    /// Whether the status of the row on `line` means that its record is covered.
    pub(crate) fn covers(&self, table: &Table, line: u32) -> bool {
        let status = self.row(table, line).values.status();
        status.is_some_and(|status| self.template().covers(status))
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
            match_key: MatchKey::new(self.basis.template.kind, &key),
            values: values.collect(),
            key: key.into_owned(),
        }
    }
}
