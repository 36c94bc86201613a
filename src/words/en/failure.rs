//! Calls that gave no answer.

use crate::client::Failure;

/// Sends it again.
pub const TRY_AGAIN: &str = "Try again";

/// A few words for a failure.
pub fn title(failure: &Failure) -> String {
    match failure {
        Failure::Problem(problem) => problem.title.clone(),
        Failure::Away => "Coverlist can’t be reached".to_owned(),
        Failure::Unreadable { .. } => "The answer can’t be read".to_owned(),
    }
}

/// What happened and what to do.
pub fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::Problem(problem) => problem.detail.clone(),
        Failure::Away => {
            "The server didn’t answer. Check the network connection, then try again. Nothing on this page is lost."
                .to_owned()
        }
        Failure::Unreadable { status } => format!(
            "The server answered with status {status} in a form that this page doesn’t know. \
             Reload the page; if that doesn’t help, tell whoever runs Coverlist."
        ),
    }
}
