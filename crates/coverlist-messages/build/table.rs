//! Generates the tables of languages.

use super::encode::encoded;
use super::order::{Reach, codes, reach, translated, type_name, version, wire_name};
use super::source::{Messages, Text};
use serde_json::json;
use std::fmt::Write;

/// The table of another language, in the form that `src/table.rs` describes.
pub fn table(english: &Messages, other: &Messages) -> Result<String, String> {
    for id in other.0.keys() {
        if !english.0.contains_key(id) {
            return Err(format!("English has no message {id}"));
        }
        if reach(id) == Reach::Command {
            return Err(format!("{id} is only in English"));
        }
    }
    let all = translated(english);
    let missing: Vec<&str> =
        all.iter().map(|(id, _)| id.as_str()).filter(|id| !other.0.contains_key(*id)).collect();
    if !missing.is_empty() {
        return Err(format!("these messages are missing: {}", missing.join(", ")));
    }
    let text = |(id, text): (&String, &Text)| {
        let own = &other.0[id];
        if let Some(param) = own.params.iter().find(|param| !text.params.contains(param)) {
            return Err(format!("{id}: the English text does not use ${}", param.name));
        }
        if let Some(param) = text.params.iter().find(|param| !own.params.contains(param)) {
            return Err(format!("{id}: the text does not use ${}", param.name));
        }
        // Parameters are numbered as in English.
        Ok(encoded(&Text { parts: own.parts.clone(), params: text.params.clone() }))
    };
    json(english, all.into_iter().map(text).collect::<Result<_, String>>()?)
}

/// The table of English, whose texts are written by `encoded`.
pub fn english_table(english: &Messages, encoded: impl Fn(&Text) -> String) -> Result<String, String> {
    json(english, translated(english).into_iter().map(|(_, text)| encoded(text)).collect())
}

fn json(english: &Messages, texts: Vec<String>) -> Result<String, String> {
    let codes: Vec<String> = codes(english)?.into_iter().map(code).collect();
    Ok(json!({ "version": version(english), "texts": texts, "codes": codes }).to_string())
}

/// A message that the API sends: its code, the position of its text, and its parameters with their types.
fn code((code, (place, text)): (String, (usize, &Text))) -> String {
    let mut line = format!("{code} {place}");
    for param in &text.params {
        let _ = write!(line, " {} {}", wire_name(&param.name), type_name(param.kind));
    }
    line
}
