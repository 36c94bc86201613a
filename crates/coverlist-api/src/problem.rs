//! What went wrong, in a form that both a program and a person can use.

use crate::{FindingView, ImportView, PlanView};
use serde::{Deserialize, Serialize};

/// A failure, as `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// For programs.
    pub code: ProblemCode,
    /// A few words.
    pub title: String,
    /// What happened, where, and what to do. Never a cell's value.
    pub detail: String,
    /// Names the request in the server's log.
    pub request_id: String,
    /// For `file_blocked`: what blocks the file, and the first of the rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingView>,
    /// For `file_blocked`: what the server made of the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<RowCounts>,
    /// For `import_open`: the import that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Box<ImportView>>,
    /// For `plan_stale`: the plan as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Box<PlanView>>,
    /// For `too_many_attempts` and `busy`: seconds to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

/// What the server made of the rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowCounts {
    /// Rows that name a record: accepted and rejected ones.
    pub rows: u32,
    /// Rows that can be applied.
    pub accepted: u32,
    /// Rows that cannot. A request that stages the file has to state this number.
    pub rejected: u32,
    /// Rows that are no record.
    pub set_aside: u32,
}

/// The machine code of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemCode {
    /// 400: the request is not well formed.
    BadRequest,
    /// 401: nobody is signed in, or the session ended.
    SignedOut,
    /// 401: e-mail and password do not fit.
    WrongPassword,
    /// 403: the account's role lacks the permission.
    Forbidden,
    /// 403: the request comes from another site.
    ForeignOrigin,
    /// 404: there is no such thing in this district.
    NotFound,
    /// 405: the address has no such method.
    MethodNotAllowed,
    /// 408: the request took too long to arrive.
    TooSlow,
    /// 409: the district has an open import already.
    ImportOpen,
    /// 409: the import's state does not allow it.
    WrongState,
    /// 409: the plan changed since it was seen.
    PlanStale,
    /// 409: the idempotency key was used for another request.
    KeyReused,
    /// 413: the file is larger than the limit.
    TooLarge,
    /// 415: the body is not what the route takes.
    UnsupportedMedia,
    /// 421: the request names a host that is not this server.
    WrongHost,
    /// 422: the file cannot be staged as it is, or not with the number of rejected rows that the request states.
    FileBlocked,
    /// 422: the bytes that arrived are not those whose SHA-256 the request states.
    FileDiffers,
    /// 429: too many failed sign-ins.
    TooManyAttempts,
    /// 500: our fault.
    Internal,
    /// 503: more is asked at the moment than the server does at the same time.
    Busy,
    /// 503: the disk is full, or the database cannot be written now.
    Unavailable,
}

impl ProblemCode {
    /// The HTTP status that carries it.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::SignedOut | Self::WrongPassword => 401,
            Self::Forbidden | Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TooSlow => 408,
            Self::ImportOpen | Self::WrongState | Self::PlanStale | Self::KeyReused => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMedia => 415,
            Self::WrongHost => 421,
            Self::FileBlocked | Self::FileDiffers => 422,
            Self::TooManyAttempts => 429,
            Self::Internal => 500,
            Self::Busy | Self::Unavailable => 503,
        }
    }
}
