//! The states of the import screen.

use super::history::Snapshot;
use super::{Downloading, EarlierDraft, Found, History, LookUp, Saving, SourceChoice, Templates, Unreadable};
use crate::client::{Failure, Sent};
use coverlist_api::{ImportView, ProcessedBefore};
use coverlist_core::map::HeaderVerdict;
use coverlist_core::read::WorkbookFacts;
use coverlist_core::sheet::{Decisions, Question};
use coverlist_core::validate::Limits;
use coverlist_worker::{FileFacts, Progress, SavedSources, Summary, Window};
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
pub struct Importing {
    /// The district's templates, and the one that files are validated against.
    pub templates: Templates,
    /// The saved sources that may answer questions about the next file.
    pub(super) sources: Arc<SavedSources>,
    /// The most bytes and rows that a file may have.
    pub limits: Limits,
    /// The district's open import, if there is one.
    pub open: Option<Box<ImportView>>,
    pub refresh: Refresh,
    /// The deletion of the open import, while it is under way or after it failed.
    pub deleting: Option<Deleting>,
    pub step: Step,
    /// Whether the worker crashed on this file, so the main thread validates it.
    pub worker_crashed: bool,
    /// The number of files that were chosen since the screen opened. Choosing the same file again counts.
    pub files_chosen: u32,
    /// The number of the latest run. Answers to other runs are ignored.
    pub(super) run: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The stage in which the admin chooses a file.
    Choose(Choose),
    /// The stage in which a file is validated and the admin reviews the result.
    Validate(Box<Validate>),
    /// The stage in which the file's sheet is written and uploaded.
    Upload(Box<Upload>),
    /// The stage after the server has staged the sheet.
    Staged(Box<ImportView>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choose {
    /// The last file, if it was refused.
    pub refused: Option<TooLarge>,
    /// The last file, if it waits for the templates.
    pub waiting: Option<Chosen>,
}

/// A file that is refused without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLarge {
    pub file: Chosen,
    /// The largest allowed size, in bytes.
    pub max_bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub name: String,
    pub bytes: u64,
    /// The import whose rows the file corrects; `None` for a list of its own.
    pub corrects: Option<Corrected>,
}

/// A processed import, some rows of which were not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub import: i64,
    /// The name of its file.
    pub name: String,
    /// The id of its template.
    pub template: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Validate {
    pub file: Chosen,
    /// Whether the template was recognized by the headers of this file, after another one did not fit.
    pub is_recognized: bool,
    pub decisions: Decisions,
    /// The saved sources that were there when the file was chosen, or fetched since.
    pub(super) sources: Arc<SavedSources>,
    pub saved_source: SourceChoice,
    pub saving: Saving,
    /// The header of the template whose value for every row was refused last.
    pub refused: Option<String>,
    pub history: History,
    /// Earlier answers about the same file.
    pub draft: EarlierDraft,
    /// Whether the answers have changed since the browser kept them.
    pub(super) has_unkept_answers: bool,
    /// Encoding, delimiter and samples, once they are known.
    pub facts: Option<FileFacts>,
    /// The header verdict, or the previous one while the header is compared again.
    pub header: Option<HeaderVerdict>,
    pub phase: Phase,
    /// What is known about the file's bytes; `None` until they are hashed.
    pub source: Option<SourceBytes>,
    pub look_up: LookUp,
    /// The rows for the table, if the table requested any.
    pub window: Option<Arc<Window>>,
    pub downloading: Downloading,
    /// The cells that were counted last. A decision about the file removes them.
    pub found: Option<Found>,
    /// The failure of the last upload of this file. A decision about the file removes it.
    pub unsent: Option<Unsent>,
}

/// The hash of a file's bytes, and what the server knows about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceBytes {
    /// The SHA-256 in hexadecimal.
    pub sha256: String,
    /// The newest processed import of the same bytes. `None` when there is none, or the server has not
    /// answered.
    pub processed_before: Option<ProcessedBefore>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Working {
        progress: Progress,
        /// The result under the previous decisions, shown until the new one arrives.
        before: Option<Box<Summary>>,
    },
    Done {
        summary: Box<Summary>,
    },
    Canceled,
    /// The file could not be read completely, or it changed after it was validated.
    Unreadable(Unreadable),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    pub validated: Validate,
    pub phase: UploadPhase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadPhase {
    /// The engine writes the sheet.
    Writing,
    /// The sheet is sent to the server.
    Sending(Sent),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The server refused the file, or no answer came.
    Failed(Failure),
    /// Another import is open; `None` if it is gone already.
    ImportOpen(Option<Box<ImportView>>),
    /// Another version of the template became current after the file was validated.
    TemplateChanged,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleting {
    /// The deletion is requested, and the server has not answered.
    Requested,
    Failed(Failure),
}

/// Whether the open import is being fetched. At most one request is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Refresh {
    #[default]
    Idle,
    Fetching,
    /// A request is under way, and another one follows.
    FetchingTwice,
}

impl Importing {
    pub fn new(limits: Limits) -> Self {
        Self {
            templates: Templates::default(),
            sources: Arc::default(),
            limits,
            open: None,
            refresh: Refresh::Idle,
            deleting: None,
            step: Step::Choose(Choose::default()),
            worker_crashed: false,
            files_chosen: 0,
            run: 0,
        }
    }

    /// The file and its validation, before and while it is uploaded.
    pub fn validate(&self) -> Option<&Validate> {
        match &self.step {
            Step::Validate(validate) => Some(validate),
            Step::Upload(upload) => Some(&upload.validated),
            Step::Choose(_) | Step::Staged(_) => None,
        }
    }

    pub(super) fn validate_mut(&mut self) -> Option<&mut Validate> {
        match &mut self.step {
            Step::Validate(validate) => Some(validate),
            Step::Upload(upload) => Some(&mut upload.validated),
            Step::Choose(_) | Step::Staged(_) => None,
        }
    }

    /// Whether leaving the screen would lose decisions about a file, or stop its upload.
    pub fn has_unsent_work(&self) -> bool {
        let is_decided = |validate: &Validate| validate.decisions != Decisions::default();
        self.is_uploading() || self.validate().is_some_and(is_decided)
    }

    pub fn run(&self) -> u32 {
        self.run
    }

    /// Whether a sheet is being written or uploaded. Nothing about it can change during an upload.
    pub fn is_uploading(&self) -> bool {
        self.upload().is_some()
    }

    /// The phase of the upload; `None` when there is none.
    pub fn upload(&self) -> Option<UploadPhase> {
        match &self.step {
            Step::Upload(upload) => Some(upload.phase),
            Step::Choose(_) | Step::Validate(_) | Step::Staged(_) => None,
        }
    }

    pub fn staged(&self) -> Option<&ImportView> {
        match &self.step {
            Step::Staged(import) => Some(import),
            Step::Choose(_) | Step::Validate(_) | Step::Upload(_) => None,
        }
    }
}

impl Validate {
    pub(super) fn begin(file: Chosen, sources: Arc<SavedSources>) -> Self {
        Self {
            file,
            sources,
            is_recognized: false,
            decisions: Decisions::default(),
            saved_source: SourceChoice::default(),
            saving: Saving::default(),
            refused: None,
            history: History::default(),
            draft: EarlierDraft::default(),
            has_unkept_answers: false,
            facts: None,
            header: None,
            phase: Phase::working(None),
            source: None,
            look_up: LookUp::default(),
            window: None,
            downloading: Downloading::default(),
            found: None,
            unsent: None,
        }
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot { decisions: self.decisions.clone(), saved_source: self.saved_source.clone() }
    }

    /// Takes answers. Those about the file that were kept or could not be staged are outdated.
    pub(super) fn set_answers(&mut self, answers: Snapshot) {
        (self.decisions, self.saved_source) = (answers.decisions, answers.saved_source);
        self.has_unkept_answers = true;
        self.unsent = None;
        self.saving = Saving::Idle;
        self.refused = None;
        self.found = None;
    }

    /// Remembers the answers before a change, if there is one.
    pub(super) fn note(&mut self, before: Snapshot) {
        let now = self.snapshot();
        if now != before {
            self.history.note(before);
        }
        self.set_answers(now);
    }

    /// The decisions that are applied: the person's own ones, and those of a saved source.
    pub fn applied(&self) -> &Decisions {
        let sourced = self.summary().and_then(|summary| summary.sourced.as_deref());
        sourced.unwrap_or(&self.decisions)
    }

    /// The result of the validation, or the previous result while the validation runs again.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.phase {
            Phase::Working { before, .. } => before.as_deref(),
            Phase::Done { summary, .. } => Some(summary),
            Phase::Canceled | Phase::Unreadable(_) => None,
        }
    }

    /// The workbook, once it is known that the file is one.
    pub fn workbook(&self) -> Option<&WorkbookFacts> {
        self.facts.as_ref()?.facts.workbook.as_deref()
    }

    /// The result, or the previous one, if nothing blocks the file and it has accepted rows.
    pub fn acceptable(&self) -> Option<&Summary> {
        self.summary().filter(|summary| !summary.blocked && summary.accepted > 0)
    }

    /// The result, if the accepted rows can be staged now.
    pub fn stageable(&self) -> Option<&Summary> {
        self.acceptable().filter(|_| matches!(self.phase, Phase::Done { .. }))
    }

    /// Whether it is open which rows are read.
    pub fn asks_about_rows(&self) -> bool {
        self.summary().is_some_and(|summary| summary.questions.iter().any(Question::is_about_rows))
    }
}

impl Phase {
    pub(super) fn working(before: Option<Box<Summary>>) -> Self {
        Self::Working { progress: Progress::default(), before }
    }

    /// Starts the phase again and keeps the result so far; `None` if the work was stopped.
    pub(super) fn again(&self) -> Option<Self> {
        match self {
            Self::Working { before, .. } => Some(Self::working(before.clone())),
            Self::Done { summary, .. } => Some(Self::working(Some(summary.clone()))),
            Self::Canceled | Self::Unreadable(_) => None,
        }
    }
}
