//! The values of parameters on the wire.

use crate::WireMessage;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The values of the parameters of a message, sorted by name. A list is smaller in the page than a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct Params(
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, WireValue>"))]
    Vec<(String, WireValue)>,
);

/// The value of a parameter on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum WireValue {
    /// A count.
    Count(u64),
    /// A text that is the same in every language, a day (ISO 8601) or a time (RFC 3339).
    Text(String),
    /// Several texts.
    List(Vec<WireValue>),
    /// A text that is a message of its own.
    Message(WireMessage),
}

impl Params {
    /// Whether there are no parameters.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&WireValue> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }
}

impl FromIterator<(String, WireValue)> for Params {
    fn from_iter<I: IntoIterator<Item = (String, WireValue)>>(params: I) -> Self {
        let mut params = Vec::from_iter(params);
        params.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(params)
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ParamsVisitor)
    }
}

struct ParamsVisitor;

impl<'de> Visitor<'de> for ParamsVisitor {
    type Value = Params;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("parameters by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Params, A::Error> {
        let mut params = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            params.push(entry);
        }
        Ok(Params(params))
    }
}

/// Derived for an untagged enum, this would be several times larger in the page.
impl<'de> Deserialize<'de> for WireValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = WireValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a count, a text, a list or a message")
    }

    fn visit_u64<E>(self, count: u64) -> Result<WireValue, E> {
        Ok(WireValue::Count(count))
    }

    fn visit_str<E>(self, text: &str) -> Result<WireValue, E> {
        Ok(WireValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<WireValue, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(WireValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, message: A) -> Result<WireValue, A::Error> {
        WireMessage::deserialize(MapAccessDeserializer::new(message)).map(WireValue::Message)
    }
}
