//! Why a request fails: the caller can act on a refusal, and every other failure is a fault of the server.

use crate::query::QueryFault;
use crate::store::StoreError;
use coverlist_api::{
    FindingView, ImportView, LoadReversalView, PlanView, ProblemCode, QuestionView, RowCounts,
};
use coverlist_core::template::Template;
use coverlist_messages::{Message, text};
use std::error::Error;

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The caller can act on it.
    #[error("{:?}", .0.code)]
    Refused(Box<Refusal>),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another fault of the server, which the caller cannot act on.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// A refused request. It explains to the caller how to succeed.
#[derive(Debug)]
pub struct Refusal {
    /// The machine-readable reason.
    pub code: ProblemCode,
    /// What happened, where, and how to proceed. It never contains a cell's value. Its id begins with the id
    /// of the code.
    pub reason: Message,
    /// For `file_blocked`: the findings that block the file, then as many others as fit.
    pub findings: Vec<FindingView>,
    /// For `file_blocked` of a list of records: the open questions.
    pub questions: Vec<QuestionView>,
    /// For `file_blocked`: how many rows are accepted, rejected and ignored.
    pub counts: Option<RowCounts>,
    /// For `import_open`: the import that is already open.
    pub open: Option<Box<ImportView>>,
    /// For `plan_stale`: the first page of the current plan.
    pub plan: Option<Box<PlanView>>,
    /// For `plan_stale` of an undo or a redo of a load: what it would do now.
    pub reversal: Option<Box<LoadReversalView>>,
    /// For `names_differ`: the number to agree to.
    pub other_names: Option<u32>,
    /// For `template_changed`: the current version of the template.
    pub template: Option<Box<Template>>,
    /// For `template_invalid`, `fields_invalid`, `source_invalid`, and `bad_request` about a search, keys,
    /// decisions or a provenance: the JSON pointer of the fault in the body.
    pub pointer: Option<String>,
    /// Seconds to wait before the next attempt.
    pub retry_after: Option<u32>,
}

impl Failure {
    pub fn refuse(code: ProblemCode, reason: Message) -> Self {
        Refusal::new(code, reason).into()
    }

    /// A fault of the server. The text is for the log.
    pub fn fault(text: &'static str) -> Self {
        Self::Internal(anyhow::Error::msg(text))
    }

    pub fn not_found(reason: Message) -> Self {
        Self::refuse(ProblemCode::NotFound, reason)
    }

    pub fn bad_request(reason: Message) -> Self {
        Self::refuse(ProblemCode::BadRequest, reason)
    }

    /// Refuses a parameter of a request that cannot be parsed.
    pub fn not_understood(parameter: &str) -> Self {
        Self::bad_request(text::problem_bad_request_parameter(parameter))
    }

    /// The failure and its causes in one line, for the log. It contains no cell value.
    pub fn causes(&self) -> String {
        causes(self)
    }

    pub fn code(&self) -> ProblemCode {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Store(StoreError::Busy) => ProblemCode::Busy,
            Self::Store(StoreError::Unavailable(_)) => ProblemCode::Unavailable,
            Self::Store(_) | Self::Internal(_) => ProblemCode::Internal,
        }
    }
}

/// An error and its causes in one line. Some are sentences.
pub fn causes(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        line.push_str(if line.ends_with('.') { " " } else { ": " });
        line.push_str(&cause.to_string());
        source = cause.source();
    }
    line
}

impl Refusal {
    /// The reason in English.
    pub fn detail(&self) -> String {
        self.reason.to_string()
    }

    pub fn new(code: ProblemCode, reason: Message) -> Self {
        debug_assert!(
            reason.id().starts_with(code.title().id().trim_end_matches(".title")),
            "{} belongs to another code than {code:?}",
            reason.id()
        );
        Self {
            code,
            reason,
            findings: Vec::new(),
            questions: Vec::new(),
            counts: None,
            open: None,
            plan: None,
            reversal: None,
            other_names: None,
            template: None,
            pointer: None,
            retry_after: None,
        }
    }

    /// Creates the refusal `busy`: the same request may succeed in a few seconds.
    pub fn busy(reason: Message) -> Self {
        Self { retry_after: Some(5), ..Self::new(ProblemCode::Busy, reason) }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<QueryFault> for Failure {
    fn from(fault: QueryFault) -> Self {
        let refusal = Refusal::new(ProblemCode::BadRequest, fault.reason());
        Refusal { pointer: Some(fault.pointer), ..refusal }.into()
    }
}
