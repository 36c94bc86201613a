//! What `coverlist check --json` and `coverlist read --json` print.

use crate::FindingView;
use coverlist_core::read::{Delimiter, Encoding, Facts, LineEnds, Table};
use coverlist_core::template::Template;
use coverlist_core::validate::Verdict;
use serde::{Deserialize, Serialize};

/// The verdict on a file: what `coverlist check --json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictView {
    /// The template that the file was measured against: `user` or `device`.
    pub template: String,
    /// The file.
    pub file: FileView,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that cannot.
    pub rejected: u32,
    /// Rows that are no record: titles, comments, blanks, examples, totals, repeats.
    pub set_aside: u32,
    /// Whether a finding keeps the file from being staged.
    pub blocked: bool,
    /// Every finding, in file order; those about the whole file first.
    pub findings: Vec<FindingView>,
}

/// A file, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileView {
    /// How its bytes became characters.
    pub encoding: Encoding,
    /// What separates its cells.
    pub delimiter: Delimiter,
    /// What ends its rows.
    pub line_ends: LineEnds,
    /// Rows that name a record: accepted and rejected ones.
    pub rows: u32,
}

impl VerdictView {
    /// The verdict as it goes over the wire.
    pub fn new(verdict: &Verdict, template: &Template) -> Self {
        let Facts { encoding, delimiter, line_ends, .. } = verdict.facts;
        Self {
            template: template.id.clone(),
            file: FileView { encoding, delimiter, line_ends, rows: verdict.rows },
            accepted: verdict.accepted,
            rejected: verdict.rejected,
            set_aside: verdict.set_aside,
            blocked: verdict.blocked,
            findings: verdict.findings.iter().map(|finding| FindingView::new(finding, template)).collect(),
        }
    }
}

/// How the bytes of a file are read: what `coverlist read --json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadView {
    /// How its bytes became characters.
    pub encoding: Encoding,
    /// What separates its cells.
    pub delimiter: Delimiter,
    /// What ends its rows.
    pub line_ends: LineEnds,
    /// The cells of the header; empty when there is none.
    pub header: Vec<String>,
    /// The cells of every other record, as text exactly as in the file.
    pub rows: Vec<Vec<String>>,
}

impl ReadView {
    /// The table as it is printed; with `has_header` its first record is the header.
    pub fn new(table: &Table, has_header: bool) -> Self {
        let Facts { encoding, delimiter, line_ends, .. } = table.facts();
        let mut records = (1..=table.len() as u32)
            .map(|line| table.record(line).cells().map(|cell| cell.into_owned()).collect::<Vec<_>>());
        let header = if has_header { records.next().unwrap_or_default() } else { Vec::new() };
        Self { encoding, delimiter, line_ends, header, rows: records.collect() }
    }
}
