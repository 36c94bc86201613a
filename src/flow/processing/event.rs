//! The events and effects of the process screen.

use crate::client::Failure;
use coverlist_api::{ImportView, PlanView, ProcessRequest};

/// Something that happened on the process screen. Answers carry the id of their import, so late ones are
/// ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The screen opened, or the admin tried again.
    Opened,
    /// The server answered whether an import is open.
    OpenFetched(Result<Option<Box<ImportView>>, Failure>),
    /// The server answered the request for a plan.
    PlanFetched(i64, Result<Box<PlanView>, Failure>),
    /// A later page of the plan has another generation than the first page.
    PlanChanged(i64),
    /// The admin consented to the plan.
    Consented,
    /// The server answered the consent.
    ProcessEnded(i64, Result<Box<ImportView>, Failure>),
    /// The admin deleted the staged file.
    DeleteRequested,
    /// The server answered the deletion.
    DeleteEnded(i64, Result<(), Failure>),
    /// The admin closed a dialog that showed a failure.
    Dismissed,
    /// The watch fetched the import.
    Watched(i64, Result<Box<ImportView>, Failure>),
}

/// Something to do outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the server which import is open.
    FetchOpen,
    /// Fetch the plan of an import.
    FetchPlan(i64),
    /// Watch an import instead of any other.
    Watch(i64),
    /// Stop watching.
    Unwatch,
    /// Send the consent to a plan.
    Process(i64, ProcessRequest),
    /// Delete a staged file.
    Delete(i64),
    /// Announce a change to screen readers.
    Announce(Announcement),
}

/// A change that screen readers announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// The plan is ready.
    Planned,
    /// Processing began.
    Processing,
    /// The import was processed.
    Processed,
    /// Processing failed; nothing was applied.
    Failed,
    /// The plan changed before the consent arrived.
    Stale,
    /// The file was deleted.
    Deleted,
}
