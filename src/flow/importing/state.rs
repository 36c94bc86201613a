//! The state of the import screen.

use super::{Templates, Unreadable};
use crate::client::Failure;
use coverlist_api::ImportView;
use coverlist_core::validate::{Choices, HeaderVerdict, Limits};
use coverlist_worker::{FileFacts, Progress, Summary, Window};
use std::sync::Arc;

/// The state of the import screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Importing {
    /// The district's templates, and the one that files are validated against.
    pub templates: Templates,
    /// The most bytes and rows that a file may have.
    pub limits: Limits,
    /// The district's open import, if there is one.
    pub open: Option<Box<ImportView>>,
    /// Whether the open import is being fetched.
    pub refresh: Refresh,
    /// The deletion of the open import, while it is under way or after it failed.
    pub deleting: Option<Deleting>,
    /// The admin's position in the screen.
    pub step: Step,
    /// Whether the worker crashed on this file, so the main thread validates it.
    pub worker_crashed: bool,
    /// How many files were chosen since the screen opened. Choosing the same file again counts.
    pub files_chosen: u32,
    /// The number of the latest run. Answers to other runs are late.
    pub(super) run: u32,
}

/// The admin's position in the import screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// No file is chosen.
    Choose(Choose),
    /// A file is being validated, or is validated.
    Validate(Box<Validate>),
    /// A file is being uploaded.
    Upload(Box<Upload>),
    /// A file is staged.
    Staged(Box<ImportView>),
}

/// No file is chosen.
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
    /// The file.
    pub file: Chosen,
    /// The largest allowed size, in bytes.
    pub max_bytes: u64,
}

/// A file that the admin chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its size, in bytes.
    pub bytes: u64,
}

/// A file and its validation.
#[derive(Clone, Debug, PartialEq)]
pub struct Validate {
    /// The file.
    pub file: Chosen,
    /// The admin's decisions about the file.
    pub choices: Choices,
    /// Encoding, delimiter and samples, once they are known.
    pub facts: Option<FileFacts>,
    /// The header verdict. While the header is compared again, the previous verdict.
    pub header: Option<HeaderVerdict>,
    /// Progress or result of the validation.
    pub phase: Phase,
    /// The rows for the table, if the table requested any.
    pub window: Option<Arc<Window>>,
    /// Why the last upload of this file failed, if it did. A decision about the file removes it.
    pub unsent: Option<Unsent>,
}

/// Progress or result of a validation.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Under way.
    Working {
        /// The progress.
        progress: Progress,
        /// The result under the previous choices.
        before: Option<Box<Summary>>,
    },
    /// Done.
    Done {
        /// The result.
        summary: Box<Summary>,
        /// Whether the admin agreed to leave out the rejected rows.
        agreed: bool,
    },
    /// The admin canceled it.
    Canceled,
    /// The file could not be read completely.
    Unreadable(Unreadable),
}

/// An upload under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// The file and its validation.
    pub validated: Validate,
    /// The number of bytes sent.
    pub sent: u64,
}

/// Why an upload failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The server refused the file, or no answer came.
    Failed(Failure),
    /// The file was changed, moved or deleted after it was validated.
    FileChanged,
    /// Another version of the template became current after the file was validated.
    TemplateChanged,
}

/// The deletion of the open import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleting {
    /// Under way.
    Requested,
    /// It failed.
    Failed(Failure),
}

/// Whether the open import is being fetched. At most one request is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Refresh {
    /// No request is under way.
    #[default]
    Idle,
    /// A request is under way.
    Fetching,
    /// A request is under way, and another one follows.
    FetchingTwice,
}

impl Importing {
    /// The state of a screen that has just opened.
    pub fn new(limits: Limits) -> Self {
        Self {
            templates: Templates::default(),
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

    /// The number of the latest run.
    pub fn run(&self) -> u32 {
        self.run
    }

    /// Whether a file is being uploaded. Nothing about it can change during an upload.
    pub fn is_uploading(&self) -> bool {
        matches!(self.step, Step::Upload(_))
    }

    /// The import that this screen has staged.
    pub fn staged(&self) -> Option<&ImportView> {
        match &self.step {
            Step::Staged(import) => Some(import),
            Step::Choose(_) | Step::Validate(_) | Step::Upload(_) => None,
        }
    }
}

impl Validate {
    /// The validation of a file, just begun.
    pub(super) fn begin(file: Chosen) -> Self {
        Self {
            file,
            choices: Choices::default(),
            facts: None,
            header: None,
            phase: Phase::working(None),
            window: None,
            unsent: None,
        }
    }

    /// The result of the validation. While it runs again, the previous result.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.phase {
            Phase::Working { before, .. } => before.as_deref(),
            Phase::Done { summary, .. } => Some(summary),
            Phase::Canceled | Phase::Unreadable(_) => None,
        }
    }

    /// The result, if the file may be staged: validated, not blocked, rejected rows agreed to.
    pub(super) fn stageable(&self) -> Option<&Summary> {
        match &self.phase {
            Phase::Done { summary, agreed } => Some(&**summary).filter(|summary| {
                !summary.blocked && summary.accepted > 0 && (*agreed || summary.rejected == 0)
            }),
            Phase::Working { .. } | Phase::Canceled | Phase::Unreadable(_) => None,
        }
    }

    /// Whether the file may be staged.
    pub fn may_stage(&self) -> bool {
        self.stageable().is_some()
    }
}

impl Phase {
    pub(super) fn working(before: Option<Box<Summary>>) -> Self {
        Self::Working { progress: Progress::default(), before }
    }

    /// The same work from its beginning, with the result so far; `None` if the work was stopped.
    pub(super) fn again(&self) -> Option<Self> {
        match self {
            Self::Working { before, .. } => Some(Self::working(before.clone())),
            Self::Done { summary, .. } => Some(Self::working(Some(summary.clone()))),
            Self::Canceled | Self::Unreadable(_) => None,
        }
    }
}
