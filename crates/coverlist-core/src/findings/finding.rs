//! A finding: one observation about a file.

use super::{Code, Severity};
use crate::record::Field;
use serde::{Deserialize, Serialize};

/// One observation about a file: a code and a place. It never holds a cell's value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The line number that a spreadsheet shows; `None` when the finding is about the whole file.
    pub line: Option<u32>,
    /// The column's position in the file, from 1; `None` when the finding is about a whole row, or about a
    /// column that is not there.
    pub column: Option<u16>,
    /// The kind of observation. It decides the severity and the texts.
    pub code: Code,
    /// The field that the finding concerns; `None` when it concerns no column of the template.
    pub field: Option<Field>,
    /// The first [`Finding::MAX_LINES`] other lines that belong to the finding, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// The number of further lines that are not in `lines`.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub omitted_count: u32,
    /// The id of the template that the file fits better; `None` for other findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits_better: Option<Box<str>>,
}

impl Finding {
    /// The maximum number of other lines in a finding.
    pub const MAX_LINES: usize = 8;

    /// Creates a finding about the whole file.
    pub fn file(code: Code) -> Self {
        Self {
            line: None,
            column: None,
            code,
            field: None,
            lines: Vec::new(),
            omitted_count: 0,
            fits_better: None,
        }
    }

    /// Creates a finding about a whole row.
    pub fn row(code: Code, line: u32) -> Self {
        Self { line: Some(line), ..Self::file(code) }
    }

    /// Creates a finding about one cell. `field` is `None` when the template does not know the column.
    pub fn cell(code: Code, line: u32, column: u16, field: Option<Field>) -> Self {
        Self { line: Some(line), column: Some(column), field, ..Self::file(code) }
    }

    /// Adds the first of the `count` other lines that belong to the finding.
    #[must_use]
    pub fn naming(mut self, lines: impl IntoIterator<Item = u32>, count: usize) -> Self {
        self.lines = lines.into_iter().take(Self::MAX_LINES).collect();
        self.omitted_count = u32::try_from(count.saturating_sub(self.lines.len())).unwrap_or(u32::MAX);
        self
    }

    /// The consequence of the finding, which depends only on its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_a_few_lines_and_counts_the_rest() {
        let finding = Finding::row(Code::KeyConflict, 2).naming(3..=20, 18);
        assert_eq!(finding.lines, (3..=10).collect::<Vec<_>>());
        assert_eq!(finding.omitted_count, 10);
    }

    #[test]
    fn the_wire_leaves_out_what_there_is_not() {
        let json = serde_json::to_value(Finding::row(Code::RowBlank, 3)).expect("it serializes");
        assert_eq!(json, serde_json::json!({"line": 3, "column": null, "code": "row_blank", "field": null}));
        let back: Finding = serde_json::from_value(json).expect("it reads back");
        assert_eq!(back, Finding::row(Code::RowBlank, 3));
    }
}
