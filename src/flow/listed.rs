//! A list that a screen fetches, and fetches again.

use crate::client::Failure;

/// A list, as far as it is fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Listed<T> {
    #[default]
    Loading,
    Failed(Failure),
    /// The latest list. It stays while it is fetched again.
    Known(T),
}

impl<T> Listed<T> {
    /// The list as something else, once it is known.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Listed<U> {
        match self {
            Self::Loading => Listed::Loading,
            Self::Failed(failure) => Listed::Failed(failure),
            Self::Known(list) => Listed::Known(of(list)),
        }
    }

    /// The list while it is fetched again.
    pub(super) fn requested(self) -> Self {
        match self {
            Self::Known(list) => Self::Known(list),
            Self::Loading | Self::Failed(_) => Self::Loading,
        }
    }

    /// The list after an answer.
    pub fn answered(answer: Result<T, Failure>) -> Self {
        answer.map_or_else(Self::Failed, Self::Known)
    }
}
