//! Generates the code for English, and the tables of other languages.

use super::encode::encoded;
use super::source::{Kind, Messages, Param, Text};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

/// The sections whose messages the API sends as a code with parameters. The code is the id without the
/// section. Of the attributes, only the help of a finding is sent.
const WIRE_SECTIONS: [&str; 6] = ["finding-", "part-", "problem-", "roster-", "row-", "sample-"];

/// One function for each message, and the English texts.
pub fn english(messages: &Messages) -> Result<String, String> {
    let mut code = String::new();
    let _ = writeln!(code, "pub(crate) static IDS: [&str; {}] = [", messages.0.len());
    for id in messages.0.keys() {
        let _ = writeln!(code, "    {id:?},");
    }
    let _ = writeln!(code, "];\npub(crate) static TEXTS: [&str; {}] = [", messages.0.len());
    for text in messages.0.values() {
        let _ = writeln!(code, "    {:?},", encoded(text));
    }
    code.push_str("];\npub mod text {\n    //! One function for each message.\n    use crate::{Arg, Message, Phrase};\n");
    for (place, (id, text)) in messages.0.iter().enumerate() {
        function(&mut code, place, id, text);
    }
    code.push_str("}\n");
    code.push_str(&wire(messages)?);
    code.push_str(&findings(messages)?);
    Ok(code)
}

/// The messages that the API sends, sorted by code, with their parameters.
fn wire(messages: &Messages) -> Result<String, String> {
    let mut sent = BTreeMap::new();
    for (place, (id, text)) in messages.0.iter().enumerate() {
        let Some(name) = WIRE_SECTIONS.iter().find_map(|section| id.strip_prefix(section)) else { continue };
        if name.contains('.') && !(id.starts_with("finding-") && name.ends_with(".help")) {
            continue;
        }
        let params =
            text.params.iter().map(|Param { name, kind }| format!("({:?}, Kind::{kind:?})", wire_name(name)));
        let params = params.collect::<Vec<_>>().join(", ");
        if sent.insert(wire_name(name), format!("{place}, &[{params}]")).is_some() {
            return Err(format!("{id}: a message of another section has the same code"));
        }
    }
    let mut code =
        format!("use crate::wire::{{Kind, Sent}};\npub(crate) static WIRE: [Sent; {}] = [\n", sent.len());
    for (name, entry) in sent {
        let _ = writeln!(code, "    ({name:?}, {entry}),");
    }
    Ok(code + "];\n")
}

/// Names on the wire have underscores, like all names of the API.
fn wire_name(id: &str) -> String {
    id.replace('-', "_")
}

fn function(code: &mut String, place: usize, id: &str, text: &Text) {
    let name = rust_name(id);
    let params: Vec<String> = text
        .params
        .iter()
        .map(|param| format!("{}: {}", rust_name(&param.name), rust_type(param.kind)))
        .collect();
    let args: Vec<String> =
        text.params.iter().map(|param| arg(&rust_name(&param.name), param.kind)).collect();
    let constant = if params.is_empty() { "const " } else { "" };
    let args = if args.is_empty() { "Vec::new()".to_owned() } else { format!("vec![{}]", args.join(", ")) };
    let _ = writeln!(
        code,
        "    /// `{id}`\n    pub {constant}fn {name}({}) -> Message {{ Message::new({place}, {args}) }}",
        params.join(", ")
    );
}

fn rust_name(id: &str) -> String {
    let name = id.replace(['-', '.'], "_");
    if ["type", "match", "move", "in", "use", "as", "for"].contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

const fn rust_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "impl Into<u64>",
        Kind::Text => "impl Into<Phrase>",
        Kind::Date | Kind::Time => "impl Into<String>",
        Kind::List | Kind::And => "impl IntoIterator<Item = impl Into<Phrase>>",
    }
}

fn arg(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Count => format!("Arg::Count({name}.into())"),
        Kind::Text => format!("Arg::Text({name}.into())"),
        Kind::Date => format!("Arg::Date({name}.into())"),
        Kind::Time => format!("Arg::Time({name}.into())"),
        Kind::List => format!("Arg::List({name}.into_iter().map(Into::into).collect())"),
        Kind::And => format!("Arg::And({name}.into_iter().map(Into::into).collect())"),
    }
}

/// The texts of each finding code: sentence, title, help and example, with the parameters of the sentence. A
/// code without texts does not compile, and neither do texts without a code, or with other parameters.
fn findings(messages: &Messages) -> Result<String, String> {
    let mut code = String::from(
        "use coverlist_core::findings::{Code, Parameter};\n\
         pub(crate) const fn finding(code: Code) -> crate::FindingTexts {\n    match code {\n",
    );
    let mut checks = String::new();
    let sentences = messages.0.iter().filter(|(id, _)| id.starts_with("finding-") && !id.contains('.'));
    for (id, text) in sentences {
        let place = |id: &str| messages.0.keys().position(|other| other == id).unwrap_or_default();
        let fixed = |part: &str| {
            let id = format!("{id}.{part}");
            match messages.0.get(&id) {
                None => Err(format!("there is no message {id}")),
                Some(text) if !text.params.is_empty() => {
                    Err(format!("{id}: only the sentence has parameters"))
                }
                Some(_) => Ok(place(&id)),
            }
        };
        let variant: String = id.split('-').skip(1).map(capitalized).collect();
        let params: Vec<String> = text
            .params
            .iter()
            .map(parameter)
            .collect::<Result<_, String>>()
            .map_err(|error| format!("{id}: {error}"))?;
        let params = params.join(", ");
        let _ = writeln!(
            code,
            "        Code::{variant} => crate::FindingTexts {{ sentence: {}, title: {}, help: {}, example: {}, params: &[{params}] }},",
            place(id),
            fixed("title")?,
            fixed("help")?,
            fixed("example")?,
        );
        let _ = writeln!(
            checks,
            "const _: () = assert!(crate::finding::has_exactly(Code::{variant}, &[{params}]), {:?});",
            format!("{id}: the catalog of findings declares other parameters")
        );
    }
    Ok(code + "    }\n}\n" + &checks)
}

/// The core's name of a parameter of a finding. An unknown one does not compile.
fn parameter(param: &Param) -> Result<String, String> {
    let kind = match param.name.as_str() {
        "headers" | "words" => Kind::List,
        "dates" => Kind::And,
        "min-length" | "max-length" => Kind::Count,
        _ => Kind::Text,
    };
    if param.kind != kind {
        return Err(format!("${} must have the type {kind:?}", param.name));
    }
    Ok(format!("Parameter::{}", param.name.split('-').map(capitalized).collect::<String>()))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The texts of another language as a JSON array, in the order of the English ones.
pub fn table(
    english: &Messages,
    other: &Messages,
    encoded: impl Fn(&Text) -> String,
) -> Result<String, String> {
    if let Some(unknown) = other.0.keys().find(|id| !english.0.contains_key(*id)) {
        return Err(format!("English has no message {unknown}"));
    }
    let text = |(id, text): (&String, &Text)| {
        let own = other.0.get(id).ok_or_else(|| format!("there is no message {id}"))?;
        if let Some(param) = own.params.iter().find(|param| !text.params.contains(param)) {
            return Err(format!("{id}: the English text does not use ${}", param.name));
        }
        if let Some(param) = text.params.iter().find(|param| !own.params.contains(param)) {
            return Err(format!("{id}: the text does not use ${}", param.name));
        }
        // Parameters are numbered as in English.
        Ok(encoded(&Text { parts: own.parts.clone(), params: text.params.clone() }))
    };
    let texts = english.0.iter().map(text).collect::<Result<Vec<_>, String>>()?;
    serde_json::to_string(&texts).map_err(|error| error.to_string())
}

/// The tables by language tag.
pub fn tables(tables: &[(String, PathBuf)]) -> String {
    let mut code = format!("pub(crate) const TABLES: [(&str, &str); {}] = [\n", tables.len());
    for (tag, path) in tables {
        let _ = writeln!(code, "    ({tag:?}, include_str!({:?})),", path.display().to_string());
    }
    code + "];\n"
}
