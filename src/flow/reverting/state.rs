//! The states of the panel that undoes an import.

use crate::client::Failure;
use crate::flow::Request;
use coverlist_api::{ImportView, ReversalRequest, ReversalView};
use coverlist_core::lifecycle::State;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nobody has asked for the undo.
    Idle,
    /// The state in which the panel asks the server what would return.
    Looking(Option<News>),
    LookFailed(Failure),
    /// The state in which the admin reads the preview and decides.
    Shown(Box<Shown>),
    /// The run is queued or under way.
    Running {
        import: Box<ImportView>,
        /// Whether the latest fetch has failed.
        lost_touch: bool,
    },
    /// The run was applied.
    Done,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What would return: the counts, and the first rows.
    pub preview: ReversalView,
    /// The reason why this preview replaces an earlier one, if it does.
    pub news: Option<News>,
    pub request: Request,
}

/// Something that happened after a consent. Nothing was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Records or the import changed before the run.
    Stale,
    Failed,
    /// An admin withdrew the run.
    Withdrawn,
}

impl Step {
    /// The first step for an import: a run that another page has queued is followed.
    pub fn of(import: &ImportView) -> Self {
        match import.queued_run() {
            Some(_) if import.state != State::Queued => {
                Self::Running { import: Box::new(import.clone()), lost_touch: false }
            }
            _ => Self::Idle,
        }
    }

    /// The request for what is shown.
    pub fn request(&self) -> Request {
        match self {
            Self::Shown(shown) => shown.request.clone(),
            _ => Request::None,
        }
    }

    pub const fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }
}

impl Shown {
    /// Whether the admin may consent: something would return, and no request is under way.
    pub fn can_revert(&self) -> bool {
        self.request != Request::Sent && self.preview.counts.reverted > 0
    }

    pub(super) const fn consent(&self) -> ReversalRequest {
        ReversalRequest { run: self.preview.run, counts: self.preview.counts }
    }
}
