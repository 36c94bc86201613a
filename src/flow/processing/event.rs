//! The events and effects of the process screen.

use crate::client::Failure;
use coverlist_api::{DecisionsRequest, DecisionsView, ImportView, PlanView, ProcessRequest};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{RowDecision, Sample};

/// Something that happened on the process screen. Answers carry the id of their import, so late ones are
/// ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The screen opened, or the admin tried again.
    Opened,
    OpenFetched(Result<Option<Box<ImportView>>, Failure>),
    PlanFetched(i64, Result<Box<PlanView>, Failure>),
    /// A later page of the plan has another generation than the first page.
    PlanChanged(i64),
    /// The admin consented to the plan, or to a sample of it.
    Consented(Option<Sample>),
    ProcessEnded(i64, Result<Box<ImportView>, Failure>),
    /// The admin decided about rows of the plan.
    Decided(Vec<RowDecision>),
    DecisionsEnded(i64, Result<Box<DecisionsView>, Failure>),
    DeleteRequested,
    DeleteEnded(i64, Result<State, Failure>),
    /// The admin closed a dialog that showed a failure.
    Dismissed,
    /// The watch has fetched the import, which may have changed.
    Watched(i64, Result<Box<ImportView>, Failure>),
}

/// An action outside the state, such as a request to the server or an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    FetchOpen,
    FetchPlan(i64),
    /// Watch this import from now on, instead of any other.
    Watch(i64),
    Unwatch,
    Process(i64, ProcessRequest),
    Decide(i64, DecisionsRequest),
    Delete(i64),
    Announce(Announcement),
}

/// A change that screen readers announce to the admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    Planned,
    /// A decision about rows is kept.
    Decided,
    Processing,
    Processed,
    /// Processing failed, and no record has changed.
    Failed,
    /// An admin withdrew the import before it was processed.
    Withdrawn,
    /// The plan changed before the consent arrived.
    Stale,
    Deleted,
}
