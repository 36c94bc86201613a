//! The output of `coverlist check --json` and `coverlist read --json`.

use crate::FindingView;
use coverlist_core::read::{Delimiter, Dialect, Encoding, Facts, LineEnds, Table, WorkbookFacts};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Verdict;
use serde::{Deserialize, Serialize};

/// The verdict on a file: the output of `coverlist check --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictView {
    /// The id of the template that the file follows: `user` or `device`.
    pub template: String,
    /// The properties of the file that reading recognizes.
    pub file: FileView,
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rows that a finding rejects.
    pub rejected: u32,
    /// The number of rows that are not records: titles, comments, blanks, examples, totals, repeats.
    pub set_aside: u32,
    /// Whether a finding prevents staging of the file.
    pub blocked: bool,
    /// All findings in file order; those about the whole file come first.
    pub findings: Vec<FindingView>,
}

/// The properties of a file that reading recognizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileView {
    /// The encoding in which the bytes were decoded.
    pub encoding: Encoding,
    /// The character that separates the cells of a row.
    pub delimiter: Delimiter,
    /// How cells are separated and quoted.
    pub dialect: Dialect,
    /// The characters that separate the rows.
    pub line_ends: LineEnds,
    /// The name of the worksheet, if the file is a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worksheet: Option<String>,
    /// The number of rows that name a record, accepted or rejected.
    pub rows: u32,
}

impl VerdictView {
    /// The verdict as a view.
    pub fn new(verdict: &Verdict, template: &Template, templates: &TemplateSet) -> Self {
        let Facts { encoding, delimiter, dialect, line_ends, .. } = verdict.facts;
        let worksheet = worksheet(verdict.facts.workbook.as_deref());
        Self {
            template: template.id.clone(),
            file: FileView { encoding, delimiter, dialect, line_ends, worksheet, rows: verdict.rows },
            accepted: verdict.accepted,
            rejected: verdict.rejected,
            set_aside: verdict.set_aside,
            blocked: verdict.blocked,
            findings: verdict
                .findings()
                .map(|finding| FindingView::new(&finding, template, templates))
                .collect(),
        }
    }
}

/// The records of a file: the output of `coverlist read --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadView {
    /// The encoding in which the bytes were decoded.
    pub encoding: Encoding,
    /// The character that separates the cells of a row.
    pub delimiter: Delimiter,
    /// How cells are separated and quoted.
    pub dialect: Dialect,
    /// The characters that separate the rows.
    pub line_ends: LineEnds,
    /// The name of the worksheet, if the file is a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worksheet: Option<String>,
    /// The cells of the header; empty when there is none.
    pub header: Vec<String>,
    /// The cells of all other records, exactly as in the file.
    pub rows: Vec<Vec<String>>,
}

impl ReadView {
    /// Converts a table. With `has_header`, its first record is the header.
    pub fn new(table: &Table, has_header: bool) -> Self {
        let Facts { encoding, delimiter, dialect, line_ends, .. } = table.facts();
        let mut records = (1..=table.len() as u32)
            .map(|line| table.record(line).cells().map(|cell| cell.into_owned()).collect::<Vec<_>>());
        let worksheet = worksheet(table.workbook());
        let header = if has_header { records.next().unwrap_or_default() } else { Vec::new() };
        Self { encoding, delimiter, dialect, line_ends, worksheet, header, rows: records.collect() }
    }
}

fn worksheet(workbook: Option<&WorkbookFacts>) -> Option<String> {
    Some(workbook?.worksheet()?.name.clone())
}
