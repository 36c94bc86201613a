//! Messages on the wire: a code and the values of its parameters.

use crate::english::WIRE;
use crate::{Arg, Message, Phrase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The values of the parameters of a message, by name.
pub type Params = BTreeMap<String, WireValue>;

/// A message on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WireMessage {
    /// The code of the message, such as `not_found_import`.
    pub code: String,
    /// The values of its parameters.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub params: Params,
}

/// The value of a parameter on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A message that the API sends: its code, the position of its text, and its parameters.
pub(crate) type Sent = (&'static str, usize, &'static [(&'static str, Kind)]);

/// The type of a parameter.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Count,
    Text,
    #[allow(dead_code, reason = "the Fluent file decides whether a message has a date")]
    Date,
    Time,
    List,
    And,
}

impl Message {
    /// The message with this code and these parameters. `None` for an unknown code, and when a parameter is
    /// missing or has another type: the sender has another version.
    pub fn from_wire(code: &str, params: &Params) -> Option<Self> {
        let entry = WIRE.binary_search_by_key(&code, |(code, ..)| code).ok()?;
        let (_, place, expected) = WIRE[entry];
        let args = expected.iter().map(|&(name, kind)| arg(params.get(name)?, kind));
        Some(Self::new(place, args.collect::<Option<_>>()?))
    }

    /// The code and the parameters. A message that the API does not send has an empty code.
    pub fn to_wire(&self) -> WireMessage {
        let entry = WIRE.iter().find(|(_, place, _)| *place == self.place);
        let (code, _, expected) = entry.copied().unwrap_or_default();
        let params = expected.iter().zip(&self.args);
        WireMessage {
            code: code.to_owned(),
            params: params.map(|((name, _), arg)| ((*name).to_owned(), value(arg))).collect(),
        }
    }
}

fn arg(value: &WireValue, kind: Kind) -> Option<Arg> {
    match (kind, value) {
        (Kind::Count, WireValue::Count(count)) => Some(Arg::Count(*count)),
        (Kind::Text, value) => phrase(value).map(Arg::Text),
        (Kind::Date, WireValue::Text(day)) => Some(Arg::Date(day.clone())),
        (Kind::Time, WireValue::Text(time)) => Some(Arg::Time(time.clone())),
        (Kind::List, WireValue::List(values)) => phrases(values).map(Arg::List),
        (Kind::And, WireValue::List(values)) => phrases(values).map(Arg::And),
        _ => None,
    }
}

fn phrases(values: &[WireValue]) -> Option<Vec<Phrase>> {
    values.iter().map(phrase).collect()
}

fn phrase(value: &WireValue) -> Option<Phrase> {
    match value {
        WireValue::Text(text) => Some(Phrase::Plain(text.clone())),
        WireValue::Message(WireMessage { code, params }) => {
            Message::from_wire(code, params).map(Phrase::Message)
        }
        WireValue::Count(_) | WireValue::List(_) => None,
    }
}

fn value(arg: &Arg) -> WireValue {
    match arg {
        Arg::Count(count) => WireValue::Count(*count),
        Arg::Text(phrase) => phrase_value(phrase),
        Arg::Date(text) | Arg::Time(text) => WireValue::Text(text.clone()),
        Arg::List(phrases) | Arg::And(phrases) => WireValue::List(phrases.iter().map(phrase_value).collect()),
    }
}

fn phrase_value(phrase: &Phrase) -> WireValue {
    match phrase {
        Phrase::Plain(text) => WireValue::Text(text.clone()),
        Phrase::Message(message) => WireValue::Message(message.to_wire()),
    }
}
