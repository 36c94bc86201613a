//! Generates the code for English.

use super::encode::encoded;
use super::order::{Reach, codes, ordered, reach, translated, version, wire_name};
use super::source::{Kind, Messages, Param, Text};
use std::fmt::Write;

/// The condition of code that a program for browsers does not contain.
const NOT_ON_THE_PAGE: &str = "#[cfg(not(target_arch = \"wasm32\"))]";

/// One function for each message, its id, its text, and its code if the API sends it.
pub fn english(messages: &Messages) -> Result<String, String> {
    let all = ordered(messages);
    let mut code = format!(
        "pub(crate) const COUNT: usize = {};\npub(crate) const VERSION: &str = {:?};\n",
        translated(messages).len(),
        version(messages)
    );
    let _ = writeln!(code, "pub(crate) static IDS: [&str; {}] = [", all.len());
    for (id, _) in &all {
        let _ = writeln!(code, "    {id:?},");
    }
    code.push_str(
        "];\npub mod text {\n    //! One function for each message.\n    use crate::{Arg, Message, Phrase, Wording};\n",
    );
    for (place, (id, text)) in all.into_iter().enumerate() {
        if reach(id) != Reach::Page {
            let _ = writeln!(code, "    {NOT_ON_THE_PAGE}");
        }
        function(&mut code, place, id, text);
    }
    code.push_str("}\n");
    code.push_str(&wire(messages)?);
    code.push_str(&findings(messages)?);
    Ok(code)
}

/// The text at a position, as an expression.
fn wording(place: usize, text: &Text) -> String {
    format!("Wording {{ place: {place}, english: {:?} }}", encoded(text))
}

/// The messages that the API sends.
fn wire(messages: &Messages) -> Result<String, String> {
    let codes = codes(messages)?;
    let mut code = format!("pub(crate) static CODES: [crate::wire::Code; {}] = [\n", codes.len());
    for (name, (place, text)) in codes {
        let names: Vec<String> = text.params.iter().map(|param| wire_name(&param.name)).collect();
        let _ = writeln!(code, "    ({name:?}, {place}, &{names:?}),");
    }
    Ok(code + "];\n")
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
        "    /// `{id}`\n    pub {constant}fn {name}({}) -> Message {{ Message::new({}, {args}) }}",
        params.join(", "),
        wording(place, text)
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
         pub(crate) const fn finding(code: Code) -> &'static crate::FindingTexts {\n    match code {\n",
    );
    let mut checks = String::new();
    let all = ordered(messages);
    let sentences = all.iter().filter(|(id, _)| id.starts_with("finding-") && !id.contains('.'));
    for (id, text) in sentences {
        let wording = |id: &str, text: &Text| {
            wording(all.iter().position(|(other, _)| *other == id).unwrap_or_default(), text)
        };
        let fixed = |part: &str| {
            let id = format!("{id}.{part}");
            match messages.0.get(&id) {
                None => Err(format!("there is no message {id}")),
                Some(text) if !text.params.is_empty() => {
                    Err(format!("{id}: only the sentence has parameters"))
                }
                Some(text) => Ok(wording(&id, text)),
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
            "        Code::{variant} => &crate::FindingTexts {{ sentence: {}, title: {}, help: {}, example: {}, params: &[{params}] }},",
            wording(id, text),
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
