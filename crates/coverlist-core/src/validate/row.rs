//! Checks the cells of one row and reads their values.

use super::DateColumn;
use super::keys::is_short;
use super::layout::{Layout, RowCells, Short};
use super::survey::Known;
use crate::findings::{Code, Finding, Severity};
use crate::record::{Date, Field, Value, Values};
use crate::template::{Column, Template};
use crate::value::{self, Judged, blank_code};

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
        let mut row = RowCheck { rules: self, cells, line, findings, values: Vec::new(), rejected: false };
        if !row.shape() {
            return Checked { rejected: true, has_key: false, has_policy_number: false };
        }
        let has_key = row.key();
        let has_policy_number = row.policy_number();
        let columns = self.template.columns.iter();
        for column in columns.filter(|column| !matches!(column.field, Field::Key | Field::PolicyNumber)) {
            row.value(column);
        }
        row.term();
        Checked { rejected: row.rejected, has_key, has_policy_number }
    }
}

struct RowCheck<'a> {
    rules: &'a RowRules<'a>,
    cells: &'a RowCells<'a>,
    line: u32,
    findings: &'a mut Vec<Finding>,
    /// The values that were read.
    values: Vec<(Field, Value)>,
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

    /// Checks the cell of a column without rules of its own.
    fn value(&mut self, column: &Column) {
        let text = self.cells.get(column.field);
        if text.is_empty() {
            self.found(column.field, column.required.then_some(blank_code(column.field)));
            return;
        }
        let Judged { value, code } = judged(text, column, &self.rules.known.dates);
        self.found(column.field, code);
        self.values.extend(value.map(|value| (column.field, value)));
    }

    /// Compares the two dates with each other and with today.
    fn term(&mut self) {
        let values: Values = self.values.drain(..).collect();
        let (start, end) = (values.date(Field::CoverageStart), values.date(Field::CoverageEnd));
        let Some(end) = end else { return };
        if start.is_some_and(|start| end < start) {
            self.found(Field::CoverageEnd, Some(Code::EndBeforeStart));
        } else if values.status().is_some_and(|status| self.rules.template.covers(status))
            && end < self.rules.today
        {
            self.found(Field::CoverageEnd, Some(Code::AlreadyExpired));
        }
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

/// Judges a cell, given the order of the date columns.
fn judged(text: &str, column: &Column, dates: &[DateColumn]) -> Judged {
    let order = dates.iter().find(|known| known.field == column.field).and_then(|known| known.order);
    value::judge(text, column, order)
}

/// Reads the values of a row; unreadable cells have none.
pub(super) fn values(cells: &RowCells<'_>, template: &Template, dates: &[DateColumn]) -> Values {
    let columns = template.columns.iter().filter(|column| column.field != Field::Key);
    let value = |column: &Column| {
        let text = Some(cells.get(column.field)).filter(|text| !text.is_empty())?;
        Some((column.field, judged(text, column, dates).value?))
    };
    columns.filter_map(value).collect()
}

/// Whether two rows are equal: each field has the same text, or the same value in two notations.
pub(super) fn says_the_same(
    one: &RowCells<'_>,
    other: &RowCells<'_>,
    template: &Template,
    dates: &[DateColumn],
) -> bool {
    let fields = || template.columns.iter().map(|column| column.field).filter(|field| *field != Field::Key);
    let different = |field: &Field| one.get(*field) != other.get(*field);
    if !fields().any(|field| different(&field)) {
        return true;
    }
    let (one_typed, other_typed) = (values(one, template, dates), values(other, template, dates));
    fields().filter(different).all(|field| {
        let value = one_typed.get(field);
        value.is_some() && value == other_typed.get(field)
    })
}
