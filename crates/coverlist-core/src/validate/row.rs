//! Checks the cells of one row and reads their values.

use super::DateColumn;
use super::keys::is_short;
use super::layout::{Layout, RowCells, Short};
use super::survey::Known;
use crate::findings::{Code, Finding, Severity};
use crate::record::{Coverage, Date, Field, Status};
use crate::template::Template;
use crate::value;

/// The facts about the file that the check of a row needs.
pub(super) struct RowRules<'a> {
    pub(super) template: &'a Template,
    pub(super) layout: &'a Layout,
    pub(super) known: &'a Known,
    pub(super) today: Date,
}

/// The result of checking a row, besides its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Checked {
    pub(super) rejected: bool,
    /// Whether the key is comparable with other keys.
    pub(super) has_key: bool,
    /// Whether the policy number is comparable with other policy numbers.
    pub(super) has_policy_number: bool,
}

impl RowRules<'_> {
    /// Checks one row and adds its findings.
    pub(super) fn check(&self, cells: &RowCells<'_>, line: u32, findings: &mut Vec<Finding>) -> Checked {
        let mut row = RowCheck { rules: self, cells, line, findings, rejected: false };
        if !row.shape() {
            return Checked { rejected: true, has_key: false, has_policy_number: false };
        }
        let has_key = row.key();
        let status = row.status();
        let has_policy_number = row.policy_number();
        row.coverage_type();
        row.amount();
        let start = row.date(Field::CoverageStart);
        let end = row.date(Field::CoverageEnd);
        row.term(status, start, end);
        Checked { rejected: row.rejected, has_key, has_policy_number }
    }
}

struct RowCheck<'a> {
    rules: &'a RowRules<'a>,
    cells: &'a RowCells<'a>,
    line: u32,
    findings: &'a mut Vec<Finding>,
    rejected: bool,
}

impl RowCheck<'_> {
    /// Whether each cell is in its column. If not, the row is not checked further.
    fn shape(&mut self) -> bool {
        let code = match self.rules.layout.shortness(self.cells) {
            _ if self.rules.layout.is_long(self.cells) => Code::RowLong,
            Some(Short::MissingCells) => Code::RowShort,
            Some(Short::AfterRequired) if self.has_required() => Code::RowShortBlank,
            // The finding about the blank required cell is more useful.
            Some(Short::AfterRequired) | None => return true,
        };
        self.add(Finding::row(code, self.line));
        code == Code::RowShortBlank
    }

    fn has_required(&self) -> bool {
        let mut required = self.rules.template.columns.iter().filter(|column| column.required);
        required.all(|column| !self.cells.get(column.field).is_empty())
    }

    fn key(&mut self) -> bool {
        let text = self.cells.get(Field::Key);
        let code = if text.is_empty() {
            Some(Code::KeyBlank)
        } else {
            let short = is_short(text, self.rules.known.key_length).then_some(Code::KeyShort);
            value::key(text).or(short)
        };
        self.found(Field::Key, code);
        !code.is_some_and(value::is_no_key)
    }

    fn status(&mut self) -> Option<Status> {
        let text = self.cells.get(Field::Status);
        let required = || self.rules.template.column(Field::Status).is_some_and(|column| column.required);
        if text.is_empty() {
            self.found(Field::Status, required().then_some(Code::StatusBlank));
            return None;
        }
        self.take(Field::Status, status(text, self.rules.template))
    }

    fn policy_number(&mut self) -> bool {
        let text = self.cells.get(Field::PolicyNumber);
        if text.is_empty() {
            return false;
        }
        let known = self.rules.known;
        let is_day = known.five_digits_are_odd && value::is_day_number_of_now(text);
        let code = value::damage(text)
            .or_else(|| value::policy_number(text))
            .or(is_day.then_some(Code::PolicyDate))
            .or_else(|| is_short(text, known.policy_length).then_some(Code::PolicyShort));
        self.found(Field::PolicyNumber, code);
        code.is_none_or(|code| code.severity() == Severity::Warns)
    }

    fn coverage_type(&mut self) {
        let text = self.cells.get(Field::CoverageType);
        self.found(Field::CoverageType, value::damage(text).or_else(|| value::text(text)));
    }

    fn amount(&mut self) {
        let text = self.cells.get(Field::CoverageAmount);
        if text.is_empty() {
            return;
        }
        let cents = self.take(Field::CoverageAmount, amount(text).map(Some));
        if cents.is_some_and(|cents| cents > value::LARGE_CENTS) {
            self.found(Field::CoverageAmount, Some(Code::AmountLarge));
        }
    }

    fn date(&mut self, field: Field) -> Option<Date> {
        let text = self.cells.get(field);
        if text.is_empty() {
            return None;
        }
        let date = self.take(field, date(text, field, &self.rules.known.dates));
        if date.is_some_and(value::is_unlikely) {
            self.found(field, Some(Code::DateUnlikely));
        }
        date
    }

    /// Compares the two dates with each other and with today.
    fn term(&mut self, status: Option<Status>, start: Option<Date>, end: Option<Date>) {
        let Some(end) = end else { return };
        if start.is_some_and(|start| end < start) {
            self.found(Field::CoverageEnd, Some(Code::EndBeforeStart));
        } else if status == Some(Status::Enrolled) && end < self.rules.today {
            self.found(Field::CoverageEnd, Some(Code::AlreadyExpired));
        }
    }

    /// Returns the value of a cell. Adds a finding when the cell has a problem.
    fn take<T>(&mut self, field: Field, value: Result<Option<T>, Code>) -> Option<T> {
        value.unwrap_or_else(|code| {
            self.found(field, Some(code));
            None
        })
    }

    fn found(&mut self, field: Field, code: Option<Code>) {
        if let (Some(code), Some(column)) = (code, self.rules.layout.column(field)) {
            self.add(Finding::cell(code, self.line, column, Some(field)));
        }
    }

    fn add(&mut self, finding: Finding) {
        self.rejected |= finding.severity() == Severity::Rejects;
        self.findings.push(finding);
    }
}

fn status(text: &str, template: &Template) -> Result<Option<Status>, Code> {
    let status = template.status(text);
    // A fast path: nearly all words are known, and a known word is not damaged.
    match status {
        Some(status) => Ok(Some(status)),
        None => Err(value::damage(text).unwrap_or(Code::StatusUnknown)),
    }
}

fn amount(text: &str) -> Result<i64, Code> {
    value::amount(text).map_err(|code| value::damage(text).unwrap_or(code))
}

/// Reads a date. `None` when the date needs an order and the column's order is unknown.
fn date(text: &str, field: Field, dates: &[DateColumn]) -> Result<Option<Date>, Code> {
    let order = dates.iter().find(|column| column.field == field).and_then(|column| column.order);
    value::date(text).in_order(order).map_err(|code| value::damage(text).unwrap_or(code))
}

/// Reads the values of a row; unreadable cells are `None`.
pub(super) fn coverage(cells: &RowCells<'_>, template: &Template, dates: &[DateColumn]) -> Coverage {
    let text = |field| Some(cells.get(field)).filter(|text| !text.is_empty());
    let typed_date = |field| date(text(field)?, field, dates).ok().flatten();
    Coverage {
        status: text(Field::Status).and_then(|text| template.status(text)),
        policy_number: text(Field::PolicyNumber).map(str::to_owned),
        coverage_type: text(Field::CoverageType).map(str::to_owned),
        amount_cents: text(Field::CoverageAmount).and_then(|text| value::amount(text).ok()),
        start: typed_date(Field::CoverageStart),
        end: typed_date(Field::CoverageEnd),
    }
}

/// Whether two rows are equal: each field has the same text, or the same value in two notations.
pub(super) fn says_the_same(
    one: &RowCells<'_>,
    other: &RowCells<'_>,
    template: &Template,
    dates: &[DateColumn],
) -> bool {
    let different = |field: &Field| one.get(*field) != other.get(*field);
    if !Coverage::FIELDS.iter().any(different) {
        return true;
    }
    let (one_typed, other_typed) = (coverage(one, template, dates), coverage(other, template, dates));
    Coverage::FIELDS.iter().filter(|field| different(field)).all(|&field| {
        let value = one_typed.text(field);
        value.is_some() && value == other_typed.text(field)
    })
}
