//! The seven columns with values that records and staged rows share: the six insurance fields, and the custom
//! fields as JSON.

use super::StoreError;
use super::row::{Columns, FromColumn};
use super::sql_value::SqlValue;
use coverlist_core::record::{Field, FieldType, Value, Values};
use std::borrow::Cow;

/// Values as the columns of a table, in the order of [`NAMES`].
pub struct ValueColumns<'a> {
    insurance: [Option<Stored<'a>>; Field::INSURANCE.len()],
    /// JSON by field id; `{}` without custom values.
    custom: Cow<'static, str>,
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

/// The JSON of a record or a row without custom values.
const NO_CUSTOM: &str = "{}";

/// A value as the database stores it.
pub enum Stored<'a> {
    Number(i64),
    Text(Cow<'a, str>),
}

impl<'a> Stored<'a> {
    pub fn of(value: &'a Value) -> Self {
        match value.stored_number() {
            Some(number) => Self::Number(number),
            None => Self::Text(value.text()),
        }
    }

    pub fn into_owned(self) -> Stored<'static> {
        match self {
            Self::Number(number) => Stored::Number(number),
            Self::Text(text) => Stored::Text(Cow::Owned(text.into_owned())),
        }
    }

    /// The value as a parameter of a statement.
    pub fn param(&self) -> SqlValue<'_> {
        match self {
            Self::Number(number) => SqlValue::Int(*number),
            Self::Text(text) => SqlValue::Text(text),
        }
    }
}

impl FromColumn for Stored<'static> {
    fn from_column(value: SqlValue<'_>) -> Option<Self> {
        match value {
            SqlValue::Int(number) => Some(Self::Number(number)),
            SqlValue::Text(text) => Some(Self::Text(Cow::Owned(text.to_owned()))),
            SqlValue::Null | SqlValue::Bytes(_) => None,
        }
    }
}

impl<'a> ValueColumns<'a> {
    /// The columns of these values.
    pub fn of(values: &'a Values) -> Result<Self, StoreError> {
        let insurance = Field::INSURANCE.map(|field| values.get(field).map(Stored::of));
        let mut custom = values.iter().filter(|(field, _)| field.is_custom()).peekable();
        if custom.peek().is_none() {
            return Ok(Self { insurance, custom: Cow::Borrowed(NO_CUSTOM) });
        }
        let custom: Values = custom.map(|(field, value)| (field, value.clone())).collect();
        let json = serde_json::to_string(&custom).map_err(StoreError::corrupt)?;
        Ok(Self { insurance, custom: Cow::Owned(json) })
    }

    /// The columns as parameters of a statement.
    pub fn params(&self) -> [SqlValue<'_>; NAMES.len()] {
        let mut insurance = self.insurance.iter();
        std::array::from_fn(|_| match insurance.next() {
            None => SqlValue::Text(&self.custom),
            Some(stored) => stored.as_ref().map_or(SqlValue::Null, Stored::param),
        })
    }
}

/// The names of the columns of a table, as a list in SQL.
pub fn columns(table: &str) -> String {
    NAMES.map(|name| format!("{table}.{name}")).join(", ")
}

/// The names of the columns with a prefix, such as `before_status`.
pub fn prefixed(prefix: &str) -> [String; NAMES.len()] {
    NAMES.map(|name| format!("{prefix}_{name}"))
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

/// The custom values of a table as one text, in SQL; NULL without any.
pub(super) fn custom_text(table: &str) -> String {
    format!(
        "CASE WHEN {table}.custom <> '{NO_CUSTOM}'
              THEN (SELECT group_concat(value, char(10)) FROM json_each({table}.custom)) END"
    )
}

/// Reads values from the next seven columns of a row.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a column holds no value of its field. The text contains no value.
pub(super) fn read(columns: &mut Columns<'_>) -> Result<Values, StoreError> {
    let mut values = Values::with_capacity(Field::INSURANCE.len());
    for field in Field::INSURANCE {
        values.set(field, columns.take_as(|column| value(column, field.field_type()))?);
    }
    if let Some(custom) = columns.take_as(custom)? {
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

/// The JSON of custom values; `None` without any.
fn custom(column: SqlValue<'_>) -> Option<Option<String>> {
    match column {
        SqlValue::Text(NO_CUSTOM) => Some(None),
        SqlValue::Text(json) => Some(Some(json.to_owned())),
        SqlValue::Null | SqlValue::Int(_) | SqlValue::Bytes(_) => None,
    }
}

/// The value of a type in a column, which may be NULL; `None` when the column holds something else.
fn value(column: SqlValue<'_>, field_type: FieldType) -> Option<Option<Value>> {
    match column {
        SqlValue::Null => Some(None),
        SqlValue::Int(number) => Value::from_stored_number(field_type, number).map(Some),
        SqlValue::Text(text) if !field_type.is_number() => Value::from_text(field_type, text).map(Some),
        SqlValue::Text(_) | SqlValue::Bytes(_) => None,
    }
}
