//! Why a text is not a sheet.

use crate::template::{SheetHeaderFault, SheetHeaderRule};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A text that is not a sheet: the first rule of the grammar that it breaks, and its place. It holds no
/// cell's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SheetFault {
    /// The broken rule.
    pub rule: SheetRule,
    /// The row in the sheet, from 1. The header is row 1, and a line break inside a cell begins no row.
    pub line: u32,
    /// The position of the column, from 1; `None` when the fault is of the whole row.
    pub column: Option<u16>,
}

/// A rule of the grammar in `docs/SHEET.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SheetRule {
    /// The text is UTF-8.
    NotUtf8,
    /// The text has no NUL character.
    Nul,
    /// Every row ends with CRLF.
    LineEnd,
    /// A quote is at the start and the end of a cell, or doubled between them.
    Quote,
    /// The text ends with a row's end.
    CutOff,
    /// The sheet has a header.
    Empty,
    /// The sheet has a row below the header.
    NoRows,
    /// Every row has as many cells as the header.
    CellCount,
    /// Each column is one of the template's, `Check: ` with a name, `Line` or `Reason`.
    HeaderUnknown,
    /// No header occurs twice.
    HeaderRepeated,
    /// The columns are in order.
    HeaderOrder,
    /// The sheet has each required column of the template.
    HeaderMissing,
    /// No cell begins or ends with a space.
    Space,
    /// A line is a number from 1, without leading zeros.
    Line,
    /// No line occurs twice.
    LineRepeated,
    /// The reason of a row without cells is the code of a row that could not be split.
    Reason,
}

impl SheetRule {
    /// Every rule.
    pub const ALL: [Self; 16] = [
        Self::NotUtf8,
        Self::Nul,
        Self::LineEnd,
        Self::Quote,
        Self::CutOff,
        Self::Empty,
        Self::NoRows,
        Self::CellCount,
        Self::HeaderUnknown,
        Self::HeaderRepeated,
        Self::HeaderOrder,
        Self::HeaderMissing,
        Self::Space,
        Self::Line,
        Self::LineRepeated,
        Self::Reason,
    ];

    /// The name of the rule on the wire, such as `line_end`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::Nul => "nul",
            Self::LineEnd => "line_end",
            Self::Quote => "quote",
            Self::CutOff => "cut_off",
            Self::Empty => "empty",
            Self::NoRows => "no_rows",
            Self::CellCount => "cell_count",
            Self::HeaderUnknown => "header_unknown",
            Self::HeaderRepeated => "header_repeated",
            Self::HeaderOrder => "header_order",
            Self::HeaderMissing => "header_missing",
            Self::Space => "space",
            Self::Line => "line",
            Self::LineRepeated => "line_repeated",
            Self::Reason => "reason",
        }
    }
}

impl From<SheetHeaderFault> for SheetFault {
    fn from(fault: SheetHeaderFault) -> Self {
        let rule = match fault.rule {
            SheetHeaderRule::Unknown => SheetRule::HeaderUnknown,
            SheetHeaderRule::Repeated => SheetRule::HeaderRepeated,
            SheetHeaderRule::Order => SheetRule::HeaderOrder,
            SheetHeaderRule::Missing => SheetRule::HeaderMissing,
        };
        Self { rule, line: 1, column: fault.column }
    }
}

/// The name of the rule, the line and the column, for logs: `quote:3:2`.
impl fmt::Display for SheetFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.rule.id(), self.line)?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

impl std::error::Error for SheetFault {}
