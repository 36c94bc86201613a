//! A finding on the wire.

use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::record::Field;
use coverlist_core::template::Template;
use serde::{Deserialize, Serialize};

/// A finding on the wire: code and place, and a sentence. Never a cell's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingView {
    /// What was observed: `key_blank`.
    pub code: Code,
    /// What it means for the row or the file.
    pub severity: Severity,
    /// The line that a spreadsheet shows; `null` for the whole file.
    pub line: Option<u32>,
    /// The column's position in the file, from 1; `null` for a whole row or an absent column.
    pub column: Option<u16>,
    /// The template's field, if the finding concerns one.
    pub field: Option<Field>,
    /// Other lines that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// What, where, and what to do.
    pub message: String,
}

impl FindingView {
    /// The finding as it goes over the wire.
    pub fn new(finding: &Finding, template: &Template) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity(),
            line: finding.line,
            column: finding.column,
            field: finding.field,
            lines: finding.lines.clone(),
            message: finding.message(template),
        }
    }
}
