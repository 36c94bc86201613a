//! The texts of another language, which are loaded on demand.

use crate::english::{COUNT, VERSION};
use crate::render::fill;
use crate::{Arg, Language, Params, Phrase, WireMessage, WireValue, Wording};
use serde::Deserialize;

/// The texts of a language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Sent")]
pub struct Table {
    texts: Vec<String>,
    codes: Vec<String>,
}

/// A table as JSON. The build writes it.
#[derive(Deserialize)]
struct Sent {
    /// A hash of the ids and parameters of all messages.
    version: String,
    /// The texts, in the order of the English ones.
    texts: Vec<String>,
    /// The messages that the API sends: code, position of the text, and each parameter with its type, such as
    /// `busy 12 wait text`.
    codes: Vec<String>,
}

impl TryFrom<Sent> for Table {
    type Error = &'static str;

    /// In a table of another version the texts may be in another order.
    fn try_from(sent: Sent) -> Result<Self, &'static str> {
        let Sent { version, texts, codes } = sent;
        if version == VERSION && texts.len() == COUNT {
            Ok(Self { texts, codes })
        } else {
            Err("the table is of another version")
        }
    }
}

impl Table {
    /// The text of a message.
    pub fn text(&self, wording: &Wording) -> &str {
        &self.texts[usize::from(wording.place)]
    }

    /// The sentence that the API sends as a code with parameters. `None` for an unknown code, and when a
    /// parameter is missing or has another type: the sender has another version.
    pub fn sentence(&self, language: &impl Language, code: &str, params: &Params) -> Option<String> {
        let mut words =
            self.codes.iter().find_map(|line| line.strip_prefix(code)?.strip_prefix(' '))?.split(' ');
        let text = self.texts.get(words.next()?.parse::<usize>().ok()?)?;
        let mut args = Vec::new();
        while let (Some(name), Some(kind)) = (words.next(), words.next()) {
            args.push(self.arg(language, params.get(name)?, kind)?);
        }
        Some(fill(language, text, &args))
    }

    fn arg(&self, language: &impl Language, value: &WireValue, kind: &str) -> Option<Arg> {
        let phrases = |values: &[WireValue]| -> Option<Vec<Phrase>> {
            values.iter().map(|value| self.phrase(language, value)).collect()
        };
        match (kind, value) {
            ("count", WireValue::Count(count)) => Some(Arg::Count(*count)),
            ("text", value) => self.phrase(language, value).map(Arg::Text),
            ("date", WireValue::Text(day)) => Some(Arg::Date(day.clone())),
            ("time", WireValue::Text(time)) => Some(Arg::Time(time.clone())),
            ("list", WireValue::List(values)) => Some(Arg::List(phrases(values)?)),
            ("and", WireValue::List(values)) => Some(Arg::And(phrases(values)?)),
            _ => None,
        }
    }

    fn phrase(&self, language: &impl Language, value: &WireValue) -> Option<Phrase> {
        match value {
            WireValue::Text(text) => Some(Phrase::Plain(text.clone())),
            WireValue::Message(WireMessage { code, params }) => {
                self.sentence(language, code, params).map(Phrase::Plain)
            }
            WireValue::Count(_) | WireValue::List(_) => None,
        }
    }
}
