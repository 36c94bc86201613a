//! Judges the cell of a template's column.

use super::amount::amount;
use super::date::{date, is_unlikely};
use super::text::{damage, text};
use super::{DateOrder, LARGE_CENTS};
use crate::findings::{Code, Severity};
use crate::record::{Field, FieldType, Value};
use crate::template::Column;

/// The value of a cell, and the code of its problem.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// The value; `None` for an unreadable cell, and for a date whose order of day and month is unknown.
    pub(crate) value: Option<Value>,
    /// The problem. A value with a problem has a warning.
    pub(crate) code: Option<Code>,
}

/// Judges a trimmed cell that is not blank. `order` is the order of day and month in its column, if known.
pub(crate) fn judge(cell: &str, column: &Column, order: Option<DateOrder>) -> Judged {
    let read = match column.field.field_type() {
        FieldType::Status => word(cell, column, Code::StatusUnknown),
        FieldType::Choice => word(cell, column, Code::StatusUnknown),
        FieldType::Text => return judge_text(cell),
        FieldType::Integer => cell.parse().map(Value::Integer).map(Some).map_err(|_| Code::AmountUnreadable),
        FieldType::Amount => amount(cell).map(Value::Amount).map(Some),
        FieldType::Date => date(cell).in_order(order).map(|date| date.map(Value::Date)),
    };
    match read {
        Ok(value) => Judged { code: value.as_ref().and_then(unlikely), value },
        // A fast path: a cell that is a value is not damaged.
        Err(code) => Judged { value: None, code: Some(damage(cell).unwrap_or(code)) },
    }
}

fn judge_text(cell: &str) -> Judged {
    let code = damage(cell).or_else(|| text(cell));
    let is_read = code.is_none_or(|code| code.severity() == Severity::Warns);
    Judged { value: is_read.then(|| Value::Text(cell.to_owned())), code }
}

fn word(cell: &str, column: &Column, unknown: Code) -> Result<Option<Value>, Code> {
    column.meaning(cell).cloned().map(Some).ok_or(unknown)
}

/// The warning about a value that is readable but unlikely.
fn unlikely(value: &Value) -> Option<Code> {
    match value {
        Value::Amount(cents) => (*cents > LARGE_CENTS).then_some(Code::AmountLarge),
        Value::Date(date) => is_unlikely(*date).then_some(Code::DateUnlikely),
        Value::Status(_) | Value::Text(_) | Value::Integer(_) | Value::Choice(_) => None,
    }
}

/// The problem of a blank cell in a required column.
pub(crate) const fn blank_code(field: Field) -> Code {
    match field {
        Field::Key => Code::KeyBlank,
        _ => Code::StatusBlank,
    }
}
