//! Calls that gave no answer.

use crate::client::Failure;

/// Sends it again.
pub const TRY_AGAIN: &str = "Try again";

/// HTTP: the request is too large.
const TOO_LARGE: u16 = 413;

/// A few words for a failure.
pub fn title(failure: &Failure) -> String {
    match failure {
        Failure::Problem(problem) => problem.title.clone(),
        Failure::Away => "Coverlist can’t be reached".to_owned(),
        Failure::Unreadable { status: TOO_LARGE } => "A proxy refuses a file of this size".to_owned(),
        Failure::Unreadable { .. } => "The answer isn’t from Coverlist".to_owned(),
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
        // Coverlist's own refusal is a problem, with its limit.
        Failure::Unreadable { status: TOO_LARGE } => {
            "A proxy or firewall between this page and Coverlist refused it for its size (status 413). Ask whoever runs \
             Coverlist to allow larger requests there (in nginx, client_max_body_size), then try again. Nothing on this \
             page is lost."
                .to_owned()
        }
        Failure::Unreadable { status } => format!(
            "An answer with status {status} came in a form that this page doesn’t know. It may be from a proxy, a \
             firewall, or a network that wants a sign-in first. Try again; if that doesn’t help, tell whoever runs \
             Coverlist. Nothing on this page is lost."
        ),
    }
}
