use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::record::Field;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{
    English, FindingWords, Message, Params, finding_message, finding_sentence, finding_with_help, placed,
    render,
};
use serde::{Deserialize, Serialize};

/// A finding on the wire: a code with parameters, a place and a sentence, but no cell value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingView {
    /// The code of the finding, such as `key_blank`.
    pub code: Code,
    /// The consequence for the row or the file.
    pub severity: Severity,
    /// The line number that a spreadsheet shows; `null` for the whole file.
    pub line: Option<u32>,
    /// The column, from 1; `null` for a whole row or an absent column.
    pub column: Option<u16>,
    /// The template's field that the finding concerns; `null` when it concerns none.
    pub field: Option<Field>,
    /// The header of the field in the template; `null` when the finding concerns no field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Other lines that belong to the finding, such as rows with the same key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// The values that the sentence of the code mentions, by name, such as the header of the field.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub params: Params,
    /// The place, the problem and the remedy in English.
    pub message: String,
}

impl FindingView {
    /// The finding as a view.
    pub fn new(finding: &Finding, template: &Template, templates: &TemplateSet) -> Self {
        let words = FindingWords::of(finding, template, templates);
        Self {
            code: finding.code,
            severity: finding.severity(),
            line: finding.line,
            column: finding.column,
            field: finding.field,
            header: finding.field.map(|field| template.header(field).to_owned()),
            lines: finding.lines.clone(),
            params: finding_sentence(finding.code, &words).to_wire().params,
            message: render(&English, &finding_message(finding, template, templates)),
        }
    }

    /// The finding with its place and its help, whose sentence is in another language.
    pub fn placed(&self, sentence: String) -> Message {
        let header = self.header.as_deref().unwrap_or_default();
        finding_with_help(self.code, placed(self.line, self.column, header, sentence))
    }
}
