//! The document of a template, as stored, imported and exported: a Table Schema in JSON.

use coverlist_core::template::{TableSchema, Template};
use coverlist_messages::{English, Message, render, template_rule, text};
use serde_path_to_error::{Path, Segment};
use std::fmt;

/// A fault of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place: a JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
    /// The fault as a sentence.
    pub problem: Message,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, render(&English, &self.problem))
    }
}

/// Reads a document as a version of a template. Does not check the rules that need a district's other
/// templates.
///
/// # Errors
///
/// When the text is not JSON or not a template.
pub fn read(json: &[u8], version: u32) -> Result<Template, Fault> {
    let mut parser = serde_json::Deserializer::from_slice(json);
    let schema: TableSchema = serde_path_to_error::deserialize(&mut parser).map_err(|error| Fault {
        pointer: pointer(error.path()),
        problem: text::part_fault_syntax(error.inner().to_string()),
    })?;
    parser.end().map_err(|error| Fault {
        pointer: String::new(),
        problem: text::part_fault_syntax(error.to_string()),
    })?;
    let template = Template::try_from(schema)
        .map_err(|fault| Fault { problem: template_rule(fault.rule), pointer: fault.pointer })?;
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

fn pointer(path: &Path) -> String {
    let part = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{}", key.replace('~', "~0").replace('/', "~1"))),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(part).collect()
}
