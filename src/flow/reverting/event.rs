//! The events and effects of the panel that undoes an import.

use crate::client::Failure;
use coverlist_api::{ImportView, ReversalRequest, ReversalView};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The panel opened, or the admin tried again.
    Opened,
    Closed,
    Looked(Result<Box<ReversalView>, Failure>),
    Consented,
    Answered(Result<Box<ImportView>, Failure>),
    /// The watch has fetched the import, which may have changed.
    Watched(Result<Box<ImportView>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Look,
    Revert(ReversalRequest),
    Watch,
    Unwatch,
    Announce(Announcement),
    /// Tell the page around the panel that this is the import now.
    Done(Box<ImportView>),
}

/// A change that screen readers announce to the admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    Ready,
    Stale,
    Failed,
    Withdrawn,
    Running,
    Done,
}
