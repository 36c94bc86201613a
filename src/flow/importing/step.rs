//! Where an admin is with a file.

use super::Unreadable;
use crate::client::Failure;
use coverlist_api::ImportView;
use coverlist_core::record::RecordKind;
use coverlist_core::validate::{Choices, HeaderVerdict, Limits};
use coverlist_worker::{FileFacts, Progress, Summary};

/// The import screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Importing {
    /// The template that files are measured against.
    pub template: RecordKind,
    /// How much a file may be.
    pub limits: Limits,
    /// The district's open import, as far as it is known here.
    pub open: Option<Box<ImportView>>,
    /// Where deleting the open import is, if somebody asked for that.
    pub deleting: Option<Deleting>,
    /// Where the admin is.
    pub step: Step,
    /// Whether the worker died over this file, so that it is validated on the page.
    pub worker_died: bool,
    /// The last run that was started. Answers of any other are late.
    pub(super) run: u32,
}

/// Where an admin is, with exactly what there is then.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is no file.
    Choose(Choose),
    /// A file is validated, or has been.
    Validate(Box<Validate>),
    /// A file is on its way to the server, or there.
    Stage(Box<Stage>),
}

/// There is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choose {
    /// The file that was not taken, if one was not.
    pub refused: Option<TooLarge>,
}

/// A file that was refused before it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// The file.
    pub file: Chosen,
    /// How large one may be, in bytes.
    pub max_bytes: u64,
}

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its size, in bytes.
    pub bytes: u64,
}

/// A file is validated, or has been.
#[derive(Clone, Debug, PartialEq)]
pub struct Validate {
    /// The file.
    pub file: Chosen,
    /// What the admin decided about it.
    pub choices: Choices,
    /// How it is read, as soon as that is known.
    pub facts: Option<FileFacts>,
    /// How its header compares; while it is compared anew, as it was before.
    pub header: Option<HeaderVerdict>,
    /// What came of it, or how far it is.
    pub phase: Phase,
}

/// How far validation is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Under way.
    Working {
        /// How far.
        progress: Progress,
        /// What it came to with the choices before.
        before: Option<Box<Summary>>,
    },
    /// Done.
    Done {
        /// What it came to.
        summary: Box<Summary>,
        /// Whether the admin agreed that the rejected rows are not applied.
        agreed: bool,
    },
    /// The admin stopped it.
    Canceled,
    /// The file could not be read, or not as a whole.
    Unreadable(Unreadable),
}

/// A file is on its way to the server, or there.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What was validated.
    pub validated: Validate,
    /// How far it is.
    pub sending: Sending,
}

/// How far a file is on its way to the server.
#[derive(Clone, Debug, PartialEq)]
pub enum Sending {
    /// On its way.
    Uploading {
        /// Bytes that were sent.
        sent: u64,
    },
    /// It did not get there.
    Unsent(Unsent),
    /// It is there.
    Staged(Box<ImportView>),
}

/// Why a file did not get to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The server refused it, or no answer came.
    Failed(Failure),
    /// The file was changed, moved or deleted after it was validated.
    FileChanged,
}

/// Where deleting the open import is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleting {
    /// Asked for.
    Asked,
    /// It did not work.
    Failed(Failure),
}

impl Importing {
    /// The screen as it opens.
    pub fn new(limits: Limits) -> Self {
        Self {
            template: RecordKind::User,
            limits,
            open: None,
            deleting: None,
            worker_died: false,
            step: Step::Choose(Choose::default()),
            run: 0,
        }
    }

    /// The file and what is known of it, in whatever step there is one.
    pub fn validate(&self) -> Option<&Validate> {
        match &self.step {
            Step::Choose(_) => None,
            Step::Validate(validate) => Some(validate),
            Step::Stage(stage) => Some(&stage.validated),
        }
    }

    /// The run at work.
    pub fn run(&self) -> u32 {
        self.run
    }

    /// Whether a file is on its way to the server: nothing about it can be changed then.
    pub fn is_uploading(&self) -> bool {
        matches!(&self.step, Step::Stage(stage) if matches!(stage.sending, Sending::Uploading { .. }))
    }

    /// The import that this screen has just staged.
    pub fn staged(&self) -> Option<&ImportView> {
        match &self.step {
            Step::Stage(stage) => match &stage.sending {
                Sending::Staged(import) => Some(import),
                Sending::Uploading { .. } | Sending::Unsent(_) => None,
            },
            Step::Choose(_) | Step::Validate(_) => None,
        }
    }
}

impl Phase {
    /// Work that has just begun.
    pub(super) fn working(before: Option<Box<Summary>>) -> Self {
        Self::Working { progress: Progress::default(), before }
    }
}

impl Validate {
    /// What validation came to; while it is done anew, what it came to before.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.phase {
            Phase::Working { before, .. } => before.as_deref(),
            Phase::Done { summary, .. } => Some(summary),
            Phase::Canceled | Phase::Unreadable(_) => None,
        }
    }

    /// Whether the file may be staged as it is: validated, not blocked, and agreed to.
    pub fn may_stage(&self) -> bool {
        match &self.phase {
            Phase::Done { summary, agreed } => {
                !summary.blocked && summary.accepted > 0 && (*agreed || summary.rejected == 0)
            }
            Phase::Working { .. } | Phase::Canceled | Phase::Unreadable(_) => false,
        }
    }
}
