//! The values of several fields.

use super::{Date, Field, FieldType, Status, Value};
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The values of a record, or of a row, by field. A field without a value is blank.
///
/// As JSON it is an object of field ids: `{"status": "enrolled", "coverage_amount": 46000}`. Amounts are in
/// cents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Values(Vec<(Field, Value)>); // sorted by field

impl Values {
    /// No values, with room for this number of them.
    pub fn with_capacity(values: usize) -> Self {
        Self(Vec::with_capacity(values))
    }

    /// The value of a field.
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.place(field).ok().map(|place| &self.0[place].1)
    }

    /// Sets the value of a field; `None` makes the field blank. The value has the field's type.
    pub fn set(&mut self, field: Field, value: Option<Value>) {
        debug_assert!(value.as_ref().is_none_or(|value| value.field_type() == field.field_type()));
        match (self.place(field), value) {
            (Ok(place), Some(value)) => self.0[place].1 = value,
            (Ok(place), None) => drop(self.0.remove(place)),
            (Err(place), Some(value)) => self.0.insert(place, (field, value)),
            (Err(_), None) => {}
        }
    }

    /// The fields that are not blank, with their values, sorted by field.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Value)> {
        self.0.iter().map(|(field, value)| (*field, value))
    }

    /// Whether every field is blank.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The canonical text of a field, see [`Value::text`]. `None` when the field is blank.
    pub fn text(&self, field: Field) -> Option<String> {
        self.get(field).map(|value| value.text().into_owned())
    }

    /// The insurance status.
    pub fn status(&self) -> Option<Status> {
        self.get(Field::Status)?.status()
    }

    /// The date of a field.
    pub fn date(&self, field: Field) -> Option<Date> {
        self.get(field)?.date()
    }

    /// The fields whose values differ from `other`, sorted by field.
    pub fn differences(&self, other: &Self) -> Vec<Field> {
        let changed = self.iter().filter(|(field, value)| other.get(*field) != Some(value));
        let added = other.iter().filter(|(field, _)| self.get(*field).is_none());
        let mut fields: Vec<Field> = changed.chain(added).map(|(field, _)| field).collect();
        fields.sort_unstable();
        fields
    }

    fn place(&self, field: Field) -> Result<usize, usize> {
        // A fast path: values are usually set in the order of their fields.
        if self.0.last().is_none_or(|(last, _)| *last < field) {
            return Err(self.0.len());
        }
        self.0.binary_search_by_key(&field, |(field, _)| *field)
    }
}

impl FromIterator<(Field, Value)> for Values {
    fn from_iter<T: IntoIterator<Item = (Field, Value)>>(values: T) -> Self {
        let values = values.into_iter();
        let mut all = Self::with_capacity(values.size_hint().0);
        values.for_each(|(field, value)| all.set(field, Some(value)));
        all
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(field, value)| (field, Stored(value))))
    }
}

/// A value as the database stores it.
struct Stored<'a>(&'a Value);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.stored_number() {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(&self.0.text()),
        }
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ValuesVisitor)
    }
}

struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
        let mut values = Values::default();
        while let Some(field) = map.next_key::<Field>()? {
            values.set(field, Some(map.next_value_seed(OfType(field.field_type()))?));
        }
        Ok(values)
    }
}

/// Reads a value of a type. The messages of its errors do not quote the value.
struct OfType(FieldType);

impl<'de> DeserializeSeed<'de> for OfType {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for OfType {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.id())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Value::from_stored_number(self.0, number).ok_or_else(|| E::custom("number_for_text"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        self.visit_i64(i64::try_from(number).map_err(|_| E::custom("number_too_large"))?)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        let is_text = Value::from_stored_number(self.0, 0).is_none();
        let value = Value::from_text(self.0, text).filter(|_| is_text);
        value.ok_or_else(|| E::custom("text_of_another_type"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Values {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "Values by field id. Integers and amounts are numbers (amounts in cents), others text.",
            "additionalProperties": { "type": ["string", "integer"] },
        })
    }
}
