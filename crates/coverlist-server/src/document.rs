//! The document of a template, as stored, imported and exported: a Table Schema in JSON.

use coverlist_core::template::{TableSchema, Template};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

/// A fault of a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place: a JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
    /// The fault in a few words.
    pub problem: String,
}

/// Reads a document as a version of a template. Does not check the rules that need a district's other
/// templates.
///
/// # Errors
///
/// When the text is not JSON or not a template.
pub fn read(json: &[u8], version: u32) -> Result<Template, Fault> {
    let template = Template::try_from(parse::<TableSchema>(json)?)
        .map_err(|fault| Fault { problem: fault.rule.to_string(), pointer: fault.pointer })?;
    Ok(Template { version, ..template })
}

/// The document of a template.
///
/// # Errors
///
/// Never for the types of a template.
pub fn write(template: &Template) -> serde_json::Result<String> {
    serde_json::to_string_pretty(template)
}

/// Parses a JSON document.
///
/// # Errors
///
/// When the text is not JSON or not a `T`.
pub fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T, Fault> {
    let mut parser = serde_json::Deserializer::from_slice(json);
    let value = serde_path_to_error::deserialize(&mut parser)
        .map_err(|error| Fault { pointer: pointer(error.path()), problem: error.inner().to_string() })?;
    parser.end().map_err(|error| Fault { pointer: String::new(), problem: error.to_string() })?;
    Ok(value)
}

fn pointer(path: &Path) -> String {
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(part).collect()
}
