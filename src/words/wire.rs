//! Sentences of the server, in the language of the page.

use super::locale::of_code;
use super::tr;
use coverlist_api::{FindingView, SentenceView};
use coverlist_messages::Params;

/// A sentence of the server. It stays in English when the page is in English, or when the server has another
/// version than the page.
pub(crate) fn sentence(sentence: &SentenceView) -> String {
    of_code(&sentence.code, &sentence.params).unwrap_or_else(|| sentence.message.clone())
}

/// A finding of the server, with its place.
pub(crate) fn finding(finding: &FindingView) -> String {
    let sentence = of_code(finding.code.id(), &finding.params);
    sentence.map_or_else(|| finding.message.clone(), |sentence| tr(&finding.placed(sentence)))
}

/// What went wrong, and what to do.
pub(crate) fn problem(reason: &str, params: &Params, detail: &str) -> String {
    of_code(reason, params).unwrap_or_else(|| detail.to_owned())
}
