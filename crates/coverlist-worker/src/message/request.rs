//! The requests of the page.

use super::KeyMatches;
use coverlist_core::findings::Code;
use coverlist_core::record::{Date, Field};
use coverlist_core::sheet::{Decisions, Source, Sources};
use coverlist_core::template::{PlainTemplates, TemplateSet};
use coverlist_core::validate::{Limits, RowStatus};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// is decided otherwise, or when a source is looked for that was not before.
    Revalidate(Box<Start>),
    /// Send a window of the rows of the validated file.
    Rows(RowsRequest),
    /// Change a cell of the validated file. The answer is the verdict on the changed file. A sheet that is
    /// being written is given up.
    Edit(CellEdit),
    /// Look up the keys of the accepted rows. The answers are
    /// [`EngineAnswer::Keys`](super::EngineAnswer::Keys), until every key is known, and then
    /// [`EngineAnswer::Matched`](super::EngineAnswer::Matched).
    Keys {
        /// The number of the run whose keys are looked up.
        run: u32,
    },
    /// Take what the server has answered about the last keys.
    Match(KeyMatches),
    /// Write the sheet of the validated file.
    Sheet {
        /// The number of the run whose sheet is requested.
        run: u32,
    },
    /// Count the cells of a field that contain a text. The answer is
    /// [`EngineAnswer::Counted`](super::EngineAnswer::Counted).
    Count {
        /// The number of the run whose cells are counted.
        run: u32,
        /// The field.
        field: Field,
        /// The text. Letter case matters.
        find: String,
    },
    /// Write rows of the validated file for a person. The answer is
    /// [`EngineAnswer::Download`](super::EngineAnswer::Download).
    Download {
        /// The number of the run whose rows are requested.
        run: u32,
        /// What is written.
        content: DownloadContent,
    },
    /// Make a source of the answers about the validated file. The answer is
    /// [`EngineAnswer::MadeSource`](super::EngineAnswer::MadeSource).
    MakeSource {
        /// The number of the run whose answers it has.
        run: u32,
        /// Its name.
        name: String,
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
    /// The saved sources that may answer what these decisions leave open.
    #[serde(default)]
    pub sources: SavedSources,
    /// The current day in the district. It decides which coverage has expired.
    pub today: Date,
    /// The maximum size and number of rows of the file.
    pub limits: Limits,
}

/// The saved sources that may apply to a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SavedSources {
    /// The only one of these that has the headers of the file.
    ByHeaders(Vec<Source>),
    /// The one that a person names, whatever the headers are.
    Named(Box<Source>),
}

impl SavedSources {
    pub(crate) const fn is_empty(&self) -> bool {
        matches!(self, Self::ByHeaders(saved) if saved.is_empty())
    }

    pub(crate) fn as_ref(&self) -> Sources<'_> {
        match self {
            Self::ByHeaders(saved) => Sources::ByHeaders(saved),
            Self::Named(source) => Sources::Named(source),
        }
    }
}

impl Default for SavedSources {
    fn default() -> Self {
        Self::ByHeaders(Vec::new())
    }
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

/// What a person downloads of a validated file, as CSV for a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DownloadContent {
    /// The sheet of the file, with all corrections.
    Sheet,
    /// Rows with all columns of the file, each after its line and its reasons.
    Rows {
        /// Selects the rows.
        filter: Filter,
        /// What a finding of each code says.
        reasons: BTreeMap<Code, String>,
        /// What is said about a row whose key names no record.
        missing: String,
    },
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
    /// Accepted rows whose key names no record, as far as the keys are looked up.
    Missing,
    /// Rows with the key of the row on this line.
    SameKey(u32),
    /// Every row of the file except the header.
    All,
}
