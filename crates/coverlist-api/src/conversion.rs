//! The result of converting a file to a sheet.

use crate::{FindingView, QuestionView};
use coverlist_core::sheet::{Converted, Decisions, Provenance, SheetRows, SourceUse};
use coverlist_core::template::{Template, TemplateSet};
use serde::{Deserialize, Serialize};

/// The result of converting a file to a sheet, without the sheet and its provenance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConversionView {
    /// The id of the template.
    pub template: String,
    /// The number of rows by their status in the sheet; `null` when the file has no sheet.
    pub rows: Option<SheetRows>,
    /// The use of the district's saved sources; `null` if none has headers like those of the file.
    pub source: Option<SourceUse>,
    /// The decisions that were applied, with the confirmed proposals.
    pub decisions: Decisions,
    /// The open questions. Rows that depend on their answers are rejected, and columns are not in the sheet.
    pub questions: Vec<QuestionView>,
    /// All findings in file order; those about the whole file come first.
    pub findings: Vec<FindingView>,
}

/// A converted file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConvertedView {
    /// The result of the conversion.
    pub conversion: ConversionView,
    /// The text of the sheet; `null` when the file has none.
    pub sheet: Option<String>,
    /// Where the sheet comes from; `null` when the file has no sheet.
    pub provenance: Option<Provenance>,
}

impl ConversionView {
    /// The result of converting a file under one of the templates.
    pub fn new(converted: &Converted, template: &Template, templates: &TemplateSet) -> Self {
        let findings = converted.verdict.findings();
        Self {
            template: template.id.clone(),
            rows: converted.sheet.as_ref().map(|sheet| sheet.provenance.rows),
            source: converted.source.clone(),
            decisions: converted.decisions.clone(),
            questions: converted.questions.iter().map(QuestionView::new).collect(),
            findings: findings.map(|finding| FindingView::new(&finding, template, templates)).collect(),
        }
    }
}
