//! Sentences about requests that failed.





pub fn foreign_answer_help(status: u16) -> String {
    format!(
        "An answer with status {status} came in a form that this page doesn’t know. It may be from a \
         proxy, a firewall, or a network that wants a sign-in first. Try again; if that doesn’t help, tell \
         whoever runs Coverlist. Nothing on this page is lost."
    )
}
