//! The rows that the page shows.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::Field;
use coverlist_core::validate::RowStatus;
use serde::{Deserialize, Serialize};

/// The maximum length of a displayed cell in characters. A longer one ends with an ellipsis.
pub const CELL_CHARACTERS: usize = 300;

/// A window of rows: a part of the rows that a filter selects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// The number of the run that the rows belong to.
    pub run: u32,
    /// The number of the request that this window answers.
    pub number: u32,
    /// The number of rows that the filter selects.
    pub total: u32,
    /// The number of selected rows before the window.
    pub from: u32,
    /// The rows of the window, in file order.
    pub rows: Vec<RowView>,
    /// The number of selected rows before the last one with a finding, or without a record, that comes before
    /// the window.
    #[serde(default)]
    pub marked_before: Option<u32>,
    /// The same for the first one that comes after the window.
    #[serde(default)]
    pub marked_after: Option<u32>,
}

/// One row of a window, as the page's table shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowView {
    /// The line number that a spreadsheet shows.
    pub line: u32,
    /// The result of validation for the row.
    pub row_status: RowStatus,
    /// The cells in the shown columns. Very long cells are cut, and missing cells are empty.
    pub cells: Vec<String>,
    /// The findings about the row and its cells.
    pub findings: Vec<Finding>,
    /// Whether the row is accepted and its key names no record, as far as the keys are looked up.
    pub is_missing: bool,
    /// The certain repairs of its damaged cells. A repair is made by an edit.
    pub repairs: Vec<CellRepair>,
}

impl RowView {
    /// Whether the row has a finding, or names no record.
    pub fn is_marked(&self) -> bool {
        self.is_missing || (self.row_status.is_record() && !self.findings.is_empty())
    }

    /// Whether another row with the same key has other values, and a person has kept neither.
    pub fn contradicts(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == Code::KeyConflict)
    }
}

/// A cell with damage that can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellRepair {
    /// The field whose column has the cell.
    pub field: Field,
    /// The text without the damage.
    pub text: String,
}
