//! Generates the code for English, and the tables of other languages.

use super::encode::encoded;
use super::source::{Kind, Messages, Text};
use std::fmt::Write;
use std::path::PathBuf;

/// One function for each message, and the English texts.
pub fn english(messages: &Messages) -> String {
    let mut code = String::new();
    let _ = writeln!(code, "pub(crate) const IDS: [&str; {}] = [", messages.0.len());
    for id in messages.0.keys() {
        let _ = writeln!(code, "    {id:?},");
    }
    let _ = writeln!(code, "];\npub(crate) const TEXTS: [&str; {}] = [", messages.0.len());
    for text in messages.0.values() {
        let _ = writeln!(code, "    {:?},", encoded(text));
    }
    code.push_str("];\npub mod text {\n    //! One function for each message.\n    use crate::{Arg, Message, Phrase};\n");
    for (place, (id, text)) in messages.0.iter().enumerate() {
        function(&mut code, place, id, text);
    }
    code.push_str("}\n");
    code.push_str(&findings(messages));
    code
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

/// The texts of each finding code: sentence, title, help and example, with the names of the sentence's
/// parameters. A code without texts does not compile, and neither do texts without a code.
fn findings(messages: &Messages) -> String {
    let mut code = String::from(
        "pub(crate) const fn finding(code: coverlist_core::findings::Code) -> crate::FindingTexts {\n    use \
         coverlist_core::findings::Code;\n    match code {\n",
    );
    let place = |id: &str| messages.0.keys().position(|other| other == id).unwrap_or(usize::MAX);
    let sentences = messages.0.iter().filter(|(id, _)| id.starts_with("finding-") && !id.contains('.'));
    for (id, text) in sentences {
        let variant: String = id.split('-').skip(1).map(capitalized).collect();
        let names: Vec<String> = text.params.iter().map(|param| format!("{:?}", param.name)).collect();
        let _ = writeln!(
            code,
            "        Code::{variant} => crate::FindingTexts {{ sentence: {}, title: {}, help: {}, example: {}, params: &[{}] }},",
            place(id),
            place(&format!("{id}.title")),
            place(&format!("{id}.help")),
            place(&format!("{id}.example")),
            names.join(", ")
        );
    }
    code.push_str("    }\n}\n");
    code
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
