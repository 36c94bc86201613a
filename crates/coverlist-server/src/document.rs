//! Documents in JSON: templates and sources, as stored, imported and exported, decisions about a file, and
//! provenances.

use coverlist_core::sheet::{Decisions, Provenance, Source};
use coverlist_core::template::{TableSchema, Template, TemplateFault};
use coverlist_messages::{Message, template_rule, text};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use std::fmt;

/// A fault of a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place: a JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
    /// The fault as a sentence.
    pub problem: Message,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.problem)
    }
}

impl From<TemplateFault> for Fault {
    fn from(TemplateFault { pointer, rule }: TemplateFault) -> Self {
        Self { pointer, problem: template_rule(rule) }
    }
}

/// Reads the document of a template. Its version is 0 if the document states none. Does not check the rules
/// of a set of templates.
///
/// # Errors
///
/// When the text is not JSON or not a template.
pub fn read(json: &[u8]) -> Result<Template, Fault> {
    Ok(Template::try_from(parse::<TableSchema>(json)?)?)
}

/// The document of a template.
///
/// # Errors
///
/// Never for the types of a template.
pub fn write(template: &Template) -> serde_json::Result<String> {
    serde_json::to_string_pretty(template)
}

/// Reads decisions about a file.
///
/// # Errors
///
/// When the text is not JSON or not decisions.
pub fn decisions(json: &[u8]) -> Result<Decisions, Fault> {
    parse_as(json, &text::part_decisions_syntax())
}

/// Reads the document of a source. Does not check it against its template.
///
/// # Errors
///
/// When the text is not JSON or not a source.
pub fn source(json: &[u8]) -> Result<Source, Fault> {
    parse_as(json, &text::part_source_syntax())
}

/// Reads a provenance.
///
/// # Errors
///
/// When the text is not JSON or not a provenance.
pub fn provenance(json: &[u8]) -> Result<Provenance, Fault> {
    parse_as(json, &text::part_fault_provenance())
}

/// Parses a JSON document.
///
/// # Errors
///
/// When the text is not JSON or not a `T`.
pub fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, Fault> {
    parse_as(json, &text::part_fault_syntax())
}

/// Parses a JSON document. `misfit` is the problem of a value that does not belong at its place.
fn parse_as<T: DeserializeOwned>(json: &[u8], misfit: &Message) -> Result<T, Fault> {
    let mut parser = serde_json::Deserializer::from_slice(json);
    let value = serde_path_to_error::deserialize(&mut parser)
        .map_err(|error| Fault { pointer: pointer(error.path()), problem: problem(error.inner(), misfit) })?;
    parser.end().map_err(|error| Fault { pointer: String::new(), problem: problem(&error, misfit) })?;
    Ok(value)
}

/// The problem of a document. A text that is not JSON has a line and a column, and other errors have a
/// pointer. The words of the parser itself are dropped: they are in English, and may quote a header.
fn problem(error: &serde_json::Error, misfit: &Message) -> Message {
    if !error.is_data() {
        return text::part_fault_not_json(error.line().to_string(), error.column().to_string());
    }
    let problem = error.to_string();
    match problem.rsplit_once(" at ").map_or(&*problem, |(code, _)| code) {
        "unknown_field" => text::part_fault_field_id(),
        "category" => text::part_fault_category(),
        "primary_key" => text::part_fault_primary_key(),
        "value" => text::part_fault_value(),
        _ => misfit.clone(),
    }
}

fn pointer(path: &Path) -> String {
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(part).collect()
}
