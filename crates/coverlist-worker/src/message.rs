//! The messages between page and engine. `postMessage` carries them as JSON text, with the `File` as a second
//! value.

use coverlist_core::findings::{Code, Finding, TallyLine};
use coverlist_core::read::{Encoding, Facts};
use coverlist_core::record::{Date, Field};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Choices, HeaderVerdict, Limits, RowStatus};
use coverlist_core::value::DateOrder;
use serde::{Deserialize, Serialize};

/// Identifies the sources of this build. The page does not use a worker of another build, which a cache may
/// hold.
pub const BUILD: &str = env!("COVERLIST_BUILD");

/// The maximum number of rows in a window.
pub const MAX_WINDOW: u32 = 120;

/// A request of the page. Each request that starts work has a new run. Answers carry their run, which
/// identifies late ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "request", rename_all = "snake_case")]
pub enum EngineRequest {
    /// Read a file and validate it. The message carries the file, too.
    Start(Box<Start>),
    /// Validate the same file with other settings. It is read again only when the reading choices changed.
    Revalidate(Box<Start>),
    /// Show rows of the validated file.
    Rows(RowsRequest),
    /// Stop the work.
    Cancel {
        /// The run to stop.
        run: u32,
    },
}

/// A file to be read and validated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Start {
    /// Identifies the work.
    pub run: u32,
    /// The district's templates.
    pub templates: TemplateSet,
    /// The id of the template that the file is validated against.
    pub template: String,
    /// The person's choices about the file.
    pub choices: Choices,
    /// Decides which coverage has expired.
    pub today: Date,
    /// The limits on the file.
    pub limits: Limits,
}

/// A request for rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowsRequest {
    /// The run of the file.
    pub run: u32,
    /// Identifies this request; the window repeats it.
    pub number: u32,
    /// Which rows.
    pub filter: Filter,
    /// The number of rows before the window.
    pub from: u32,
    /// The number of rows in the window, at most [`MAX_WINDOW`].
    pub count: u32,
}

/// A selection of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Filter {
    /// By the result of validation.
    pub which: Which,
    /// Only rows with a cell that contains this text, in any case, or with this line number. Empty selects
    /// all.
    pub text: String,
}

/// A selection of rows by the result of validation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Rows with findings, without those that are set aside.
    #[default]
    WithFindings,
    /// Rows with a finding of this code.
    Code(Code),
    /// Rows with this status.
    Status(RowStatus),
    /// Every row but the header.
    All,
}

/// An answer of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum EngineAnswer {
    /// The greeting, which is a worker's first message.
    Hello {
        /// The worker's [`BUILD`].
        build: String,
    },
    /// The facts about the file so far.
    Facts {
        /// The run.
        run: u32,
        /// The facts.
        facts: FileFacts,
    },
    /// The header verdict, which comes before the rows are read.
    Header {
        /// The run.
        run: u32,
        /// The verdict.
        header: HeaderVerdict,
    },
    /// The progress of the work.
    Progress {
        /// The run.
        run: u32,
        /// The progress.
        progress: Progress,
    },
    /// The verdict; the work is done.
    Verdict {
        /// The run.
        run: u32,
        /// The summary.
        summary: Box<Summary>,
    },
    /// Rows.
    Window(Window),
    /// The work failed.
    Failed {
        /// The run.
        run: u32,
        /// The reason.
        failure: EngineFailure,
    },
}

impl EngineAnswer {
    /// The run of the answer; a greeting has none.
    pub fn run(&self) -> Option<u32> {
        match self {
            Self::Hello { .. } => None,
            Self::Facts { run, .. }
            | Self::Header { run, .. }
            | Self::Progress { run, .. }
            | Self::Verdict { run, .. }
            | Self::Failed { run, .. } => Some(*run),
            Self::Window(window) => Some(window.run),
        }
    }
}

/// The facts about a file, with sample cells that show a person whether the encoding is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileFacts {
    /// The facts.
    pub facts: Facts,
    /// The first cells with characters outside ASCII.
    pub samples: Vec<Sample>,
}

/// A cell with characters outside ASCII.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sample {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The column, from 1.
    pub column: u16,
    /// The text of the cell in each plausible encoding, the file's own included.
    pub readings: Vec<(Encoding, String)>,
}

/// The progress of the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// The number of bytes read.
    pub bytes: u64,
    /// The number of records read.
    pub rows: u32,
    /// The validated share of the records, from 0 to 1.
    pub validated: f64,
}

/// The result of validating a file. It has no findings of rows; windows have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// The SHA-256 of the file's bytes in hexadecimal.
    pub sha256: String,
    /// The header; `None` when the file has none.
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
    /// The number of rejected rows.
    pub rejected: u32,
    /// The number of rows that are not records.
    pub set_aside: u32,
    /// The number of accepted or rejected rows with findings.
    pub with_findings: u32,
    /// Whether a finding prevents staging.
    pub blocked: bool,
    /// Findings counted by code.
    pub tally: Vec<TallyLine>,
    /// The findings that are always shown: those about the whole file and those that block it, at most a few
    /// dozen.
    pub top_findings: Vec<Finding>,
    /// Date columns whose order of day and month is in doubt.
    pub date_questions: Vec<DateQuestion>,
    /// Date columns whose order of day and month is known.
    pub date_orders: Vec<DateReading>,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// The column, from 1.
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
    /// The column's field.
    pub field: Field,
    /// The line of the first cell in question.
    pub line: u32,
    /// The text of that cell.
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
    /// The column's field.
    pub field: Field,
    /// Its order of day and month.
    pub order: DateOrder,
    /// The first line that proves the order; `None` when a person chose it.
    pub proven_by: Option<u32>,
    /// The text of the first cell that needs the order.
    pub text: String,
}

/// A window of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// The run.
    pub run: u32,
    /// The number of the request.
    pub number: u32,
    /// The number of rows that the filter selects.
    pub total: u32,
    /// The number of rows before the window.
    pub from: u32,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// One row of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowView {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// Its status.
    pub row_status: RowStatus,
    /// Its cells in the shown columns; very long cells are cut, missing cells are empty.
    pub cells: Vec<String>,
    /// The findings in it.
    pub findings: Vec<Finding>,
}

/// The reason why the work failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EngineFailure {
    /// The request names a template that is not among its templates.
    UnknownTemplate,
    /// The browser cannot read the file, and does not report why.
    FileUnreadable,
    /// The number of bytes differs from the file's size.
    OtherSize {
        /// The number of bytes read.
        read: u64,
        /// The size of the file.
        size: u64,
    },
}
