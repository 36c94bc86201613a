//! Decisions about single rows: those that are left out, and those that are kept.

use super::ColumnName;
use super::DecisionRule;
use crate::record::trim;
use crate::validate::RowRule;
use serde::{Deserialize, Serialize};

/// A rule that leaves rows out: it names a line, or a column and one condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct LeaveOut {
    /// The line of a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// A column of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<ColumnName>,
    /// Rows with one of these texts in the column are left out. A blank cell is the empty text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<Vec<String>>,
    /// Rows with any other text in the column are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_not: Option<Vec<String>>,
    /// Whether rows with a negative amount in the column are left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_negative: bool,
}

/// A row that is kept, of rows with one key that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// The line of the row.
    pub line: u32,
}

impl LeaveOut {
    /// The rule that only rows with one of these texts in a column are read.
    pub fn all_but(column: u16, texts: Vec<String>) -> Self {
        Self { column: Some(ColumnName::Position(column)), is_not: Some(texts), ..Self::default() }
    }

    /// The rule that no row is left out because of a column, which answers the question about it.
    pub fn none_by(column: u16) -> Self {
        Self { column: Some(ColumnName::Position(column)), is: Some(Vec::new()), ..Self::default() }
    }

    /// Whether rows may be left out because of a column.
    pub(super) fn may_leave_out_by_column(&self) -> bool {
        self.column.is_some() && self.is.as_ref().is_none_or(|texts| !texts.is_empty())
    }

    /// The rule by position, in a file whose header has these cells.
    pub(super) fn rule<C: AsRef<str>>(&self, cells: &[C]) -> Result<RowRule, DecisionRule> {
        let texts = |texts: &[String]| texts.iter().map(|text| trim(text).to_owned()).collect();
        match (self.line, &self.column, &self.is, &self.is_not, self.is_negative) {
            (Some(line), None, None, None, false) => Ok(RowRule::Line(line)),
            (None, Some(column), Some(is), None, false) => {
                Ok(RowRule::Is(column.position(cells)?, texts(is)))
            }
            (None, Some(column), None, Some(is), false) => {
                Ok(RowRule::IsNot(column.position(cells)?, texts(is)))
            }
            (None, Some(column), None, None, true) => Ok(RowRule::IsNegative(column.position(cells)?)),
            _ => Err(DecisionRule::RowRule),
        }
    }
}
