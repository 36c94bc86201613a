//! A dialog that sends a change.

use crate::client::Failure;

/// A dialog that a person fills in and sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Editing {
    #[default]
    Closed,
    /// `Some` says why the last attempt changed nothing.
    Open(Option<Failure>),
    Sending,
}
