//! Where an admin is with the staged import.

use crate::client::Failure;
use coverlist_api::{ImportView, PlanView, ProcessRequest};

/// Where an admin is, with exactly what there is then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The server was asked for the open import.
    Looking,
    /// It did not answer.
    Unseen(Failure),
    /// Nothing is staged.
    Nothing(Option<News>),
    /// The plan is being made.
    Planning {
        /// The staged import.
        import: Box<ImportView>,
        /// What happened to it before.
        news: Option<News>,
    },
    /// The plan could not be made.
    Unplanned {
        /// The staged import.
        import: Box<ImportView>,
        /// Why not.
        failure: Failure,
    },
    /// The plan is there to be seen, and to be processed.
    Planned(Box<Planned>),
    /// The plan is being processed.
    Processing {
        /// The import, with its progress.
        import: Box<ImportView>,
        /// Why the latest look at it failed, if it did.
        lost_touch: Option<Failure>,
    },
    /// Processing has ended, well or not.
    Ended(Box<ImportView>),
}

/// A plan to be seen, and to be processed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The staged import.
    pub import: ImportView,
    /// Its plan: the counts of the whole, and the first rows.
    pub plan: PlanView,
    /// What happened to it before.
    pub news: Option<News>,
    /// What the admin asked for, if anything.
    pub asking: Asking,
}

/// What the admin asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Nothing.
    Nothing,
    /// To process the plan.
    Process,
    /// To delete the staged file.
    Delete,
    /// Something that was not done.
    Refused(Failure),
}

/// What happened to the staged import meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The plan that was consented to is not the plan any more; nothing was applied.
    Stale,
    /// The plan changed while it was looked at.
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
}

impl Step {
    /// The import that the step is about, if it is about one.
    pub fn import(&self) -> Option<&ImportView> {
        match self {
            Self::Looking | Self::Unseen(_) | Self::Nothing(_) => None,
            Self::Planning { import, .. }
            | Self::Unplanned { import, .. }
            | Self::Processing { import, .. }
            | Self::Ended(import) => Some(import),
            Self::Planned(planned) => Some(&planned.import),
        }
    }
}
