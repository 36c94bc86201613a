//! Sentences of the server, in the language of the page.

use super::tr;
use coverlist_api::{FindingView, Problem, SentenceView};

/// A sentence of the server. It stays in English when the server has another version than the page.
pub(crate) fn sentence(sentence: &SentenceView) -> String {
    sentence.to_message().map_or_else(|| sentence.message.clone(), |message| tr(&message))
}

/// A finding of the server, with its place.
pub(crate) fn finding(finding: &FindingView) -> String {
    finding.to_message().map_or_else(|| finding.message.clone(), |message| tr(&message))
}

/// What went wrong, and what to do.
pub(crate) fn problem(problem: &Problem) -> String {
    problem.to_message().map_or_else(|| problem.detail.clone(), |message| tr(&message))
}
