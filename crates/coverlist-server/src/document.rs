//! The JSON document of a template, as stored, imported and exported.

use coverlist_core::record::RecordKind;
use coverlist_core::template::{Column, StatusWord, Template, TemplateFault};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_path_to_error::{Path, Segment};

/// A template without its version, which the store assigns.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: String,
    name: String,
    kind: RecordKind,
    columns: Vec<Column>,
    status_words: Vec<StatusWord>,
    /// A template that was fetched from the server states its version. A new version gets a new number.
    #[serde(default, skip_serializing)]
    #[allow(dead_code, reason = "accepted and ignored")]
    version: Option<IgnoredAny>,
}

/// A fault of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place: a JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
    /// The fault in a few words.
    pub problem: String,
}

/// Reads a document as a version of a template. Does not check the rules of templates.
///
/// # Errors
///
/// When the text is not JSON or not a template.
pub fn read(json: &[u8], version: u32) -> Result<Template, Fault> {
    let mut parser = serde_json::Deserializer::from_slice(json);
    let document: Document = serde_path_to_error::deserialize(&mut parser)
        .map_err(|error| Fault { pointer: pointer(error.path()), problem: error.inner().to_string() })?;
    parser.end().map_err(|error| Fault { pointer: String::new(), problem: error.to_string() })?;
    let Document { id, name, kind, columns, status_words, .. } = document;
    Ok(Template { id, version, name, kind, columns, status_words })
}

/// The document of a template.
///
/// # Errors
///
/// Never for the types of a template.
pub fn write(template: &Template) -> serde_json::Result<String> {
    let Template { id, name, kind, columns, status_words, .. } = template.clone();
    let document = Document { id, name, kind, columns, status_words, version: None };
    serde_json::to_string_pretty(&document)
}

/// The place in the document of a broken rule.
pub fn place(fault: TemplateFault) -> String {
    match fault {
        TemplateFault::NoTemplate => String::new(),
        TemplateFault::Id => "/id".to_owned(),
        TemplateFault::Name => "/name".to_owned(),
        TemplateFault::KeyNotFirst => "/columns/0".to_owned(),
        TemplateFault::NoStatus => "/columns".to_owned(),
        TemplateFault::RepeatedField(at) => format!("/columns/{at}/field"),
        TemplateFault::Header(at) | TemplateFault::ReservedHeader(at) => format!("/columns/{at}/header"),
        TemplateFault::NoStatusWord => "/status_words".to_owned(),
        TemplateFault::StatusWord(at) => format!("/status_words/{at}/word"),
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
