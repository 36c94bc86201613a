//! The events and effects of the import screen.

use super::{
    Chosen, ChosenTemplate, Decision, Download, DownloadFailure, DownloadFormat, Draft, Find, LookedUp,
    OfferedDraft, SourceChoice, Unsent,
};
use crate::client::{Failure, Sent, StageRequest};
use coverlist_api::{ImportView, ProcessedBefore};
use coverlist_core::record::RecordKind;
use coverlist_core::sheet::{Content, Decisions, Source};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::Limits;
use coverlist_worker::{DownloadContent, EngineAnswer, Filter, KeyMatches, RowsRequest, SavedSources};
use std::sync::Arc;

/// Something that happened on the import screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The screen suspects that the open import has changed.
    RefreshRequested,
    /// The server answered whether an import is open.
    OpenFetched(Result<Option<Box<ImportView>>, Failure>),
    /// The templates may have changed, or were not fetched yet.
    TemplatesRequested,
    /// The server answered with the district's templates.
    TemplatesFetched(Result<Arc<TemplateSet>, Failure>),
    /// The saved sources were fetched.
    SourcesFetched(SavedSources),
    /// The admin chose the template with this id.
    TemplateChosen(String),
    /// The admin chose a file.
    FileChosen(Chosen),
    Answered(EngineAnswer),
    /// The server knows a processed import of the file's bytes.
    ProcessedBefore {
        source_sha256: String,
        before: ProcessedBefore,
    },
    /// The browser has looked for earlier answers about the file's bytes.
    DraftSought {
        source_sha256: String,
        found: Option<Box<OfferedDraft>>,
    },
    /// The admin goes on with the earlier answers.
    DraftTaken,
    /// The admin does not need the earlier answers.
    DraftDeleted,
    /// The server answered which keys name a record.
    LookedUp {
        run: u32,
        answer: Result<LookedUp, Failure>,
    },
    /// The admin looks up the keys again after a failure.
    LookUpRequested,
    /// The table shows rows that have not been fetched.
    WindowRequested(WindowRequest),
    /// The admin decided something about the file.
    Decided(Decision),
    /// The admin took back the last decision.
    Undone,
    /// The admin decided again what was taken back last.
    Redone,
    /// The admin chose the saved source for the file.
    SourceChosen(SourceChoice),
    /// The admin keeps the answers about the file as a source with this name.
    SaveRequested(String),
    /// The server answered whether the source is saved.
    SaveEnded(Result<Box<Source>, Failure>),
    /// The admin looks for a text in the cells of a field.
    CountRequested(Find),
    /// The admin downloads rows of the file.
    DownloadRequested(Box<Download>),
    /// The rows are saved as a file, or not.
    DownloadEnded(Result<(), DownloadFailure>),
    /// The worker crashed. The main thread repeats its work.
    WorkerCrashed,
    Canceled,
    /// The admin started the validation again from the beginning of the file.
    Restarted,
    /// The admin stages the accepted rows, and knows that this number of rejected rows is left out.
    StageRequested {
        without: u32,
    },
    Sent(Sent),
    StageEnded(Result<Box<ImportView>, Unsent>),
    DeleteRequested,
    DeleteEnded(Result<(), Failure>),
    /// The admin is done with this file.
    Left,
}

/// An action outside the state, such as a request to the server or an announcement.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Start the engine.
    StartEngine,
    /// Make the engine ready for a file that a person is about to choose.
    PrepareEngine,
    /// Read the chosen file and validate it.
    Start(Job),
    /// Validate the same file with other decisions.
    Revalidate(Job),
    Cancel {
        run: u32,
    },
    FetchWindow(RowsRequest),
    /// Ask the server whether the file's bytes were processed before.
    FetchProcessedBefore {
        source_sha256: String,
    },
    /// Look for earlier answers about the file's bytes.
    FindDraft {
        source_sha256: String,
    },
    /// Keep the answers about the file in the browser; without any, delete what is kept.
    KeepDraft {
        source_sha256: String,
        draft: Option<Box<Draft>>,
    },
    /// Ask the engine for the keys of the accepted rows.
    FetchKeys {
        run: u32,
    },
    /// Ask the server which keys name a record.
    LookUp {
        run: u32,
        kind: RecordKind,
        keys: Vec<String>,
    },
    /// Tell the engine which keys name a record.
    MatchKeys(KeyMatches),
    /// Ask the engine for a source of the answers about the file.
    MakeSource {
        run: u32,
        name: String,
    },
    /// Save a source.
    SaveSource(Box<Source>),
    /// Ask the engine how many cells contain a text.
    CountCells {
        run: u32,
        find: Find,
    },
    /// Ask the engine for the rows of a download.
    WriteDownload {
        run: u32,
        content: DownloadContent,
    },
    /// Save the rows that the engine has written as a file.
    SaveDownload {
        name: String,
        format: DownloadFormat,
        columns: Vec<Content>,
    },
    /// Write the sheet of the validated file.
    WriteSheet {
        run: u32,
    },
    /// Upload the sheet that the engine has written.
    Stage {
        /// The run in which the file was validated.
        run: u32,
        request: StageRequest,
    },
    AbortUpload,
    Delete {
        id: i64,
    },
    FetchOpen,
    /// Ask the server for the district's templates.
    FetchTemplates,
    /// Ask the server for the district's saved sources.
    FetchSources,
    /// Set a User Timing mark and announce it to screen readers.
    Mark(TimingMark),
}

/// Work for the engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Identifies the validation. Answers repeat it, and answers with an older number are ignored.
    pub run: u32,
    /// The template that the file is validated against.
    pub template: ChosenTemplate,
    /// The admin's decisions about the file.
    pub decisions: Decisions,
    /// The saved sources that may answer what these decisions leave open.
    pub sources: Arc<SavedSources>,
    pub limits: Limits,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRequest {
    /// Identifies the request. The window of rows repeats it.
    pub number: u32,
    pub filter: Filter,
    /// The number of filtered rows before the window.
    pub from: u32,
    /// The maximum number of rows in the window.
    pub count: u32,
}

/// A moment that the browser's performance timeline records (User Timing).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimingMark {
    Chosen,
    Header,
    Validated,
    Staged,
}

impl TimingMark {
    /// The name of the mark in the browser's performance timeline.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "coverlist.chosen",
            Self::Header => "coverlist.header",
            Self::Validated => "coverlist.validated",
            Self::Staged => "coverlist.staged",
        }
    }
}
