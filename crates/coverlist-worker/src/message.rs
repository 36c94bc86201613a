// Long because: it has every message of the engine, and nothing else.
//! The messages between page and engine. Each is an array of two values: JSON text, and the `File` of a
//! request or the `Blob` of an answer. A *run* is one validation of a file. A *window* is the part of the
//! rows that the page's table shows.

use coverlist_core::findings::{Code, Finding, TallyLine};
use coverlist_core::map::HeaderVerdict;
use coverlist_core::read::{Encoding, Facts};
use coverlist_core::record::{Date, Field};
use coverlist_core::sheet::{DecisionFault, Decisions, Provenance, Question};
use coverlist_core::template::{PlainTemplates, TemplateSet};
use coverlist_core::validate::{EditRefusal, Limits, RowStatus};
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
#[serde(rename_all = "snake_case")]
pub enum EngineRequest {
    /// Get ready for a file: a person is about to choose one.
    Prepare,
    /// Read a file and validate it. The message carries the file, too.
    Start(Box<Start>),
    /// Validate the same file with other settings. It is read again only when its encoding or delimiter
    /// is decided otherwise.
    Revalidate(Box<Start>),
    /// Send a window of the rows of the validated file.
    Rows(RowsRequest),
    /// Change a cell of the validated file. The answer is the verdict on the changed file. A sheet that is
    /// being written is given up.
    Edit(CellEdit),
    /// Write the sheet of the validated file.
    Sheet {
        /// The number of the run whose sheet is requested.
        run: u32,
    },
    /// Stop the work of a run and forget its file.
    Cancel {
        /// The number of the run to stop.
        run: u32,
    },
}

/// A file to be read and validated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Start {
    /// The number of the run, which every answer repeats.
    pub run: u32,
    /// The district's templates, in their plain form.
    #[serde(
        serialize_with = "PlainTemplates::serialize_set",
        deserialize_with = "PlainTemplates::deserialize_set"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "PlainTemplates"))]
    pub templates: TemplateSet,
    /// The id of the template that the file is validated against.
    pub template: String,
    /// The person's decisions about the file.
    pub decisions: Decisions,
    /// The current day in the district. It decides which coverage has expired.
    pub today: Date,
    /// The maximum size and number of rows of the file.
    pub limits: Limits,
}

/// A change of a cell. It lasts until the file is read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellEdit {
    /// The number of the run whose file is changed.
    pub run: u32,
    /// The line number of the row, as a spreadsheet shows it.
    pub line: u32,
    /// The field whose column has the cell.
    pub field: Field,
    /// The new text; `None` restores the file's own.
    pub text: Option<String>,
}

/// A request for a window of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowsRequest {
    /// The number of the run whose rows are requested.
    pub run: u32,
    /// Identifies this request; the [`Window`] repeats it.
    pub number: u32,
    /// Selects rows. The window is a part of them.
    pub filter: Filter,
    /// The number of selected rows before the window.
    pub from: u32,
    /// The number of rows in the window, at most [`MAX_WINDOW`].
    pub count: u32,
}

/// Selects rows by the result of validation and by text. Rows must fit both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Filter {
    /// Selects rows by the result of validation.
    pub which: Which,
    /// Selects rows with a cell that contains this text, in any case, or with this line number. An empty
    /// text selects every row.
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
    /// Rows with this result of validation.
    Status(RowStatus),
    /// Every row of the file except the header.
    All,
}

/// An answer of the engine to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EngineAnswer {
    /// The greeting, which is a worker's first message.
    Hello {
        /// The [`BUILD`] from which the worker comes.
        build: String,
    },
    /// The facts about the file so far.
    Facts {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The properties of the file that are known so far.
        facts: FileFacts,
    },
    /// The header verdict, which comes before the rows are read.
    Header {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The comparison of the header with the template.
        header: HeaderVerdict,
    },
    /// The progress of the work, sent at intervals.
    Progress {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The amount of work that is done so far.
        progress: Progress,
    },
    /// The verdict on the file, sent when the work is done.
    Verdict {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The result of validation, without the findings of single rows.
        summary: Box<Summary>,
    },
    /// The cell cannot be changed, and nothing is.
    EditRefused {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The line number of the row.
        line: u32,
        /// The field whose column has the cell.
        field: Field,
        /// The reason.
        refusal: EditRefusal,
    },
    /// The window of rows that the page requested last.
    Window(Window),
    /// The hash of the file, sent some time after the verdict: the engine reads the file again for it.
    Source {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The SHA-256 of the file's bytes in hexadecimal.
        sha256: String,
    },
    /// The sheet that the page requested. The message carries its bytes as a `Blob`, too.
    Sheet {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// Where the sheet comes from.
        provenance: Box<Provenance>,
    },
    /// The work on the file failed and has ended.
    Failed {
        /// The number of the run that failed.
        run: u32,
        /// The reason why there is no result.
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
            | Self::EditRefused { run, .. }
            | Self::Source { run, .. }
            | Self::Sheet { run, .. }
            | Self::Failed { run, .. } => Some(*run),
            Self::Window(window) => Some(window.run),
        }
    }
}

/// The facts about a file, with sample cells that show a person whether the encoding is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileFacts {
    /// The kind, encoding, delimiter, line ends and size of the file.
    pub facts: Facts,
    /// The first few cells with characters outside ASCII.
    pub samples: Vec<Sample>,
}

/// A cell that looks different in different encodings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sample {
    /// The line number of the cell, as a spreadsheet shows it.
    pub line: u32,
    /// The position of the cell's column in the file, from 1.
    pub column: u16,
    /// The text of the cell in each plausible encoding, the file's own included.
    pub readings: Vec<(Encoding, String)>,
}

/// The amount of work that is done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// The number of bytes read so far.
    pub bytes: u64,
    /// The number of records read so far, the header included.
    pub rows: u32,
    /// The number of records validated so far.
    pub validated: u32,
}

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

/// A window of rows: a part of the rows that a filter selects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// The reason why the work on a file failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EngineFailure {
    /// The request names a template that is not among its templates.
    UnknownTemplate,
    /// A decision does not fit the file or the template.
    WrongDecision(DecisionFault),
    /// The browser cannot read the file, and does not report why.
    FileUnreadable,
    /// The file is not the one that was validated: it changed since.
    FileChanged,
    /// No engine can run in this browser, or the network did not deliver one. Only the page reports it.
    NoEngine,
    /// The number of bytes differs from the file's size.
    OtherSize {
        /// The number of bytes that the engine received.
        read: u64,
        /// The size of the file that the browser reported.
        size: u64,
    },
}
