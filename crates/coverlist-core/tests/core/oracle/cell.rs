//! The rules of one cell.

use super::date::{NoDate, date_in, is_date, is_day_zero, is_no_date, is_no_day};
use super::disguise::{disguise, has_label, has_serial_mark};
use super::number::{Number, Reading, number};
use super::text::{
    folded, has_invisible, has_markup, is, is_dash, is_digits, is_encoded_twice, is_excel_error,
    is_placeholder, is_rounded, is_scientific, is_word_for_nothing, is_written_number, trim, without_cents,
    without_currency,
};
use coverlist_core::findings::{Code, Severity};
use coverlist_core::record::{Date, Field, FieldType, Value};
use coverlist_core::template::{Column, DateFormat, Pattern};
use coverlist_core::value::{Century, DateOrder, DecimalStyle, unsafe_cell};

/// A cell as the person meant it: without space, and without the apostrophe that prevents a formula.
pub fn meant(cell: &str) -> &str {
    trim(unsafe_cell(cell))
}

/// The meaning of a word in a column.
pub fn meaning<'a>(column: &'a Column, cell: &str) -> Option<&'a Value> {
    column.words.iter().find(|known| folded(&known.word) == folded(cell)).map(|known| &known.means)
}

/// Whether the order of day and month matters in a column.
pub fn needs_order(column: &Column) -> bool {
    column.field.field_type() == FieldType::Date && column.date_formats.is_empty()
}

/// Why a filled cell counts as blank.
pub fn says_nothing(column: &Column, is_sheet: bool, cell: &str) -> Option<Code> {
    if column.field == Field::Key || cell.starts_with('#') {
        return None;
    }
    let has_digit = cell.contains(|c: char| c.is_ascii_digit());
    let is_word = is_word_for_nothing(cell);
    let is_nothing = match column.field.field_type() {
        FieldType::Status => false,
        FieldType::Text => is_word && !column.pattern.as_deref().is_some_and(|it| matches(it, cell)),
        FieldType::Choice => is_word && meaning(column, cell).is_none(),
        FieldType::Integer | FieldType::Amount => {
            !has_digit && (is_dash(cell) || (is_word && !cell.contains(['$', '€'])))
        }
        FieldType::Date => is_word,
    };
    let is_no_date = || match formatted(column, is_sheet, cell) {
        _ if needs_order(column) => is_no_date(cell),
        Some(day) => is_no_day(day),
        None => is_day_zero(cell),
    };
    if is_nothing {
        Some(Code::CellNothing)
    } else {
        (column.field.field_type() == FieldType::Date && is_no_date()).then_some(Code::DateSentinel)
    }
}

/// The code of a blank cell.
pub fn blank(column: &Column) -> Option<Code> {
    let code = match column.field {
        Field::Key => Code::KeyBlank,
        Field::Status => Code::StatusBlank,
        _ => Code::ValueBlank,
    };
    column.required.then_some(code)
}

/// How the cells of a column are read.
#[derive(Clone, Copy)]
pub struct How {
    pub order: Option<DateOrder>,
    pub century: Option<Century>,
    /// `None` for a column that the file does not have.
    pub decimals: Option<Reading>,
    pub is_sheet: bool,
}

/// The value of a cell that is not blank, and the code of its problem. A date whose order of day and month is
/// unknown has neither. In a sheet, every date that is not in ISO 8601 needs an order.
pub fn judge(column: &Column, how: How, cell: &str) -> (Option<Value>, Option<Code>) {
    let How { order, century, is_sheet, .. } = how;
    let word = |unknown| meaning(column, cell).cloned().ok_or(unknown);
    let read = match column.field.field_type() {
        FieldType::Text => {
            let code = text_problem(column, cell);
            let is_read = code.is_none_or(|code| code.severity() == Severity::Warns);
            return (is_read.then(|| Value::Text(cell.to_owned())), code);
        }
        FieldType::Status => word(Code::StatusUnknown),
        FieldType::Choice => word(Code::ChoiceUnknown),
        FieldType::Integer => number_in(column, how, cell).map(Value::Integer),
        FieldType::Amount => number_in(column, how, cell).map(Value::Amount),
        FieldType::Date if !needs_order(column) => {
            formatted(column, is_sheet, cell).map(Value::Date).ok_or(Code::DateFormat)
        }
        FieldType::Date => match date_in(cell, century) {
            Ok(date) if order.is_none() && (date.is_ambiguous() || (is_sheet && date.has_one_order())) => {
                return (None, None);
            }
            Ok(date) => date.in_order(order).map(Value::Date).ok_or(Code::DateUnreadable),
            Err(NoDate::ExcelNumber) => Err(Code::DateExcelNumber),
            Err(NoDate::TwoDigitYear) => Err(Code::DateTwoDigitYear),
            Err(NoDate::Weekday) => Err(Code::DateWeekday),
            Err(NoDate::TimeZone) => Err(Code::DateTimeZone),
            Err(NoDate::Unreadable) => Err(Code::DateUnreadable),
        },
    };
    match read {
        Ok(value) => (Some(value.clone()), out_of_limits(column, &value)),
        Err(code) => {
            // A cell that only looks like a value is damaged.
            let looks_like_value = |text: &str| match column.field.field_type() {
                FieldType::Integer => integer(text).is_some(),
                FieldType::Amount => amount(text).is_some(),
                FieldType::Date if needs_order(column) => date_in(text, Some(Century::From2000)).is_ok(),
                FieldType::Date => formatted(column, is_sheet, text).is_some(),
                _ => meaning(column, text).is_some(),
            };
            let disguised = disguise(cell).filter(|(_, text)| !is_sheet && looks_like_value(text));
            let disguised = disguised.map(|(code, _)| code);
            (None, Some(damage(cell).or(disguised).unwrap_or(code)))
        }
    }
}

/// The problem of a key, apart from the template's rules.
pub fn key(cell: &str) -> Option<Code> {
    if let Some(code) = damage(cell) {
        Some(code)
    } else if cell.contains(char::is_control) || has_invisible(cell) {
        Some(Code::CellControl)
    } else if is_placeholder(cell) {
        Some(Code::KeyPlaceholder)
    } else if cell.chars().count() > 100 {
        Some(Code::KeyLong)
    } else if let Some((code, _)) = disguise(cell) {
        Some(code)
    } else if has_label(cell) {
        Some(Code::KeyLabel)
    } else if is_scientific(cell) {
        Some(Code::KeyScientific)
    } else if is_date(cell) {
        Some(Code::KeyDate)
    } else if is_written_number(cell) {
        Some(Code::KeyNumber)
    } else if is_rounded(cell) {
        Some(Code::KeyRounded)
    } else if has_serial_mark(cell) {
        Some(Code::KeySerialMark)
    } else {
        garbled(cell)
    }
}

/// Whether a key names a record in spite of its problem.
pub fn is_key(code: Option<Code>) -> bool {
    use Code::{CellEncodedTwice, CellMarkup, KeyRounded, KeySerialMark, KeyShort};
    matches!(code, None | Some(KeyRounded | KeyShort | KeySerialMark | CellMarkup | CellEncodedTwice))
}

/// An amount of money in whole cents.
pub fn amount(cell: &str) -> Option<Number> {
    let inner = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (text, is_minus) = without_minus(inner.unwrap_or(cell).trim());
    let (text, is_also_minus) = without_minus(without_currency(text));
    let is_signed = is_minus || is_also_minus;
    let behind = text.strip_suffix(['-', '−']).filter(|_| !is_signed).map(str::trim_end);
    let (digits, is_minus_behind) = match (without_cents(text), behind) {
        (Some(digits), _) => (digits, false),
        (None, Some(digits)) => (digits, true),
        (None, None) => (text, false),
    };
    let read = number(digits, true, 12)?;
    let is_negative = inner.is_some() || is_signed || is_minus_behind;
    Some(Number { value: if is_negative { -read.value } else { read.value }, ..read })
}

/// The currency of a readable amount.
pub fn currency(cell: &str) -> Option<&'static str> {
    amount(cell)?;
    let has = |expression| is(cell, expression);
    if has("(?i)mx|peso") {
        Some("peso")
    } else if has("(?i)eur|€") {
        Some("euro")
    } else {
        has(r"(?i)\$|us|d[oó]lar|dollar").then_some("dollar")
    }
}

fn without_minus(text: &str) -> (&str, bool) {
    text.strip_prefix(['-', '−']).map_or((text, false), |rest| (rest.trim_start(), true))
}

/// A whole number.
pub fn integer(cell: &str) -> Option<Number> {
    let read = number(cell.strip_prefix(['-', '−', '+']).unwrap_or(cell), false, 15)?;
    Some(Number { value: if cell.starts_with(['-', '−']) { -read.value } else { read.value }, ..read })
}

/// The number of a cell in a column of numbers. A sheet has no decimal comma.
fn number_in(column: &Column, how: How, cell: &str) -> Result<i64, Code> {
    let (read, unreadable) = match column.field.field_type() {
        FieldType::Integer if is_scientific(cell.trim_start_matches(['-', '+'])) => {
            return Err(Code::IntegerScientific);
        }
        FieldType::Integer => (integer(cell), Code::IntegerUnreadable),
        _ => (amount(cell), Code::AmountUnreadable),
    };
    let read = read.ok_or(unreadable)?;
    let reading = how.decimals.unwrap_or(Reading::In(DecimalStyle::Point));
    match reading.problem(read, unreadable) {
        Some(_) if how.is_sheet => Err(unreadable),
        Some(code) => Err(code),
        None => Ok(read.value),
    }
}

fn formatted(column: &Column, is_sheet: bool, cell: &str) -> Option<Date> {
    if is_sheet && is(cell, r"^\d{4}-\d\d-\d\d$") && cell.parse::<Date>().is_ok() {
        return cell.parse().ok();
    }
    column.date_formats.iter().find_map(|format| DateFormat::new(format)?.read(cell))
}

fn matches(pattern: &str, cell: &str) -> bool {
    Pattern::new(pattern).is_some_and(|pattern| pattern.matches(cell))
}

/// Damage that any cell can have.
fn damage(cell: &str) -> Option<Code> {
    let is_allowed = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    if is_excel_error(cell) {
        Some(Code::CellExcelError)
    } else if is(cell, "^##+$") {
        Some(Code::CellHashes)
    } else if is(cell, r#"(?s)^=".*"$"#) {
        Some(Code::CellFormula)
    } else {
        (!cell.chars().all(is_allowed)).then_some(Code::CellControl)
    }
}

fn garbled(cell: &str) -> Option<Code> {
    if has_markup(cell) {
        Some(Code::CellMarkup)
    } else {
        is_encoded_twice(cell).then_some(Code::CellEncodedTwice)
    }
}

fn policy_number(cell: &str) -> Option<Code> {
    if is_scientific(cell) {
        Some(Code::PolicyScientific)
    } else if has_invisible(cell) {
        Some(Code::CellControl)
    } else if cell.contains(['\n', '\r']) {
        Some(Code::PolicyLineBreak)
    } else if let Some((code, _)) = disguise(cell) {
        Some(code)
    } else if has_label(cell) {
        Some(Code::PolicyLabel)
    } else if is_date(cell) {
        Some(Code::PolicyDate)
    } else if is_written_number(cell) {
        Some(Code::PolicyNumberForm)
    } else if is_rounded(cell) {
        Some(Code::PolicyRounded)
    } else {
        garbled(cell)
    }
}

/// The problem of a text: a rejecting one of its own, one with the template's rules, or a warning of its own.
fn text_problem(column: &Column, cell: &str) -> Option<Code> {
    let own = match column.field {
        Field::Key => key(cell),
        Field::PolicyNumber => damage(cell).or_else(|| policy_number(cell)),
        _ => damage(cell).or_else(|| garbled(cell)),
    };
    let length = cell.chars().count();
    let of_form = if length > column.max_length.unwrap_or(200) as usize {
        Some(Code::TextLong)
    } else if length < column.min_length.unwrap_or(0) as usize {
        Some(Code::TextShort)
    } else {
        let breaks = |pattern: &&str| !matches(pattern, cell);
        column.pattern.as_deref().filter(breaks).map(|_| Code::PatternMismatch)
    };
    own.filter(|code| code.severity() != Severity::Warns).or(of_form).or(own)
}

/// The problem of a value outside of the template's limits, or else of the usual ones.
fn out_of_limits(column: &Column, value: &Value) -> Option<Code> {
    let (minimum, maximum) = (column.minimum.as_ref(), column.maximum.as_ref());
    if minimum.is_some_and(|minimum| value < minimum) {
        return Some(Code::ValueBelowMinimum);
    }
    if maximum.is_some_and(|maximum| value > maximum) {
        return Some(Code::ValueAboveMaximum);
    }
    match value {
        Value::Amount(cents) if *cents < 0 => minimum.is_none().then_some(Code::AmountNegative),
        Value::Amount(cents) if *cents > 10_000_000 => maximum.is_none().then_some(Code::AmountLarge),
        Value::Date(day) if day.year() < 2000 => minimum.is_none().then_some(Code::DateUnlikely),
        Value::Date(day) if day.year() > 2100 => maximum.is_none().then_some(Code::DateUnlikely),
        _ => None,
    }
}

/// Whether a key looks like a user's or like a device's: a short number, or digits mixed with letters.
pub fn looks_like_user(key: &str) -> bool {
    is_digits(key) && key.len() <= 8
}

pub fn looks_like_device(key: &str) -> bool {
    let is_lower = key.contains(|c: char| c.is_ascii_lowercase());
    let letters = key.chars().filter(char::is_ascii_alphabetic).count();
    let switches_twice = is(key, r"\d[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]");
    let switches_once = is(key, r"\d[A-Za-z]|[A-Za-z]\d");
    is(key, r"^[A-Za-z0-9]{7,}$") && (switches_twice || (switches_once && letters >= 2 && !is_lower))
}
