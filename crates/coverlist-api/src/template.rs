//! The versions of a template, and what a changed document would be.

use crate::{Person, SentenceView};
use serde::{Deserialize, Serialize};

/// A version of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateVersionView {
    /// Its number. The highest one is current.
    pub version: u32,
    /// Who saved it; `None` for the command line and for the templates that every district starts with.
    pub by: Option<Person>,
    /// When it was saved, RFC 3339.
    pub at: String,
    /// The number of imports that were staged with it.
    pub imports: u32,
    /// How it differs from the version before. The first version has none.
    pub differences: Vec<SentenceView>,
}

/// What a document would become if it were saved. Nothing is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplatePreview {
    /// The current version of the template; 0 for a template that does not exist yet.
    pub current: u32,
    /// What keeps it from being saved.
    pub faults: Vec<TemplateFaultView>,
    /// How it differs from the current version. None when it has faults.
    pub differences: Vec<SentenceView>,
    /// The rows of the example file: the header, then filled rows. None when it has faults.
    pub example: Vec<Vec<String>>,
}

/// A broken rule of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateFaultView {
    /// Its place in the document: a JSON pointer (RFC 6901), empty for the whole document.
    pub pointer: String,
    /// What is wrong.
    pub problem: SentenceView,
}
