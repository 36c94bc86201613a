//! What happens on the process screen, and what is to be done then.

use crate::client::Failure;
use coverlist_api::{ImportView, PlanView, ProcessRequest};

/// What happens. What the server said of one import names that import, so that a late answer is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The screen opened, or the admin wants another try.
    Opened,
    /// The server said which import is open.
    OpenSeen(Result<Option<Box<ImportView>>, Failure>),
    /// The plan of an import came, or did not.
    PlanSeen(i64, Result<Box<PlanView>, Failure>),
    /// A later page of the plan was of another generation than the first.
    PlanMoved(i64),
    /// The admin consented to the plan.
    Consented,
    /// The server took the consent, or did not.
    ProcessEnded(i64, Result<Box<ImportView>, Failure>),
    /// The staged file shall be deleted.
    DeleteAsked,
    /// It is deleted, or not.
    DeleteEnded(i64, Result<(), Failure>),
    /// The admin closed a dialog that said that something was not done.
    Dismissed,
    /// The watch looked at the import.
    Watched(i64, Result<Box<ImportView>, Failure>),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask which import is open.
    LookForOpen,
    /// Ask for the plan of an import.
    Plan(i64),
    /// Look at an import whenever something may have happened to it.
    Watch(i64),
    /// Look no more.
    Unwatch,
    /// Have a plan processed.
    Process(i64, ProcessRequest),
    /// Delete a staged file.
    Delete(i64),
    /// Say it to those who do not see it.
    Say(Said),
}

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The plan is there.
    Planned,
    /// Processing began.
    Processing,
    /// Processing ended well.
    Processed,
    /// Processing ended, and nothing was applied.
    Failed,
    /// The plan is another one now.
    Stale,
    /// The file was deleted.
    Deleted,
}
