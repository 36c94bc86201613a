//! Checks the cells of one row and reads their values.

use super::keys::is_short;
use super::layout::{Layout, RowCells, Short, Slot};
use super::survey::Known;
use super::term::Term;
use crate::findings::{Code, Finding, Severity};
use crate::record::{Date, Field, Value, Values};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
        let (checked, term) = (Checked::default(), Term::default());
        let mut row = RowCheck { rules: self, cells, line, findings, checked, term };
        if row.shape() {
            cells.by_slot().for_each(|(slot, text)| row.cell(slot, text));
            row.term();
        }
        row.checked
    }
}

struct RowCheck<'a, 'cells> {
    rules: &'a RowRules<'a>,
    cells: &'a RowCells<'cells>,
    line: u32,
    findings: &'a mut Vec<Finding>,
    checked: Checked,
    term: Term,
}

impl RowCheck<'_, '_> {
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
        self.cells.by_slot().all(|(slot, text)| !(slot.checker.is_required() && text.is_empty()))
    }

    /// Checks a cell by the rules of its column, and then by those that follow from the other rows.
    fn cell(&mut self, slot: &Slot, text: &str) {
        let field = slot.checker.field();
        let code = if text.is_empty() {
            slot.checker.blank()
        } else {
            self.judge(slot, text).or_else(|| self.odd(field, text))
        };
        match field {
            Field::Key => self.checked.has_key = !code.is_some_and(value::is_no_key),
            Field::PolicyNumber => {
                let is_readable = code.is_none_or(|code| code.severity() == Severity::Warns);
                self.checked.has_policy_number = is_readable && !text.is_empty();
            }
            _ => {}
        }
        if let Some(code) = code {
            self.found(slot, code);
        }
    }

    /// Judges a cell by the rules of its column. Keeps the values of the term.
    fn judge(&mut self, slot: &Slot, text: &str) -> Option<Code> {
        let field = slot.checker.field();
        if !matches!(field, Field::Status | Field::CoverageStart | Field::CoverageEnd) {
            return slot.checker.problem(text);
        }
        let judged = slot.checker.judge(text);
        let date = judged.value.as_ref().and_then(Value::date);
        match field {
            Field::Status => self.term.status = judged.value.and_then(|value| value.status()),
            Field::CoverageStart => self.term.start = date,
            _ => self.term.end = date,
        }
        judged.code
    }

    /// The warning about a key or a policy number that differs from those of the other rows.
    fn odd(&self, field: Field, text: &str) -> Option<Code> {
        let known = self.rules.known;
        match field {
            Field::Key => is_short(text, known.key_length).then_some(Code::KeyShort),
            Field::PolicyNumber if known.five_digits_are_odd && value::is_day_number_of_now(text) => {
                Some(Code::PolicyDate)
            }
            Field::PolicyNumber => is_short(text, known.policy_length).then_some(Code::PolicyShort),
            _ => None,
        }
    }

    /// Compares the two dates with each other and with today.
    fn term(&mut self) {
        let Some(code) = self.term.problem(self.rules.template, self.rules.today) else { return };
        let slots = self.rules.layout.slots();
        let slot = slots.iter().find(|slot| slot.checker.field() == Field::CoverageEnd);
        slot.into_iter().for_each(|slot| self.found(slot, code));
    }

    fn found(&mut self, slot: &Slot, code: Code) {
        if let Some(column) = slot.column {
            self.add(Finding::cell(code, self.line, column, Some(slot.checker.field())));
        }
    }

    fn add(&mut self, finding: Finding) {
        self.checked.rejected |= finding.severity() == Severity::Rejects;
        self.findings.push(finding);
    }
}

/// Reads the values of a row; unreadable cells have none.
pub(super) fn values(cells: &RowCells<'_>) -> Values {
    let filled =
        cells.by_slot().filter(|(slot, text)| slot.checker.field() != Field::Key && !text.is_empty());
    filled.filter_map(|(slot, text)| Some((slot.checker.field(), slot.checker.judge(text).value?))).collect()
}

/// Whether two rows are equal apart from their keys: each field has the same text, or the same value in two
/// notations.
pub(super) fn says_the_same(one: &RowCells<'_>, other: &RowCells<'_>) -> bool {
    let pairs = one.by_slot().zip(other.by_slot());
    let values = pairs.filter(|((slot, _), _)| slot.checker.field() != Field::Key);
    let mut different = values.filter(|((_, one), (_, other))| one != other);
    different.all(|((slot, one), (_, other))| {
        let value = |text: &str| slot.checker.judge(text).value.filter(|_| !text.is_empty());
        value(one).is_some_and(|one| Some(one) == value(other))
    })
}
