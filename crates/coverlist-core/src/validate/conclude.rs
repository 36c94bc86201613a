//! Concludes a verdict from the scanned rows.

use super::checks::Checks;
use super::cut_off::cut_off;
use super::facts::{Facts, observe};
use super::layout::Layout;
use super::repeats::{FileRows, Repeats};
use super::results::Results;
use super::row_cells::RowCells;
use super::tally::Counts;
use super::unkept::unkept;
use super::{RowStatus, Validator, Verdict, set_aside, whole_file};
use crate::findings::{Code, Finding, Severity};
use crate::map::{self, HeaderVerdict};
use crate::read::Table;
use crate::record::sorted;

impl Verdict {
    /// The verdict of a validator after its last row.
    pub(super) fn of(validator: Validator, table: &Table) -> Self {
        let Validator { basis, header, layout, mut scan, unreadable, .. } = validator;
        let checked = unreadable.is_none() && header.as_ref().is_some_and(|header| !header.blocked);
        if checked {
            scan.count();
        }
        let mut verdict = Self {
            facts: table.facts(),
            dates: Vec::new(),
            centuries: Vec::new(),
            decimals: Vec::new(),
            rows: 0,
            accepted: 0,
            rejected: 0,
            set_aside: 0,
            with_findings: 0,
            checked,
            blocked: false,
            above: above(table, &layout, header.as_ref(), unreadable.is_none()),
            basis,
            header,
            layout,
            scan,
            unreadable,
            proven: Facts::default(),
            checks: Checks::default(),
            repeats: Repeats::default(),
            results: Results::default(),
            stored: Vec::new(),
            named: Vec::new(),
            flaws: Vec::new(),
            counts: Counts::default(),
        };
        verdict.conclude(table);
        verdict
    }

    /// Decides the facts that the rows prove together, then the result of each row.
    pub(super) fn conclude(&mut self, table: &Table) {
        if self.checked {
            self.proven = self.prove();
            let Self { scan, layout, basis, proven, .. } = self;
            proven.dates.iter().for_each(|column| layout.set_order(column.field, column.order));
            let centuries = proven.centuries.iter();
            centuries.for_each(|column| layout.set_century(column.field, column.century));
            let decimals = proven.decimals.iter();
            decimals.for_each(|column| layout.set_decimals(column.field, column.decimals()));
            self.checks = Checks::new(table, scan, layout, &basis.template, proven, basis.today);
            self.repeats = Repeats::of(self.file_rows(table));
        }
        self.note_flaws(table);
        self.judge_rows(table);
        self.sum_up(table);
    }

    /// The facts that the rows prove together.
    pub(super) fn prove(&self) -> Facts {
        Facts::of(&self.scan, &self.layout, &self.basis.template, &self.basis.choices)
    }

    pub(super) fn file_rows<'a>(&'a self, table: &'a Table) -> FileRows<'a> {
        FileRows { table, kind: self.basis.template.kind, layout: &self.layout, scan: &self.scan }
    }

    /// Notes the flaws from the header on.
    pub(super) fn note_flaws(&mut self, table: &Table) {
        let first_line = self.header.as_ref().map_or(0, HeaderVerdict::first_line);
        let flaws = table.flaws().iter().filter(|flaw| flaw.line >= first_line);
        self.flaws = flaws.filter(|_| self.unreadable.is_none()).copied().collect();
    }

    pub(super) fn header_line(&self) -> u32 {
        self.header.as_ref().map_or(0, |header| header.line)
    }

    /// Decides the result of each row.
    fn judge_rows(&mut self, table: &Table) {
        self.results = Results::new(table.len());
        for (index, &code) in self.above.iter().enumerate() {
            self.results.put(index, RowStatus::SetAside, &[code]);
        }
        let header = self.header.as_ref().map(|header| header.first_line()..=header.line);
        for line in header.into_iter().flatten() {
            let codes: Vec<Code> = self.flaws_on(line).map(|flaw| flaw.kind.code()).collect();
            self.results.put(line as usize - 1, RowStatus::Header, &codes);
        }
        // Nearly every row has no finding.
        let first = self.scan.line(0) as usize - 1;
        self.results.accept(first..first + self.scan.len());
        let mut codes = Vec::new();
        let is_repeated = self.repeats.mark(self.scan.len());
        let rows = self.rows_to_look_at(&is_repeated);
        for row in (0..rows.len()).filter(|&row| rows[row]) {
            codes.clear();
            if is_repeated[row] {
                codes.extend(self.repeats.codes_of(row as u32));
            }
            let row_status = self.judge_further(row, &mut codes);
            self.results.put(first + row, row_status, &codes);
        }
    }

    /// Whether each row may have a finding, or may not be accepted.
    fn rows_to_look_at(&self, is_repeated: &[bool]) -> Vec<bool> {
        let mut rows = vec![!self.checked; self.scan.len()];
        if self.checked {
            self.checks.mark(&self.scan, &mut rows);
            self.scan.mark_reasons(&mut rows);
        }
        rows.iter_mut().zip(is_repeated).for_each(|(row, is_repeated)| *row |= is_repeated);
        let flawed = self.flaws.iter().filter_map(|flaw| self.scan.row(flaw.line));
        flawed.for_each(|row| rows[row] = true);
        rows
    }

    /// The status of a row. Puts the codes of its findings into `codes`, which is empty.
    pub(super) fn judge_row(&self, row: usize, codes: &mut Vec<Code>) -> RowStatus {
        codes.extend(self.repeats.codes_of(row as u32));
        self.judge_further(row, codes)
    }

    /// The status of a row. Adds the codes of its other findings to those that follow from rows with the same
    /// key or policy number.
    fn judge_further(&self, row: usize, codes: &mut Vec<Code>) -> RowStatus {
        let reason = self.scan.reason(row);
        let is_checked = self.checked && self.scan.is_checked(row);
        if codes.iter().any(|code| code.sets_aside()) {
            return RowStatus::SetAside;
        }
        codes.extend(reason.filter(|&code| self.is_reported(code)));
        if reason.is_some_and(is_no_record) {
            return RowStatus::SetAside;
        }
        if is_checked {
            codes.extend(self.checks.codes(&self.scan, row).map(|(_, code)| code));
        }
        let is_rejected = codes.iter().any(|code| code.severity() == Severity::Rejects);
        codes.extend(self.flaws_on(self.scan.line(row)).map(|flaw| flaw.kind.code()));
        if is_checked && !is_rejected { RowStatus::Accepted } else { RowStatus::Rejected }
    }

    /// Renews the findings that do not follow from a single row, and all sums.
    pub(super) fn sum_up(&mut self, table: &Table) {
        self.dates.clone_from(&self.proven.dates);
        self.centuries.clone_from(&self.proven.centuries);
        self.decimals.clone_from(&self.proven.decimals);
        self.accepted = self.results.count(RowStatus::Accepted);
        self.rejected = self.results.count(RowStatus::Rejected);
        self.set_aside = self.results.count(RowStatus::SetAside);
        self.rows = self.accepted + self.rejected;
        self.stored = self.about_several_rows(table);
        self.counts = self.results.counts().clone();
        self.stored.iter().for_each(|finding| self.counts.add(finding.code));
        self.blocked = self.tally().count(Severity::Blocks) > 0;
        self.named = named_by(&self.stored);
        // Comments of a worksheet and the like can be below its last row.
        self.named.retain(|&line| line as usize <= table.len());
        let named = self.named.iter().map(|&line| line as usize - 1);
        let more = named
            .filter(|&index| self.results.statuses()[index].is_record() && !self.results.has_findings(index));
        self.with_findings = self.results.with_findings() + more.count() as u32;
    }

    /// The findings that do not follow from a single row, sorted.
    fn about_several_rows(&self, table: &Table) -> Vec<Finding> {
        let Self { scan, layout, basis, .. } = self;
        let mut findings: Vec<Finding> = self.header.iter().flat_map(map::observe).collect();
        findings.extend(self.unreadable.clone());
        findings.extend(self.facts.dialect.code().map(Finding::file));
        if self.checked {
            findings.extend(observe(scan, layout, basis.has_other_kind, self.header_line()));
            findings.extend(unkept(table, scan, layout));
        }
        findings.extend(self.proven.doubts.iter().chain(scan.findings()).cloned());
        if self.unreadable.is_none() {
            findings.extend(whole_file::workbook(table));
            findings.extend(whole_file::padding(table));
            findings.extend(whole_file::doubtful_encoding(table));
            findings.extend(cut_off(table, layout, self.results.statuses()));
            if self.rows == 0 {
                let is_empty = self.header.is_none()
                    && self.flaws.is_empty()
                    && self.above.iter().all(|&code| code == Code::RowBlank);
                findings.push(whole_file::without_rows(is_empty));
            }
        }
        findings.retain(|finding| self.is_kept(finding));
        sorted(findings)
    }
}

/// The lines of findings about one row each, and those that findings about a column name, in file order.
pub(super) fn named_by<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<u32> {
    let lines = findings.into_iter().flat_map(|finding| {
        finding.line.iter().chain(finding.lines.iter().filter(|_| finding.line.is_none()))
    });
    let mut lines = sorted(lines.copied().collect());
    lines.dedup();
    lines
}

/// Whether a row with this reason is set aside, because it is not a record.
fn is_no_record(reason: Code) -> bool {
    reason.sets_aside() || reason == Code::HeaderChanged
}

/// The reasons why the rows above the header are set aside. Without a header, these are all rows.
fn above(table: &Table, layout: &Layout, header: Option<&HeaderVerdict>, is_readable: bool) -> Vec<Code> {
    let count = match header {
        Some(header) => header.first_line() as usize - 1,
        None if is_readable => table.len(),
        None => 0,
    };
    let records = table.records().take(count);
    records.map(|record| set_aside::above_header(&RowCells::of(layout, record))).collect()
}
