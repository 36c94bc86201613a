//! What goes between the page and the engine. Over `postMessage` it travels as JSON text, and the `File` itself beside it.

use coverlist_core::findings::{Code, Finding, TallyLine};
use coverlist_core::read::{Encoding, Facts};
use coverlist_core::record::{Date, Field};
use coverlist_core::template::Template;
use coverlist_core::validate::{Choices, HeaderVerdict, Limits, RowStatus};
use coverlist_core::value::DateOrder;
use serde::{Deserialize, Serialize};

/// Names the sources that this was built from. A worker from another build (an old one out of a cache) is not used.
pub const BUILD: &str = env!("COVERLIST_BUILD");

/// The most rows that one window holds.
pub const MAX_WINDOW: u32 = 120;

/// What the page asks of the engine. Every request that starts work carries a new run; answers name theirs, so that late
/// ones can be told and dropped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "request", rename_all = "snake_case")]
pub enum EngineRequest {
    /// Read a file and validate it. The file comes beside it.
    Start(Box<Start>),
    /// Validate the same file otherwise. It is read again only when the choices say so.
    Revalidate(Box<Start>),
    /// Show some rows of the file that was validated.
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
    /// Names the work.
    pub run: u32,
    /// What the file is measured against.
    pub template: Template,
    /// What the person decided about it.
    pub choices: Choices,
    /// Decides what has already expired.
    pub today: Date,
    /// How much a file may be.
    pub limits: Limits,
}

/// Rows to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowsRequest {
    /// The run whose file they are of.
    pub run: u32,
    /// Names this request; the window carries it.
    pub number: u32,
    /// Which rows.
    pub filter: Filter,
    /// How many of them come before the window.
    pub from: u32,
    /// How many the window holds, at most [`MAX_WINDOW`].
    pub count: u32,
}

/// Which rows are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Filter {
    /// By what validation made of them.
    pub which: Which,
    /// Only rows with a cell that contains this, whatever its case, or with this line. Empty: all.
    pub text: String,
}

/// Which rows are shown, by what validation made of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Rows with any finding, those set aside left out.
    #[default]
    WithFindings,
    /// Rows with a finding of this code.
    Code(Code),
    /// Rows that met this row_status.
    Status(RowStatus),
    /// Every row but the header.
    All,
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum EngineAnswer {
    /// The engine is there. It is the first thing that a worker says.
    Hello {
        /// The worker's [`BUILD`].
        build: String,
    },
    /// How the file is read, as far as that is known.
    Facts {
        /// The run.
        run: u32,
        /// The facts.
        facts: FileFacts,
    },
    /// The header verdict, long before the rows.
    Header {
        /// The run.
        run: u32,
        /// The verdict.
        header: HeaderVerdict,
    },
    /// How far the work is.
    Progress {
        /// The run.
        run: u32,
        /// How far.
        progress: Progress,
    },
    /// The work is done.
    Verdict {
        /// The run.
        run: u32,
        /// What it came to.
        summary: Box<Summary>,
    },
    /// Some rows.
    Window(Window),
    /// The work cannot go on.
    Failed {
        /// The run.
        run: u32,
        /// Why.
        failure: EngineFailure,
    },
}

impl EngineAnswer {
    /// The run that it belongs to; a greeting belongs to none.
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

/// How a file is read, and the cells that show a person whether that is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileFacts {
    /// The facts.
    pub facts: Facts,
    /// The first cells with something other than ASCII.
    pub samples: Vec<Sample>,
}

/// A cell with something other than ASCII in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sample {
    /// The line that a spreadsheet shows.
    pub line: u32,
    /// The column, from 1.
    pub column: u16,
    /// How the cell reads in each encoding in which that can be told; the file's own is among them.
    pub readings: Vec<(Encoding, String)>,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// Bytes read.
    pub bytes: u64,
    /// Records read.
    pub rows: u32,
    /// The share of the records that is validated, from 0 to 1.
    pub validated: f64,
}

/// What validating a file came to. Findings in rows are not in it; windows show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// The SHA-256 of the bytes that were read, in hexadecimal.
    pub sha256: String,
    /// The header; `None` when the file has none.
    pub header: Option<HeaderVerdict>,
    /// The file's columns that are shown, from left to right: all of the template's, and others up to a few dozen.
    pub columns: Vec<Column>,
    /// Whether the rows were checked. They are not where the header blocks the file, or where it is too much, damaged or no
    /// text; all of them count as rejected then.
    pub checked: bool,
    /// Rows that name a record: accepted and rejected ones.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that cannot.
    pub rejected: u32,
    /// Rows that are no record.
    pub set_aside: u32,
    /// Rows, accepted or rejected, that have a finding.
    pub with_findings: u32,
    /// Whether a finding keeps the file from being staged.
    pub blocked: bool,
    /// Findings counted by code.
    pub tally: Vec<TallyLine>,
    /// The findings that a person must see whatever row is on screen: those about the whole file and those that block it.
    /// A few dozen at most.
    pub top_findings: Vec<Finding>,
    /// Columns of dates that may be day-first or month-first.
    pub date_questions: Vec<DateQuestion>,
    /// Columns of dates whose order of day and month is known.
    pub date_orders: Vec<DateReading>,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// Its position in the file, from 1.
    pub column: u16,
    /// The header as it is in the file.
    pub text: String,
    /// What it holds; `None` when the template does not know it, and then it is not read.
    pub field: Option<Field>,
}

/// A column of dates of which a person must say whether they are day-first or month-first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateQuestion {
    /// The column's field.
    pub field: Field,
    /// The line of the first cell in question.
    pub line: u32,
    /// That cell as it is in the file.
    pub text: String,
    /// Why nothing decides: [`Code::DateOrderUnknown`], [`Code::DateOrderMixed`] or [`Code::DateOrderDoubtful`].
    pub code: Code,
    /// The first lines that prove an order, though not well enough.
    pub lines: Vec<u32>,
}

/// How a column of dates is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateReading {
    /// The column's field.
    pub field: Field,
    /// Its order of day and month.
    pub order: DateOrder,
    /// The first line that proves the order; `None` when a person chose it.
    pub proven_by: Option<u32>,
    /// The first cell that needs the order, as it is in the file.
    pub text: String,
}

/// The rows that the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// The run.
    pub run: u32,
    /// The number of the request that this answers.
    pub number: u32,
    /// How many rows the filter leaves.
    pub total: u32,
    /// How many of them come before the first of `rows`.
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
    /// What validation made of it.
    pub row_status: RowStatus,
    /// Its cells in the columns that are shown; very long ones are cut, absent ones are empty.
    pub cells: Vec<String>,
    /// The findings in it.
    pub findings: Vec<Finding>,
}

/// Why the work cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EngineFailure {
    /// The browser cannot read the file, or not any more. It does not say why.
    FileUnreadable,
    /// What came of the file is not as much as the browser says that it has.
    OtherSize {
        /// Bytes that came.
        read: u64,
        /// Bytes that the file should have.
        size: u64,
    },
}
