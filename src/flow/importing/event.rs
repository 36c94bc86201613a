//! The events and effects of the import screen.

use super::{Chosen, ChosenTemplate, Unsent};
use crate::client::{Failure, StageRequest};
use coverlist_api::ImportView;
use coverlist_core::read::{Delimiter, Encoding};
use coverlist_core::record::Field;
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Choices, ColumnMapping, Limits};
use coverlist_core::value::DateOrder;
use coverlist_worker::{EngineAnswer, Filter, RowsRequest};
use std::sync::Arc;

/// Something that happened on the import screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The open import may have changed.
    RefreshRequested,
    /// The server answered whether an import is open.
    OpenFetched(Result<Option<Box<ImportView>>, Failure>),
    /// The templates may have changed, or were not fetched yet.
    TemplatesRequested,
    /// The server answered with the district's templates.
    TemplatesFetched(Result<Arc<TemplateSet>, Failure>),
    /// The admin chose the template with this id.
    TemplateChosen(String),
    /// The admin chose a file.
    FileChosen(Chosen),
    /// The engine answered.
    Answered(EngineAnswer),
    /// The table needs other rows.
    WindowRequested(WindowRequest),
    /// The admin chose an encoding; `None` detects it.
    EncodingChosen(Option<Encoding>),
    /// The admin chose a delimiter; `None` detects it.
    DelimiterChosen(Option<Delimiter>),
    /// The worker crashed. The main thread repeats its work.
    WorkerCrashed,
    /// The admin mapped columns to fields.
    ColumnsMapped(Vec<ColumnMapping>),
    /// The admin removed the mapping to a field.
    MappingUndone(Field),
    /// The admin ignored a column.
    ColumnIgnored(u16),
    /// The admin restored an ignored column.
    ColumnRestored(u16),
    /// The admin chose the order of day and month for a column.
    OrderChosen(Field, DateOrder),
    /// The admin canceled the validation.
    Canceled,
    /// The admin started the validation again from the beginning of the file.
    Restarted,
    /// The admin agreed to leave out the rejected rows, or withdrew that.
    Agreed(bool),
    /// The admin staged the file.
    StageRequested,
    /// The number of bytes that were uploaded.
    Sent(u64),
    /// The upload ended.
    StageEnded(Result<Box<ImportView>, Unsent>),
    /// The admin deleted the open import.
    DeleteRequested,
    /// The server answered the deletion.
    DeleteEnded(Result<(), Failure>),
    /// The admin is done with this file.
    Left,
}

/// Something to do outside the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the chosen file and validate it.
    Start(Job),
    /// Validate the same file with other choices.
    Revalidate(Job),
    /// Stop a run.
    Cancel {
        /// The run to stop.
        run: u32,
    },
    /// Ask the engine for rows.
    FetchWindow(RowsRequest),
    /// Upload the file.
    Stage {
        /// The run that validated the file.
        run: u32,
        /// What the server is told about the file.
        request: StageRequest,
    },
    /// Abort the upload.
    AbortUpload,
    /// Delete an import.
    Delete {
        /// Its id.
        id: i64,
    },
    /// Ask the server which import is open.
    FetchOpen,
    /// Ask the server for the district's templates.
    FetchTemplates,
    /// Set a User Timing mark and announce it to screen readers.
    Mark(TimingMark),
}

/// Work for the engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The number of the run. Answers carry it.
    pub run: u32,
    /// The template that the file is validated against.
    pub template: ChosenTemplate,
    /// The admin's decisions about the file.
    pub choices: Choices,
    /// The most bytes and rows that a file may have.
    pub limits: Limits,
}

/// The rows that the table needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRequest {
    /// The number of the request. The window carries it.
    pub number: u32,
    /// The filter.
    pub filter: Filter,
    /// The number of filtered rows before the window.
    pub from: u32,
    /// The most rows in the window.
    pub count: u32,
}

/// A User Timing mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimingMark {
    /// A file was chosen.
    Chosen,
    /// Its header verdict is known.
    Header,
    /// Its rows are validated.
    Validated,
    /// It is staged.
    Staged,
}

impl TimingMark {
    /// Its name in the browser's performance timeline.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "coverlist.chosen",
            Self::Header => "coverlist.header",
            Self::Validated => "coverlist.validated",
            Self::Staged => "coverlist.staged",
        }
    }
}
