//! The result of validating a file, without its rows.

use coverlist_core::findings::{Code, Finding, TallyLine};
use coverlist_core::map::HeaderVerdict;
use coverlist_core::record::Field;
use coverlist_core::sheet::{Decisions, Question, SourceUse};
use coverlist_core::value::DateOrder;
use serde::{Deserialize, Serialize};

/// The result of validating a file. It has no findings of rows; windows have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// The comparison of the header with the template; `None` when the file has no header.
    pub header: Option<HeaderVerdict>,
    /// The columns to show, from left to right: all of the template's, and up to a few dozen others.
    pub columns: Vec<Column>,
    /// Whether the rows were checked. Rows are not checked when the header blocks the file, or the file is
    /// too large, damaged or not text; then all rows count as rejected.
    pub checked: bool,
    /// The number of rows that name a record, accepted or rejected.
    pub rows: u32,
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rows that a finding rejects.
    pub rejected: u32,
    /// The number of rows that are not records, such as titles, totals and blank rows.
    pub set_aside: u32,
    /// The number of accepted or rejected rows with findings.
    pub with_findings: u32,
    /// Whether a finding prevents staging of the file.
    pub blocked: bool,
    /// The number of findings for each code.
    pub tally: Vec<TallyLine>,
    /// The findings that are always shown: those about the whole file and those that block it, at most a few
    /// dozen.
    pub top_findings: Vec<Finding>,
    /// Date columns whose order of day and month is in doubt.
    pub date_questions: Vec<DateQuestion>,
    /// Date columns whose order of day and month is known.
    pub date_orders: Vec<DateReading>,
    /// The open questions, with the places of their answers in the decisions document.
    pub questions: Vec<Question>,
    /// The number of rows that each rule leaves out, in the order of the decisions that are applied.
    pub left_out: Vec<u32>,
    /// The use of saved sources; `None` if none has headers like those of the file.
    pub source: Option<SourceUse>,
    /// The decisions that are applied, with those of a saved source; `None` if none is applied.
    pub sourced: Option<Box<Decisions>>,
}

/// A column of the file that the page's table shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// The header as it is in the file.
    pub text: String,
    /// The column's field; `None` when the template has no such column. Such a column is not read.
    pub field: Option<Field>,
}

/// A date column whose order of day and month a person must choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateQuestion {
    /// The field whose values the column holds.
    pub field: Field,
    /// The line of the first cell in question.
    pub line: u32,
    /// The text of the first cell in question.
    pub text: String,
    /// The reason for the doubt: [`Code::DateOrderUnknown`], [`Code::DateOrderMixed`] or
    /// [`Code::DateOrderDoubtful`].
    pub code: Code,
    /// The first lines that prove an order, but not well enough.
    pub lines: Vec<u32>,
}

/// A date column whose order of day and month is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateReading {
    /// The field whose values the column holds.
    pub field: Field,
    /// The order in which the dates of the column are read.
    pub order: DateOrder,
    /// Why the order is known.
    pub reason: OrderReason,
    /// The text of the first cell that needs the order.
    pub text: String,
}

/// Why the order of a date column is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrderReason {
    /// This is the first line of the column that proves it.
    Line(u32),
    /// The rows of this other column prove it.
    Column(Field),
    /// A person chose it.
    Chosen,
}
