//! Validates a table in steps. The page can paint between two steps.

use super::layout::Layout;
use super::scan::Scan;
use super::second_table::second_table;
use super::{Choices, Limits, Verdict, whole_file};
use crate::findings::Finding;
use crate::map::{HeaderVerdict, header};
use crate::read::{RowSplitter, Table};
use crate::record::Date;
use crate::template::{Template, TemplateSet};

/// Validates a table in steps, also while it is read. It scans every row (whether it is a record, and what
/// each cell is by itself), then decides the facts that all rows prove together, and judges cells and rows by
/// them.
#[derive(Debug)]
pub struct Validator {
    pub(super) basis: Basis,
    pub(super) header: Option<HeaderVerdict>,
    pub(super) layout: Layout,
    pub(super) scan: Scan,
    /// The finding because of which rows are not validated: the file is not text, is damaged, or exceeds the
    /// limits.
    pub(super) unreadable: Option<Finding>,
    splitter: RowSplitter,
    /// The number of rows after which the validator stops until it is known whether the file has too many.
    most_rows: usize,
}

/// The rules and decisions under which a file is validated.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) template: Template,
    pub(super) choices: Choices,
    pub(super) today: Date,
    /// Whether a template exists for the other kind of record.
    pub(super) has_other_kind: bool,
    pub(super) limits: Limits,
}

impl Validator {
    /// A validator for a table, against one of the templates. `today` decides which coverage has expired.
    /// The header must be known, or the table read to its end.
    pub fn new(
        table: &Table,
        template: &Template,
        templates: &TemplateSet,
        choices: &Choices,
        today: Date,
        limits: Limits,
    ) -> Self {
        let header = header(table, template, templates, &choices.columns);
        let layout = header
            .as_ref()
            .map(|header| Layout::new(table, header, template, templates, choices))
            .unwrap_or_default();
        let header_line = header.as_ref().map_or(table.len() as u32, |header| header.line);
        let mut validator = Self {
            scan: Scan::new(&layout, template.kind, header_line),
            unreadable: None,
            splitter: RowSplitter::new(table.facts().delimiter),
            most_rows: limits.max_rows as usize,
            basis: Basis {
                template: template.clone(),
                choices: choices.clone(),
                today,
                has_other_kind: templates.of_kind(template.kind.other()).next().is_some(),
                limits,
            },
            header,
            layout,
        };
        if table.is_complete() {
            validator.unreadable = whole_file::unreadable(table, &validator.layout, limits);
            validator.expect_records(table.len());
        }
        validator
    }

    /// The header verdict; `None` when the file has no header.
    pub fn header(&self) -> Option<&HeaderVerdict> {
        self.header.as_ref()
    }

    /// A validator for the rows of a verdict whose table has changed. Its scan is empty.
    pub(super) fn again(verdict: &Verdict, table: &Table) -> Self {
        let mut validator = Self {
            basis: verdict.basis.clone(),
            header: verdict.header.clone(),
            layout: verdict.layout.clone(),
            scan: verdict.scan.clone(),
            unreadable: None,
            splitter: RowSplitter::new(table.facts().delimiter),
            most_rows: usize::MAX,
        };
        validator.expect_records(table.len());
        validator
    }

    /// Makes room for a table with this many records.
    pub fn expect_records(&mut self, records: usize) {
        let rows = records.min(self.basis.limits.max_rows as usize).saturating_sub(self.scan.len());
        if self.unreadable.is_none() {
            self.scan.reserve(rows);
        }
    }

    /// Works on `rows` more rows of the same table. Returns whether the work on its records so far is done.
    pub fn step(&mut self, table: &Table, rows: u32) -> bool {
        let end = self.scan.len().saturating_add(rows as usize).min(self.most_rows.saturating_add(1));
        while self.scan.len() < end && !self.is_done(table) {
            let line = self.scan.line(self.scan.len());
            let rows = self.splitter.split(table, line, end - self.scan.len());
            self.scan.add(table, &self.layout, &rows);
        }
        self.is_done(table)
    }

    fn is_done(&self, table: &Table) -> bool {
        self.unreadable.is_some()
            || self.scan.line(self.scan.len()) as usize > table.len()
            || self.scan.len() > self.most_rows
    }

    /// The finished share of the work, from 0.0 to 1.0.
    pub fn progress(&self, table: &Table) -> f64 {
        if self.is_done(table) { 1.0 } else { self.scan.len() as f64 / table.len() as f64 }
    }

    /// Returns the verdict on a table that is read to its end. Does the work that `step` has not done yet.
    pub fn finish(mut self, table: &Table) -> Verdict {
        let unreadable = self.unreadable.take();
        self.unreadable =
            unreadable.or_else(|| whole_file::unreadable(table, &self.layout, self.basis.limits));
        if self.unreadable.is_some() {
            self.scan.clear(&self.layout);
        }
        self.most_rows = usize::MAX;
        while !self.step(table, u32::MAX) {}
        let second_table = self.second_table(table);
        if second_table != self.layout.second_table() {
            self.layout.set_second_table(second_table);
            self.scan.clear(&self.layout);
            while !self.step(table, u32::MAX) {}
        }
        Verdict::of(self, table)
    }

    /// The line of the second table's header, if rows are checked.
    fn second_table(&self, table: &Table) -> Option<u32> {
        let header = self.header.as_ref().filter(|header| !header.blocked && self.unreadable.is_none())?;
        second_table(table, &self.layout, header.line)
    }
}

/// Validates a whole table against one of the templates. `today` decides which coverage has expired.
///
/// ```
/// use coverlist_core::findings::Code;
/// use coverlist_core::read::{ReadChoices, read};
/// use coverlist_core::record::{Date, RecordKind};
/// use coverlist_core::template::{Template, TemplateSet};
/// use coverlist_core::validate::{Choices, Limits, validate};
///
/// let templates = TemplateSet::builtin();
/// let file = "User ID,Insurance Status\n004231,Yes\n118204,Maybe\n";
/// let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
/// let template = Template::builtin(RecordKind::User);
/// let today = Date::constant(2026, 9, 1);
/// let verdict = validate(&table, &template, &templates, &Choices::default(), today, Limits::default());
/// assert_eq!((verdict.accepted, verdict.rejected), (1, 1));
/// let findings: Vec<_> = verdict.findings().collect();
/// assert_eq!((findings[0].code, findings[0].line), (Code::StatusUnknown, Some(3)));
/// ```
pub fn validate(
    table: &Table,
    template: &Template,
    templates: &TemplateSet,
    choices: &Choices,
    today: Date,
    limits: Limits,
) -> Verdict {
    Validator::new(table, template, templates, choices, today, limits).finish(table)
}
