//! The seven columns with values that records and staged rows share: the six insurance fields, and the custom
//! fields as JSON.

use super::StoreError;
use super::row::{Columns, FromColumn};
use super::sql_value::SqlValue;
use coverlist_core::record::{Field, FieldType, Value, Values};

/// Values as the columns of a table, in the order of [`NAMES`].
pub struct ValueColumns {
    insurance: [Option<Stored>; Field::INSURANCE.len()],
    /// JSON by field id; `{}` without custom values.
    custom: String,
}

/// The names of the columns.
pub const NAMES: [&str; 7] = [
    "status",
    "policy_number",
    "coverage_type",
    "coverage_amount_cents",
    "coverage_start",
    "coverage_end",
    "custom",
];

/// A value as the database stores it.
pub enum Stored {
    Number(i64),
    Text(String),
}

impl Stored {
    pub fn of(value: &Value) -> Self {
        match value.stored_number() {
            Some(number) => Self::Number(number),
            None => Self::Text(value.text().into_owned()),
        }
    }

    /// The value as a parameter of a statement.
    pub fn param(&self) -> SqlValue<'_> {
        match self {
            Self::Number(number) => SqlValue::Int(*number),
            Self::Text(text) => SqlValue::from(text),
        }
    }
}

impl FromColumn for Stored {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        match value {
            SqlValue::Int(number) => Some(Self::Number(number)),
            SqlValue::Text(text) => Some(Self::Text(text.to_owned())),
            SqlValue::Null | SqlValue::Bytes(_) => None,
        }
    }
}

impl ValueColumns {
    /// The columns of these values.
    pub fn of(values: &Values) -> Result<Self, StoreError> {
        let custom = values.iter().filter(|(field, _)| field.is_custom());
        let custom: Values = custom.map(|(field, value)| (field, value.clone())).collect();
        Ok(Self {
            insurance: Field::INSURANCE.map(|field| values.get(field).map(Stored::of)),
            custom: serde_json::to_string(&custom).map_err(StoreError::corrupt)?,
        })
    }

    /// The columns as parameters of a statement.
    pub fn params(&self) -> [SqlValue<'_>; NAMES.len()] {
        let mut insurance = self.insurance.iter();
        std::array::from_fn(|_| match insurance.next() {
            None => SqlValue::from(&self.custom),
            Some(stored) => stored.as_ref().map_or(SqlValue::Null, Stored::param),
        })
    }
}

/// The names of the columns of a table, as a list in SQL.
pub fn columns(table: &str) -> String {
    NAMES.map(|name| format!("{table}.{name}")).join(", ")
}

/// The stored value of a field, as an expression in SQL; `None` for the key. It is NULL when the field is
/// blank. PostgreSQL reads a custom field with `custom ->> 'amount_3'`, cast to the type of the stored value.
pub(super) fn expression(field: Field) -> Option<String> {
    if field.is_custom() {
        return Some(format!("json_extract(custom, '$.{field}')"));
    }
    let place = Field::INSURANCE.iter().position(|&other| other == field)?;
    NAMES.get(place).map(|&name| name.to_owned())
}

/// Reads values from the next seven columns of a row.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a column holds no value of its field. The text contains no value.
pub(super) fn read(columns: &mut Columns<'_>) -> Result<Values, StoreError> {
    let mut values = Values::default();
    for field in Field::INSURANCE {
        values.set(field, value(columns, field.field_type())?);
    }
    let custom = columns.take::<String>()?;
    if custom != "{}" {
        add_custom(&mut values, &parse(&custom)?)?;
    }
    Ok(values)
}

fn add_custom(values: &mut Values, custom: &Values) -> Result<(), StoreError> {
    for (field, value) in custom.iter() {
        if !field.is_custom() {
            return Err(StoreError::corrupt("a built-in field among the custom ones"));
        }
        values.set(field, Some(value.clone()));
    }
    Ok(())
}

/// Parses values. The parser's message may quote a value, so it is dropped.
pub(super) fn parse(json: &str) -> Result<Values, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::corrupt("invalid JSON of values"))
}

fn value(columns: &mut Columns<'_>, field_type: FieldType) -> Result<Option<Value>, StoreError> {
    let is_number = Value::from_stored_number(field_type, 0).is_some();
    let value = if is_number {
        let Some(number) = columns.take::<Option<i64>>()? else { return Ok(None) };
        Value::from_stored_number(field_type, number)
    } else {
        let Some(text) = columns.take::<Option<String>>()? else { return Ok(None) };
        Value::from_text(field_type, &text)
    };
    match value {
        Some(value) => Ok(Some(value)),
        None => Err(StoreError::corrupt(format!("an invalid value of the type {}", field_type.id()))),
    }
}
