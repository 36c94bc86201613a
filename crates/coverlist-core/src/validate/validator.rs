//! Validates a table in steps. The page can paint between two steps.

use super::header::{header, observe};
use super::layout::Layout;
use super::repeats::{FileRows, Repeats};
use super::row::RowRules;
use super::survey::{Known, Survey};
use super::{Choices, HeaderVerdict, Limits, RowStatus, Verdict, set_aside, whole_file};
use crate::findings::Finding;
use crate::read::Table;
use crate::record::Date;
use crate::template::{Template, TemplateSet};

/// The share of the survey in the whole work.
const SURVEY_SHARE: f64 = 0.35;

/// Validates a table in steps. It surveys every row (which rows are set aside, which orders dates have), then
/// checks every cell, and finally compares rows with each other.
#[derive(Debug)]
pub struct Validator {
    pub(super) template: Template,
    pub(super) header: Option<HeaderVerdict>,
    pub(super) layout: Layout,
    pub(super) known: Known,
    survey: Survey,
    /// The result of validation for each line.
    pub(super) row_statuses: Vec<RowStatus>,
    pub(super) findings: Vec<Finding>,
    /// Whether the rows are not validated, because the file is not text, is damaged, or exceeds the limits.
    pub(super) unreadable: bool,
    choices: Choices,
    today: Date,
    phase: Phase,
    /// The line to work on next, from 1.
    line: u32,
    repeats: Repeats,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Survey,
    Check,
    Done,
}

impl Validator {
    /// A validator for a table that is read to its end, against one of the templates. `today` decides which
    /// coverage has expired.
    pub fn new(
        table: &Table,
        template: &Template,
        templates: &TemplateSet,
        choices: &Choices,
        today: Date,
        limits: Limits,
    ) -> Self {
        let header = header(table, template, templates, choices);
        let layout =
            header.as_ref().map(|header| Layout::new(table, header, template, templates)).unwrap_or_default();
        let has_other_kind = templates.of_kind(template.kind.other()).next().is_some();
        let unreadable = whole_file::unreadable(table, &layout, limits);
        let mut validator = Self {
            survey: Survey::new(table, &layout, has_other_kind),
            known: Known::default(),
            row_statuses: vec![RowStatus::Rejected; table.len()],
            findings: header.iter().flat_map(observe).collect(),
            unreadable: unreadable.is_some(),
            choices: choices.clone(),
            today,
            phase: Phase::Survey,
            line: 1,
            repeats: Repeats::with_capacity(0, template.kind),
            template: template.clone(),
            header,
            layout,
        };
        if let Some(finding) = unreadable {
            validator.findings.push(finding);
            validator.survey_to_header(table);
            validator.phase = Phase::Done;
        }
        validator
    }

    /// Works on about `rows` more rows of the same table. Returns whether the work is done.
    pub fn step(&mut self, table: &Table, rows: u32) -> bool {
        for _ in 0..rows {
            let is_row = (self.line as usize) <= table.len();
            match self.phase {
                Phase::Survey if is_row => self.survey_row(table),
                Phase::Survey => self.end_survey(),
                Phase::Check if is_row => self.check_row(table),
                Phase::Check => self.compare_rows(table),
                Phase::Done => return true,
            }
        }
        self.phase == Phase::Done
    }

    /// The finished share of the work, from 0.0 to 1.0.
    pub fn progress(&self) -> f64 {
        let part = f64::from(self.line - 1) / (self.row_statuses.len().max(1) as f64);
        match self.phase {
            Phase::Survey => part * SURVEY_SHARE,
            Phase::Check => SURVEY_SHARE + part * (1.0 - SURVEY_SHARE),
            Phase::Done => 1.0,
        }
    }

    /// Returns the verdict. Does the work that `step` has not done yet.
    pub fn finish(mut self, table: &Table) -> Verdict {
        while !self.step(table, u32::MAX) {}
        Verdict::of(self, table)
    }

    fn survey_to_header(&mut self, table: &Table) {
        let header_line = self.header.as_ref().map_or(0, |header| header.line);
        while self.line <= header_line {
            self.survey_row(table);
        }
    }

    fn survey_row(&mut self, table: &Table) {
        let line = self.line;
        self.line += 1;
        let header_line = self.header.as_ref().map(|header| header.line);
        if header_line == Some(line) {
            self.set_row_status(line, RowStatus::Header);
            return;
        }
        let record = table.record(line);
        let code = if header_line.is_some_and(|header_line| header_line < line) {
            self.survey.row(record, &self.layout, &mut self.findings)
        } else {
            Some(set_aside::above_header(&self.layout.cells(record)))
        };
        if let Some(code) = code {
            self.set_row_status(line, RowStatus::SetAside);
            self.findings.push(Finding::row(code, line));
        }
    }

    fn end_survey(&mut self) {
        let Some(header) = self.header.as_ref().filter(|header| !header.blocked) else {
            self.phase = Phase::Done;
            return;
        };
        let (survey, findings) = (&mut self.survey, &mut self.findings);
        self.known = survey.end(header.line, &self.layout, &self.template, &self.choices, findings);
        self.known.dates.iter().for_each(|column| self.layout.set_order(column.field, column.order));
        let rows = self.row_statuses.iter().filter(|&&row_status| row_status == RowStatus::Rejected).count();
        self.repeats = Repeats::with_capacity(rows, self.template.kind);
        self.phase = Phase::Check;
        self.line = header.line + 1;
    }

    fn check_row(&mut self, table: &Table) {
        let line = self.line;
        self.line += 1;
        if self.row_statuses[line as usize - 1] != RowStatus::Rejected || self.survey.is_broken(line) {
            return;
        }
        let cells = self.layout.cells(table.record(line));
        let rules = RowRules {
            template: &self.template,
            layout: &self.layout,
            known: &self.known,
            today: self.today,
        };
        let checked = rules.check(&cells, line, &mut self.findings);
        let rows = FileRows { table, kind: self.template.kind, layout: &self.layout };
        if checked.has_key {
            self.repeats.add_key(line, &cells, rows);
            if checked.has_policy_number {
                self.repeats.add_policy_number(line, &cells, rows);
            }
        }
        if !checked.rejected {
            self.set_row_status(line, RowStatus::Accepted);
        }
    }

    fn compare_rows(&mut self, table: &Table) {
        self.repeats.judge_keys(&self.layout, &mut self.row_statuses, &mut self.findings);
        let rows = FileRows { table, kind: self.template.kind, layout: &self.layout };
        self.repeats.judge_policy_numbers(rows, &self.row_statuses, &mut self.findings);
        self.phase = Phase::Done;
    }

    fn set_row_status(&mut self, line: u32, row_status: RowStatus) {
        self.row_statuses[line as usize - 1] = row_status;
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
/// assert_eq!((verdict.findings[0].code, verdict.findings[0].line), (Code::StatusUnknown, Some(3)));
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
