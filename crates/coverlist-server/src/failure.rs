//! Why a request is not done: an answer that the caller can act on, or a fault of ours.

use crate::store::StoreError;
use coverlist_api::{FindingView, ImportView, PlanView, ProblemCode, RowCounts};

/// Why a request is not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The caller can do something about it.
    #[error("refused: {:?}", .0.code)]
    Refused(Box<Refusal>),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Our fault.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// An answer that says no, and what the caller can do.
#[derive(Debug)]
pub struct Refusal {
    /// For programs.
    pub code: ProblemCode,
    /// What happened, where, and what to do. Never a cell's value.
    pub detail: String,
    /// For `file_blocked`.
    pub findings: Vec<FindingView>,
    /// For `file_blocked`.
    pub counts: Option<RowCounts>,
    /// For `import_open`.
    pub open: Option<Box<ImportView>>,
    /// For `plan_stale`.
    pub plan: Option<Box<PlanView>>,
    /// Seconds to wait.
    pub retry_after: Option<u32>,
}

impl Failure {
    /// A refusal that is nothing but words.
    pub fn refuse(code: ProblemCode, detail: impl Into<String>) -> Self {
        Refusal::new(code, detail).into()
    }

    /// There is no such thing in the caller's district.
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::refuse(ProblemCode::NotFound, detail)
    }

    /// The request is not well formed.
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::refuse(ProblemCode::BadRequest, detail)
    }

    /// The failure and its causes in one line, for the log. It holds no cell value.
    pub fn causes(&self) -> String {
        let mut text = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            source = cause.source();
        }
        text
    }

    /// The code that goes over the wire.
    pub fn code(&self) -> ProblemCode {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Store(StoreError::Busy) => ProblemCode::Busy,
            Self::Store(StoreError::Unavailable(_)) => ProblemCode::Unavailable,
            Self::Store(_) | Self::Internal(_) => ProblemCode::Internal,
        }
    }
}

impl Refusal {
    /// A refusal that is nothing but words.
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            findings: Vec::new(),
            counts: None,
            open: None,
            plan: None,
            retry_after: None,
        }
    }

    /// There is too much to do at the moment; the same request may succeed in a few seconds.
    pub fn busy(detail: impl Into<String>) -> Self {
        Self { retry_after: Some(5), ..Self::new(ProblemCode::Busy, detail) }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
