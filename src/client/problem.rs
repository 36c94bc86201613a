//! Problem documents, as the page reads them.

use crate::words::wire;
use coverlist_api::{FindingView, ImportView, PlanView, ProblemCode, QuestionView};
use coverlist_messages::Params;
use serde::Deserialize;

/// A problem document (RFC 9457) with the members of every failure. See [`coverlist_api::Problem`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Problem {
    pub code: ProblemCode,
    pub detail: String,
    pub reason: String,
    #[serde(default)]
    pub params: Params,
    #[serde(default)]
    pub retry_after: Option<u32>,
    #[serde(skip)]
    document: String,
}

/// The members that only few screens show. The code that reads them is large, and loaded later.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProblemDetails {
    pub findings: Vec<FindingView>,
    pub questions: Vec<QuestionView>,
    pub open: Option<Box<ImportView>>,
    pub plan: Option<Box<PlanView>>,
}

impl Problem {
    /// `None` if the document is no problem.
    pub(super) fn of(document: &str) -> Option<Self> {
        let problem = serde_json::from_str::<Self>(document).ok()?;
        Some(Self { document: document.to_owned(), ..problem })
    }

    /// The problem in a sentence, in the language of the page.
    pub fn sentence(&self) -> String {
        wire::problem(&self.reason, &self.params, &self.detail)
    }

    /// The other members. A document of another version may have none.
    pub fn details(&self) -> ProblemDetails {
        serde_json::from_str(&self.document).unwrap_or_default()
    }
}
