//! The state of the process screen.

use crate::client::Failure;
use coverlist_api::{ImportView, PlanView, ProcessRequest};

/// The state of the process screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The open import is being fetched.
    Loading,
    /// The open import could not be fetched.
    LoadFailed(Failure),
    /// No import is staged.
    Nothing(Option<News>),
    /// The plan is being fetched.
    Planning {
        /// The staged import.
        import: Box<ImportView>,
        /// What happened to the import before.
        news: Option<News>,
    },
    /// The plan could not be fetched.
    PlanFailed {
        /// The staged import.
        import: Box<ImportView>,
        /// Why not.
        failure: Failure,
    },
    /// The plan is shown.
    Planned(Box<Planned>),
    /// The import is being processed.
    Processing {
        /// The import, with its progress.
        import: Box<ImportView>,
        /// Why the watch could not fetch the import the last time, if it could not.
        lost_touch: Option<Failure>,
    },
    /// Processing succeeded or failed.
    Ended(Box<ImportView>),
}

/// A plan that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The staged import.
    pub import: ImportView,
    /// The plan: all counts, and the first rows.
    pub plan: PlanView,
    /// What happened to the import before.
    pub news: Option<News>,
    /// The admin's request, if there is one.
    pub request: Request,
}

/// A request of the admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// There is no request.
    None,
    /// Processing the import, under way.
    Process,
    /// Deleting the staged file, under way.
    Delete,
    /// The request failed.
    Failed(Failure),
}

/// Something that happened to the staged import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The plan changed before the consent arrived; nothing was applied.
    Stale,
    /// The plan changed while it was shown.
    Moved,
    /// The file was deleted here.
    Deleted,
    /// The file was deleted elsewhere.
    DeletedElsewhere,
}

impl Planned {
    /// Consent to this plan.
    pub fn consent(&self) -> ProcessRequest {
        ProcessRequest {
            sha256: self.plan.sha256.clone(),
            generation: self.plan.generation,
            counts: self.plan.counts,
        }
    }

    /// Whether no request is under way.
    pub fn is_idle(&self) -> bool {
        matches!(self.request, Request::None | Request::Failed(_))
    }

    pub(super) fn with_request(self, request: Request) -> Step {
        Step::Planned(Box::new(Self { request, ..self }))
    }
}

impl Step {
    /// The import of this step, if there is one.
    pub fn import(&self) -> Option<&ImportView> {
        match self {
            Self::Loading | Self::LoadFailed(_) | Self::Nothing(_) => None,
            Self::Planning { import, .. }
            | Self::PlanFailed { import, .. }
            | Self::Processing { import, .. }
            | Self::Ended(import) => Some(import),
            Self::Planned(planned) => Some(&planned.import),
        }
    }

    /// Whether a request of the admin is under way.
    pub(super) fn is_requesting(&self) -> bool {
        matches!(self, Self::Planned(planned) if !planned.is_idle())
    }
}
