//! How long the files, rows and reports of imports are kept.

use coverlist_core::lifecycle::State;
use serde::{Deserialize, Serialize};

/// What is kept of an import, and deleted after a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KeptPart {
    /// The sheet as it was sent.
    File,
    /// The values of its rows, and those of the records before and after.
    Rows,
    /// What became of each row, findings, decisions and marks.
    Report,
}

impl KeptPart {
    /// Every part, in the order in which they are deleted.
    pub const ALL: [Self; 3] = [Self::File, Self::Rows, Self::Report];

    /// The name of the part on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Rows => "rows",
            Self::Report => "report",
        }
    }
}

/// After how many days each part of an import is deleted. `None` keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct RetentionPeriods {
    /// Days after which files are deleted.
    pub file: Option<u32>,
    /// Days after which rows are deleted. A report is kept at least as long as its rows.
    pub rows: Option<u32>,
    /// Days after which reports are deleted.
    pub report: Option<u32>,
}

impl RetentionPeriods {
    /// The days of a part.
    pub const fn of(&self, part: KeptPart) -> Option<u32> {
        match part {
            KeptPart::File => self.file,
            KeptPart::Rows => self.rows,
            KeptPart::Report => self.report,
        }
    }

    /// Whether every part is kept.
    pub const fn keep_all(&self) -> bool {
        self.file.is_none() && self.rows.is_none() && self.report.is_none()
    }
}

/// The number of imports of which each part would be deleted now, or was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetentionPreview {
    /// The number of files.
    pub file: u32,
    /// The number of imports with their rows.
    pub rows: u32,
    /// The number of reports.
    pub report: u32,
    /// The number of loads of lists with their changes, which are deleted when rows are.
    pub loads: u32,
}

/// What is kept of an import until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptImport {
    /// The id of the import.
    pub id: i64,
    /// The name of the source file.
    pub name: String,
    /// The state of the import. An open one is kept.
    pub state: State,
    /// The sheet.
    pub file: KeptUntil,
    /// The rows.
    pub rows: KeptUntil,
    /// The report.
    pub report: KeptUntil,
}

/// Until when a part is kept. Without both it is kept for good, or as long as the import is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptUntil {
    /// The day on which it is deleted, ISO 8601.
    pub until: Option<String>,
    /// The number of days after which it was deleted.
    pub deleted_after: Option<u32>,
}
