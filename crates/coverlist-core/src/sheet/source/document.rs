//! The document of a source. `docs/SHEET.md` describes it.

use super::super::{DecisionFault, DecisionRule, Decisions};
use super::field_names::by_id;
use crate::map::MAX_COLUMNS;
use crate::record::{is_name, trim};
use crate::template::Template;
use serde::{Deserialize, Serialize};

/// A saved mapping for files from one sender: the headers of the file that it was made from, and the
/// decisions about that file which other files share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name, unique in the district.
    pub name: String,
    /// Increases with each change; 0 when a document states none.
    #[serde(default)]
    pub version: u32,
    /// The id of the template.
    pub template: String,
    /// The headers of the file, from left to right. A column without a header has a blank one.
    pub headers: Vec<String>,
    /// The decisions. They name the columns of the template by field, such as `coverage_start`.
    #[serde(default)]
    pub decisions: Decisions,
}

/// A fault of a source's document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFault {
    /// Its place: a JSON pointer (RFC 6901).
    pub pointer: String,
    /// The broken rule.
    pub rule: SourceRule,
}

/// A rule of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRule {
    /// The name has 1 to 60 characters, no space around it, and no control characters.
    Name,
    /// There is at least one header, and no more than a file can have columns.
    Headers,
    /// Decisions about single lines and cells, and about worksheets, belong to one file.
    OfOneFile,
    /// The decision fits the headers and the template.
    Decision(DecisionRule),
}

impl Source {
    /// Checks the document against its template.
    ///
    /// # Errors
    ///
    /// The first broken rule.
    pub fn check(&self, template: &Template) -> Result<(), SourceFault> {
        let fault = |pointer: &str, rule| Err(SourceFault { pointer: pointer.to_owned(), rule });
        if !is_name(&self.name) {
            return fault("/name", SourceRule::Name);
        }
        if !(1..=MAX_COLUMNS).contains(&self.headers.len()) {
            return fault("/headers", SourceRule::Headers);
        }
        if !self.decisions.keep.is_empty() {
            return fault("/decisions/keep", SourceRule::OfOneFile);
        }
        if !self.decisions.conflicts.is_empty() {
            return fault("/decisions/conflicts", SourceRule::OfOneFile);
        }
        if !self.decisions.edits.is_empty() {
            return fault("/decisions/edits", SourceRule::OfOneFile);
        }
        if self.decisions.worksheet.is_some() {
            return fault("/decisions/worksheet", SourceRule::OfOneFile);
        }
        if self.decisions.hidden_rows.is_some() {
            return fault("/decisions/hidden_rows", SourceRule::OfOneFile);
        }
        if let Some(index) = self.decisions.leave_out.iter().position(|rule| rule.line.is_some()) {
            return fault(&format!("/decisions/leave_out/{index}"), SourceRule::OfOneFile);
        }
        let broken = |DecisionFault { pointer, rule }| SourceFault {
            pointer: format!("/decisions{pointer}"),
            rule: SourceRule::Decision(rule),
        };
        self.decisions.choices(&self.headers, &by_id(template)).map(drop).map_err(broken)
    }

    /// Whether a header of the file tells it from other files.
    pub fn has_headers(&self) -> bool {
        self.headers.iter().any(|header| !trim(header).is_empty())
    }
}
