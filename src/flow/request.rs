//! A request for what a person has seen in a preview.

use crate::client::Failure;

/// The request for what a preview shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The person reads the preview and decides.
    None,
    /// The person consented, and the server has not answered yet.
    Sent,
    Failed(Failure),
}

impl Request {
    /// Why the last attempt changed nothing.
    pub fn failure(&self) -> Option<Failure> {
        match self {
            Self::Failed(failure) => Some(failure.clone()),
            Self::None | Self::Sent => None,
        }
    }
}
