//! Why an element has no session.

use crate::client::Failure;
use crate::flow::embedding::Refusal;

/// The reason, and what to do.
pub fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::NoToken => t!(embed_no_token),
        Refusal::NoAnswer => t!(embed_no_answer),
        Refusal::OtherPerson => t!(embed_other_person),
        Refusal::Failed(Failure::Problem(problem)) => problem.sentence(),
        Refusal::Failed(Failure::Unreachable) => t!(failure_away_help),
        Refusal::Failed(Failure::OtherBuild) => t!(version_unreadable_help),
        Refusal::Failed(Failure::Unreadable { status }) => {
            t!(failure_foreign_answer_help, status.to_string())
        }
    }
}
