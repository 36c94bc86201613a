//! Judges the cells of a template's column.

use super::amount::{LARGE_CENTS, amount};
use super::date::{DateCell, USUAL_YEARS, date_in_century};
use super::disguise::disguise;
use super::garbled::garbled;
use super::integer::integer;
use super::nothing::{is_no_number, is_placeholder_date, is_sentinel, is_sentinel_day, is_word};
use super::numeral::{Numeral, Written};
use super::repair::repaired;
use super::text::{damage, is_longer, is_shorter, policy_number};
use super::{Century, DateOrder, DecimalStyle, Decimals, key};
use crate::findings::{Code, Severity};
use crate::record::{Date, Field, FieldType, Value, folded, trim};
use crate::template::{Column, DateFormat, Pattern};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// The rules of a column, compiled once for each validation. Every method expects a trimmed cell that is not
/// blank.
#[derive(Clone, Debug)]
pub(crate) struct Checker {
    pub(super) column: Column,
    /// The type of the field, which every cell needs.
    pub(super) field_type: FieldType,
    /// The place of each word in the column, by its folded form.
    words: HashMap<String, usize>,
    pattern: Option<Pattern>,
    pub(super) date_formats: Vec<DateFormat>,
    /// The order of day and month; `None` while it is unknown.
    order: Option<DateOrder>,
    /// The century of years with two digits; `None` while it is unknown.
    century: Option<Century>,
    /// The decimal style.
    decimals: Decimals,
    /// Whether the cells are those of a sheet, whose dates are ISO 8601 dates.
    is_of_sheet: bool,
    /// The words that stand for another text, by decision of a person, in their folded form.
    mapped: HashMap<String, String>,
}

/// The value of a cell, and the code of its problem.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The value; `None` for an unreadable cell, and for a date whose order of day and month is unknown.
    pub(crate) value: Option<Value>,
    /// The problem of the cell.
    pub(crate) code: Option<Code>,
}

impl Checker {
    /// Compiles the rules of a column of a template.
    pub(crate) fn compile(column: &Column) -> Self {
        let words = column.words.iter().enumerate();
        Self {
            words: words.map(|(place, known)| (folded(&known.word), place)).collect(),
            pattern: column.pattern.as_deref().and_then(Pattern::new),
            date_formats: column.date_formats.iter().filter_map(|format| DateFormat::new(format)).collect(),
            order: None,
            century: None,
            decimals: Decimals::default(),
            is_of_sheet: false,
            mapped: HashMap::new(),
            field_type: column.field.field_type(),
            column: column.clone(),
        }
    }

    /// The rules for the cells of a sheet.
    #[must_use]
    pub(crate) fn of_sheet(self) -> Self {
        Self { is_of_sheet: true, ..self }
    }

    /// The rules for cells of which some stand for another text.
    #[must_use]
    pub(crate) fn with_words(self, words: &BTreeMap<String, String>) -> Self {
        let mapped = words.iter().map(|(text, meant)| (folded(text), meant.clone())).collect();
        Self { mapped, ..self }
    }

    /// The text that a trimmed cell stands for. It may be blank.
    #[inline]
    pub(crate) fn meant<'a>(&self, cell: Cow<'a, str>) -> Cow<'a, str> {
        if !self.has_mapped_words() {
            return cell;
        }
        self.mapped.get(&folded(&cell)).map_or(cell, |meant| Cow::Owned(trim(meant).to_owned()))
    }

    /// Whether some cells stand for another text.
    #[inline]
    pub(crate) fn has_mapped_words(&self) -> bool {
        !self.mapped.is_empty()
    }

    /// Whether a blank cell stands for a text.
    pub(crate) fn reads_blank(&self) -> bool {
        self.mapped.contains_key("")
    }

    /// The field whose values the column holds.
    pub(crate) const fn field(&self) -> Field {
        self.column.field
    }

    /// Whether every row needs a value.
    pub(crate) const fn is_required(&self) -> bool {
        self.column.required
    }

    /// Whether the order of day and month matters in the column.
    pub(crate) fn needs_order(&self) -> bool {
        self.field_type == FieldType::Date && self.date_formats.is_empty()
    }

    /// Whether the column holds text of any length and form, and no text stands for another.
    pub(crate) fn is_free_text(&self) -> bool {
        self.field_type == FieldType::Text
            && self.pattern.is_none()
            && self.column.min_length.is_none()
            && self.column.max_length.is_none()
            && !self.has_mapped_words()
    }

    /// Sets the order of day and month.
    pub(crate) fn set_order(&mut self, order: Option<DateOrder>) {
        self.order = order;
    }

    /// Sets the century of years with two digits.
    pub(crate) fn set_century(&mut self, century: Option<Century>) {
        self.century = century;
    }

    /// Whether the column holds numbers, whose decimal style matters.
    pub(crate) fn is_number(&self) -> bool {
        self.field_type.is_number()
    }

    /// Sets the decimal style.
    pub(crate) fn set_decimals(&mut self, decimals: Decimals) {
        self.decimals = decimals;
    }

    /// The problem of a blank cell.
    pub(crate) fn blank(&self) -> Option<Code> {
        self.is_required().then(|| match self.field() {
            Field::Key => Code::KeyBlank,
            Field::Status => Code::StatusBlank,
            _ => Code::ValueBlank,
        })
    }

    /// The reason why a filled cell counts as blank. A key and a status always count.
    pub(crate) fn says_nothing(&self, cell: &str) -> Option<Code> {
        // Excel errors begin with this character.
        if self.field() == Field::Key || cell.starts_with('#') {
            return None;
        }
        let says_nothing = match self.field_type {
            FieldType::Status => false,
            FieldType::Text => is_word(cell) && !self.pattern.as_ref().is_some_and(|it| it.matches(cell)),
            FieldType::Choice => is_word(cell) && self.meaning(cell).is_none(),
            FieldType::Integer | FieldType::Amount => is_no_number(cell),
            FieldType::Date if is_word(cell) => true,
            FieldType::Date => return self.is_no_date(cell).then_some(Code::DateSentinel),
        };
        says_nothing.then_some(Code::CellNothing)
    }

    /// Judges a cell.
    pub(crate) fn judge(&self, cell: &str) -> Judged {
        if self.field_type == FieldType::Text {
            let code = self.text_problem(cell);
            let is_read = code.is_none_or(|code| code.severity() == Severity::Warns);
            return Judged { value: is_read.then(|| Value::Text(cell.to_owned())), code };
        }
        match self.read(cell) {
            Ok(value) => Judged { code: value.as_ref().and_then(|value| self.value_problem(value)), value },
            // A fast path: a cell that is a value is not damaged.
            Err(code) => Judged { value: None, code: Some(self.damage(cell).unwrap_or(code)) },
        }
    }

    /// The value of a cell that is no text; `None` for a date whose order of day and month is unknown.
    fn read(&self, cell: &str) -> Result<Option<Value>, Code> {
        match self.field_type {
            FieldType::Status => self.meaning(cell).cloned().map(Some).ok_or(Code::StatusUnknown),
            FieldType::Choice => self.meaning(cell).cloned().map(Some).ok_or(Code::ChoiceUnknown),
            FieldType::Date => self.date(cell).map(|date| date.map(Value::Date)),
            _ => self.number(cell).map(Some),
        }
    }

    /// The damage of a cell that is no value. One that only looks like a value is damaged, too, but not in a
    /// sheet, in which an apostrophe keeps a cell from being a value.
    fn damage(&self, cell: &str) -> Option<Code> {
        let is_value = |text: &str| match self.field_type {
            FieldType::Integer => integer(text).is_ok(),
            FieldType::Amount => amount(text).is_ok(),
            // The order is not yet known.
            FieldType::Date if self.needs_order() => {
                !matches!(date_in_century(text, Some(Century::From2000)), DateCell::Bad(_))
            }
            _ => self.read(text).is_ok(),
        };
        let is_disguised = |code: &Code| repaired(*code, cell).is_some_and(|text| is_value(&text));
        damage(cell).or_else(|| disguise(cell).filter(|_| !self.is_of_sheet).filter(is_disguised))
    }

    /// The number of a cell. A sheet has no decimal comma.
    pub(crate) fn numeral(&self, cell: &str) -> Result<Numeral, Code> {
        let read = if self.field_type == FieldType::Integer { integer(cell) } else { amount(cell) };
        match read {
            Ok(Numeral::Styled(written, number)) if self.is_of_sheet => {
                let is_point = written.style == DecimalStyle::Point;
                is_point.then_some(Numeral::Plain(number)).ok_or(self.unreadable())
            }
            Ok(numeral) => Ok(numeral),
            // A fast path: a cell that is a number is not damaged.
            Err(code) => Err(self.damage(cell).unwrap_or(code)),
        }
    }

    /// The value of a number in the style of the column.
    fn number(&self, cell: &str) -> Result<Value, Code> {
        let numeral = self.numeral(cell)?;
        if let Numeral::Styled(written, _) = numeral
            && let Some(code) = self.style_problem(written)
        {
            return Err(code);
        }
        Ok(self.number_value(numeral.number()))
    }

    /// The problem of a number of this form in the style of the column.
    pub(crate) fn style_problem(&self, written: Written) -> Option<Code> {
        self.decimals.problem(written, self.unreadable())
    }

    /// The problem of a number that is outside of the limits.
    pub(crate) fn limit_problem(&self, number: i64) -> Option<Code> {
        self.value_problem(&self.number_value(number))
    }

    fn number_value(&self, number: i64) -> Value {
        if self.field_type == FieldType::Integer { Value::Integer(number) } else { Value::Amount(number) }
    }

    /// The problem of a cell. Unlike [`Checker::judge`], it does not copy text.
    pub(crate) fn problem(&self, cell: &str) -> Option<Code> {
        match self.field_type {
            FieldType::Text => self.text_problem(cell),
            _ => self.judge(cell).code,
        }
    }

    /// Whether cells are words: statuses or choices.
    pub(crate) fn has_words(&self) -> bool {
        matches!(self.field_type, FieldType::Status | FieldType::Choice)
    }

    /// Whether a cell is one of the column's words.
    pub(crate) fn knows_word(&self, cell: &str) -> bool {
        self.meaning(cell).is_some()
    }

    /// The meaning of a word.
    fn meaning(&self, cell: &str) -> Option<&Value> {
        // A fast path: most words are in ASCII and have no extra space.
        let words = &self.column.words;
        let same = words.iter().find(|known| known.word.eq_ignore_ascii_case(cell));
        let folded = || self.words.get(&folded(cell)).map(|&place| &words[place]);
        same.or_else(folded).map(|known| &known.means)
    }

    /// The date of a cell; `None` when it depends on the order of day and month, which is unknown.
    fn date(&self, cell: &str) -> Result<Option<Date>, Code> {
        if self.needs_order() {
            let date = date_in_century(cell, self.century);
            // The dates that a sheet has no ISO form of prove no order for each other.
            let needs_answer = self.is_of_sheet && self.order.is_none() && date.proves_order();
            if needs_answer { Ok(None) } else { date.in_order(self.order) }
        } else {
            self.formatted_date(cell).map(Some).ok_or(Code::DateFormat)
        }
    }

    /// The date of a cell in the first of the template's formats that it has. A sheet has ISO 8601 dates.
    fn formatted_date(&self, cell: &str) -> Option<Date> {
        let iso = self.is_of_sheet.then(|| cell.parse().ok()).flatten();
        iso.or_else(|| self.date_formats.iter().find_map(|format| format.read(cell)))
    }

    /// Whether programs write the date of a cell for "no date".
    fn is_no_date(&self, cell: &str) -> bool {
        if self.needs_order() {
            is_sentinel(cell)
        } else {
            self.formatted_date(cell).map_or_else(|| is_placeholder_date(cell), is_sentinel_day)
        }
    }

    /// The problem of a text: of its own, or with the template's rules.
    fn text_problem(&self, cell: &str) -> Option<Code> {
        let own = match self.field() {
            Field::Key => key(cell),
            Field::PolicyNumber => damage(cell).or_else(|| policy_number(cell)),
            _ => damage(cell).or_else(|| garbled(cell)),
        };
        match own {
            Some(code) if code.severity() != Severity::Warns => own,
            _ => self.form_problem(cell).or(own),
        }
    }

    /// The rule of the template about lengths and patterns that a text breaks.
    fn form_problem(&self, cell: &str) -> Option<Code> {
        if is_longer(cell, self.column.longest_text()) {
            Some(Code::TextLong)
        } else if self.column.min_length.is_some_and(|min| is_shorter(cell, min)) {
            Some(Code::TextShort)
        } else {
            self.pattern.as_ref().is_some_and(|it| !it.matches(cell)).then_some(Code::PatternMismatch)
        }
    }

    /// The problem of a readable value: it is outside of the template's limits, or of the usual ones where
    /// the template has none.
    fn value_problem(&self, value: &Value) -> Option<Code> {
        let Column { minimum, maximum, .. } = &self.column;
        if minimum.as_ref().is_some_and(|minimum| value < minimum) {
            return Some(Code::ValueBelowMinimum);
        }
        if maximum.as_ref().is_some_and(|maximum| value > maximum) {
            return Some(Code::ValueAboveMaximum);
        }
        let (no_minimum, no_maximum) = (minimum.is_none(), maximum.is_none());
        match value {
            Value::Amount(cents) if *cents < 0 && no_minimum => Some(Code::AmountNegative),
            Value::Amount(cents) if *cents > LARGE_CENTS && no_maximum => Some(Code::AmountLarge),
            Value::Date(date) if date.year() < *USUAL_YEARS.start() && no_minimum => Some(Code::DateUnlikely),
            Value::Date(date) if date.year() > *USUAL_YEARS.end() && no_maximum => Some(Code::DateUnlikely),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
