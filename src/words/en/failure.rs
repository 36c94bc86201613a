//! Sentences about requests that failed.

pub const TRY_AGAIN: &str = "Try again";

pub const AWAY: &str = "Coverlist can’t be reached";
pub const AWAY_HELP: &str =
    "The server didn’t answer. Check the network connection, then try again. Nothing on this page is lost.";

pub const TOO_LARGE_FOR_PROXY: &str = "A proxy refuses a file of this size";
pub const TOO_LARGE_FOR_PROXY_HELP: &str = "A proxy or firewall between this page and Coverlist refused it \
    for its size (status 413). Ask whoever runs Coverlist to allow larger requests there (in nginx, \
    client_max_body_size), then try again. Nothing on this page is lost.";

pub const FOREIGN_ANSWER: &str = "The answer isn’t from Coverlist";

pub fn foreign_answer_help(status: u16) -> String {
    format!(
        "An answer with status {status} came in a form that this page doesn’t know. It may be from a \
         proxy, a firewall, or a network that wants a sign-in first. Try again; if that doesn’t help, tell \
         whoever runs Coverlist. Nothing on this page is lost."
    )
}
