//! The workbook from which a table comes. Its worksheet is read as CSV.

use super::{Delimiter, Dialect, Encoding, ReadChoices};
use crate::findings::{Code, Finding, Severity};
use serde::{Deserialize, Serialize};

/// A person's choices about a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookChoices {
    /// The name of the worksheet to read; `None` reads the likeliest one.
    pub worksheet: Option<String>,
    /// What happens to hidden rows; `None` reads them, and blocks the file if there are any.
    pub hidden_rows: Option<HiddenRows>,
}

/// What happens to hidden rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HiddenRows {
    /// They are read like others.
    Include,
    /// Their lines are blank, so that the lines of other rows stay the same.
    LeaveOut,
}

/// A workbook, and the worksheet of it that is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkbookFacts {
    /// The size of the workbook in bytes. The table has the size of the CSV.
    pub bytes: u64,
    /// The worksheets, the likeliest one first.
    pub worksheets: Vec<Worksheet>,
    /// The index of the worksheet that is read; `None` if none can be.
    pub read: Option<u16>,
    /// What happens to hidden rows, by decision of a person.
    pub hidden_rows: Option<HiddenRows>,
    /// What the table does not show of the workbook, or the reason why none of it is read.
    pub notes: Vec<Finding>,
}

/// A worksheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Worksheet {
    /// The name, which is unique in its workbook.
    pub name: String,
    /// The number of rows with content.
    pub rows: u32,
    /// The number of those that are hidden.
    pub hidden_rows: u32,
    /// Whether the worksheet is hidden.
    pub is_hidden: bool,
}

impl ReadChoices {
    /// How the CSV of a worksheet is read.
    pub const OF_WORKSHEET: Self = Self {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(Delimiter::Comma),
        dialect: Some(Dialect::Plain),
    };
}

impl WorkbookFacts {
    /// The worksheet that is read; `None` if none can be.
    pub fn worksheet(&self) -> Option<&Worksheet> {
        self.worksheets.get(usize::from(self.read?))
    }

    /// Whether it has a worksheet with this name.
    pub fn has_worksheet(&self, name: &str) -> bool {
        self.worksheets.iter().any(|worksheet| worksheet.name == name)
    }

    /// The worksheet with hidden rows about which nobody has decided.
    pub fn undecided(&self) -> Option<&Worksheet> {
        self.worksheet().filter(|worksheet| worksheet.hidden_rows > 0 && self.hidden_rows.is_none())
    }

    /// What prevents that its rows are applied: hidden rows about which nobody has decided, or the reason why
    /// nothing of it is read.
    pub fn blocking(&self) -> Option<&Finding> {
        self.notes.iter().find(|note| note.severity() == Severity::Blocks)
    }

    /// The reason why nothing of the workbook is read.
    pub fn unread(&self) -> Option<&Finding> {
        self.blocking().filter(|_| self.read.is_none())
    }

    /// The findings about the workbook.
    pub(crate) fn findings(&self) -> impl Iterator<Item = Finding> {
        let others = || self.worksheets.iter().filter(|worksheet| worksheet.rows > 0 && !worksheet.is_hidden);
        let is_chosen = self.read.is_some() && others().count() > 1;
        let chosen = is_chosen.then(|| Finding::file(Code::WorksheetChosen));
        chosen.into_iter().chain(self.notes.iter().cloned())
    }
}
