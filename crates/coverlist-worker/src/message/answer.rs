//! The answers of the engine.

use super::{MatchedKeys, Summary, Window};
use coverlist_core::map::HeaderVerdict;
use coverlist_core::read::{Encoding, Facts};
use coverlist_core::record::Field;
use coverlist_core::sheet::{Content, DecisionFault, Provenance, Source};
use coverlist_core::validate::EditRefusal;
use serde::{Deserialize, Serialize};

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
    /// The facts about the file, once it is read.
    Facts {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The properties of the file.
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
    /// Keys of accepted rows, which the page looks up: it answers with
    /// [`EngineRequest::Match`](super::EngineRequest::Match).
    Keys {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The keys as they are in the file, at most 20,000.
        keys: Vec<String>,
    },
    /// How many accepted rows name a record, once every key was looked up.
    Matched {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The counts, and the rows with proposals.
        keys: Box<MatchedKeys>,
    },
    /// The source that the page requested.
    MadeSource {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The source; `None` when the file has no header to know it by.
        source: Option<Box<Source>>,
    },
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
    /// The number of cells that contain a text.
    Counted {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// The field.
        field: Field,
        /// The text.
        find: String,
        /// The number of cells.
        cells: u32,
    },
    /// The rows that a person downloads. The message carries their CSV as a `Blob`, too.
    Download {
        /// The number of the run that the answer belongs to.
        run: u32,
        /// What each of its columns holds.
        columns: Vec<Content>,
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
            | Self::Keys { run, .. }
            | Self::Matched { run, .. }
            | Self::MadeSource { run, .. }
            | Self::Source { run, .. }
            | Self::Sheet { run, .. }
            | Self::Counted { run, .. }
            | Self::Download { run, .. }
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
    /// The number of bytes read so far. All bytes of a workbook are read before its rows.
    pub bytes: u64,
    /// Whether the rows of a workbook are being read.
    pub is_of_workbook: bool,
    /// The number of records read so far, the header included.
    pub rows: u32,
    /// The number of records validated so far.
    pub validated: u32,
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
    /// The file is a workbook, and the browser or the network did not deliver what reads one.
    NoWorkbookReader,
    /// The number of bytes differs from the file's size.
    OtherSize {
        /// The number of bytes that the engine received.
        read: u64,
        /// The size of the file that the browser reported.
        size: u64,
    },
}
