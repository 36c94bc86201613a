//! Messages on the wire: a code and the values of its parameters.

use crate::english::CODES;
use crate::{Arg, Message, Params, Phrase, WireValue};
use serde::{Deserialize, Serialize};

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

/// A message that the API sends: its code, the position of its text, and the names of its parameters.
pub(crate) type Code = (&'static str, u16, &'static [&'static str]);

impl Message {
    /// The code and the parameters. A message that the API does not send has an empty code.
    pub fn to_wire(&self) -> WireMessage {
        let entry = CODES.iter().find(|(_, place, _)| *place == self.wording.place);
        let (code, _, names) = entry.copied().unwrap_or_default();
        let params = names.iter().zip(&self.args);
        WireMessage {
            code: code.to_owned(),
            params: params.map(|(name, arg)| ((*name).to_owned(), value(arg))).collect(),
        }
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
