//! The value of a field.

use super::{Date, FieldType, Status};
use std::borrow::Cow;

/// A value of a field. Blank is the absence of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// An insurance status.
    Status(Status),
    /// Free text. Leading zeros are kept.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An amount of money, in US cents.
    Amount(i64),
    /// A day of the calendar.
    Date(Date),
    /// One of the values of a choice field, in the district's words.
    Choice(String),
}

impl Value {
    /// The type of the fields that can have the value.
    pub const fn field_type(&self) -> FieldType {
        match self {
            Self::Status(_) => FieldType::Status,
            Self::Text(_) => FieldType::Text,
            Self::Integer(_) => FieldType::Integer,
            Self::Amount(_) => FieldType::Amount,
            Self::Date(_) => FieldType::Date,
            Self::Choice(_) => FieldType::Choice,
        }
    }

    /// The canonical text: a status id, an amount with two decimals (`460.00`) or an ISO 8601 date.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Status(status) => status.id().into(),
            Self::Text(text) | Self::Choice(text) => text.into(),
            Self::Integer(number) => number.to_string().into(),
            Self::Amount(cents) => cents_text(*cents).into(),
            Self::Date(date) => date.to_string().into(),
        }
    }

    /// The status; `None` for values of other types.
    pub const fn status(&self) -> Option<Status> {
        match self {
            Self::Status(status) => Some(*status),
            _ => None,
        }
    }

    /// The date; `None` for values of other types.
    pub const fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The value of a type that has this canonical text.
    pub fn from_text(field_type: FieldType, text: &str) -> Option<Self> {
        Some(match field_type {
            FieldType::Status => Self::Status(Status::from_id(text)?),
            FieldType::Text => Self::Text(text.to_owned()),
            FieldType::Integer => Self::Integer(text.parse().ok()?),
            FieldType::Amount => Self::Amount(cents(text)?),
            FieldType::Date => Self::Date(text.parse().ok()?),
            FieldType::Choice => Self::Choice(text.to_owned()),
        })
    }

    /// The number that the database stores; `None` for a value that is stored as text. Amounts are cents.
    pub fn stored_number(&self) -> Option<i64> {
        match self {
            Self::Integer(number) | Self::Amount(number) => Some(*number),
            Self::Status(_) | Self::Text(_) | Self::Date(_) | Self::Choice(_) => None,
        }
    }

    /// The value of a type that the database stores as this number.
    pub fn from_stored_number(field_type: FieldType, number: i64) -> Option<Self> {
        match field_type {
            FieldType::Integer => Some(Self::Integer(number)),
            FieldType::Amount => Some(Self::Amount(number)),
            FieldType::Status | FieldType::Text | FieldType::Date | FieldType::Choice => None,
        }
    }
}

fn cents_text(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// The cents of a text with two decimals, such as `460.00`.
fn cents(text: &str) -> Option<i64> {
    let (dollars, decimals) = text.split_once('.')?;
    let is_plain = decimals.len() == 2 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    format!("{dollars}{decimals}").parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_back_from_its_text_and_its_number() {
        for value in [
            Value::Status(Status::NotEnrolled),
            Value::Text("007".to_owned()),
            Value::Integer(-12),
            Value::Amount(46_000),
            Value::Amount(-5),
            Value::Date(Date::constant(2026, 8, 15)),
            Value::Choice("Sleeve".to_owned()),
        ] {
            let field_type = value.field_type();
            assert_eq!(Value::from_text(field_type, &value.text()), Some(value.clone()));
            if let Some(number) = value.stored_number() {
                assert_eq!(Value::from_stored_number(field_type, number), Some(value));
            }
        }
        assert_eq!(Value::from_text(FieldType::Amount, "460"), None);
        assert_eq!(Value::from_text(FieldType::Date, "8/15/2026"), None);
    }
}
