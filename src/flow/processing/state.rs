//! The stages of the process screen.

use crate::client::Failure;
use coverlist_api::{DecisionsRequest, DecisionsView, ImportView, PlanView, ProcessRequest};
use coverlist_core::plan::{Counts, EffectCounts, RowDecision, Sample};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The stage in which the screen asks the server for the open import.
    Loading,
    LoadFailed(Failure),
    /// The stage in which no import is staged or queued.
    Nothing(Option<News>),
    Planning {
        import: Box<ImportView>,
        /// The reason why this plan replaces an earlier one, if it does.
        news: Option<News>,
        /// The counts of the plan that this one replaces.
        before: Option<PlanCounts>,
    },
    PlanFailed {
        import: Box<ImportView>,
        failure: Failure,
    },
    /// The stage in which the admin reads the plan and decides.
    Planned(Box<Planned>),
    /// The stage in which the server processes the import.
    Processing {
        import: Box<ImportView>,
        /// The failure of the latest fetch; `None` after a successful fetch.
        lost_touch: Option<Failure>,
    },
    /// The stage after processing has succeeded.
    Ended(Box<ImportView>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub import: ImportView,
    /// The plan: all counts, and the first rows.
    pub plan: PlanView,
    /// The reason why this plan replaces an earlier one, if it does.
    pub news: Option<News>,
    /// The counts of the plan that this one replaces without an act of this admin.
    pub before: Option<PlanCounts>,
    pub request: Request,
}

/// The number of rows with each outcome and each effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanCounts {
    pub outcomes: Counts,
    pub effects: EffectCounts,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    None,
    /// The admin consented, and the server has not answered yet.
    Process,
    /// The admin deleted the file, and the server has not answered yet.
    Delete,
    /// The admin decided about rows, and the server has not answered yet.
    Decide,
    Failed(Failure),
}

/// Something that happened to the staged import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The plan changed before the consent arrived; nothing was applied.
    Stale,
    /// The plan changed while it was shown.
    Moved,
    /// Processing failed; nothing was applied.
    Failed,
    /// An admin withdrew the import before it was processed; nothing was applied.
    Withdrawn,
    /// The admin deleted the file in this browser.
    Deleted,
    /// Somebody deleted the file in another browser.
    DeletedElsewhere,
}

impl Planned {
    pub fn counts(&self) -> PlanCounts {
        PlanCounts { outcomes: self.plan.counts, effects: self.plan.effects }
    }

    /// Consent to the whole plan, or to a sample of it.
    pub fn consent(&self, sample: Option<Sample>) -> ProcessRequest {
        ProcessRequest {
            sha256: self.plan.sha256.clone(),
            generation: self.plan.generation,
            counts: self.plan.counts,
            sample,
        }
    }

    /// Decisions about rows of the plan that the admin sees.
    pub(super) fn decisions(&self, decisions: Vec<RowDecision>) -> DecisionsRequest {
        DecisionsRequest { generation: self.plan.generation, decisions }
    }

    /// The plan after decisions. Its rows are fetched by the list that shows them.
    pub(super) fn decided(mut self, now: DecisionsView) -> Step {
        let DecisionsView { generation, counts, effects, warnings, .. } = now;
        self.plan = PlanView { generation, counts, effects, warnings, ..self.plan };
        self.with_request(Request::None)
    }

    pub fn is_idle(&self) -> bool {
        matches!(self.request, Request::None | Request::Failed(_))
    }

    pub(super) fn with_request(self, request: Request) -> Step {
        Step::Planned(Box::new(Self { request, ..self }))
    }
}

impl Step {
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
