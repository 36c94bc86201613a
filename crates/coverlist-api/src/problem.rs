//! Failures, described for programs and for people.

#[cfg(not(target_arch = "wasm32"))]
use crate::LoadReversalView;
use crate::{FindingView, ImportView, PlanView, QuestionView};
use coverlist_core::template::Template;
use coverlist_messages::{Message, Params, text};
use serde::{Deserialize, Serialize};

/// A failed request, described as `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The code by which programs distinguish failures.
    pub code: ProblemCode,
    /// A short title in English, which is the same for every failure with the code.
    pub title: String,
    /// The problem, its place and the remedy in English, without any cell value.
    pub detail: String,
    /// The code of `detail`, such as `not_found_import`. It begins with the code of the failure.
    pub reason: String,
    /// The values that `detail` mentions, by name.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub params: Params,
    /// The id of the request in the server's log.
    pub request_id: String,
    /// For `file_blocked`: the blocking findings, and the first others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingView>,
    /// For `file_blocked` of a list of records: the questions without whose answers nothing is loaded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionView>,
    /// For `file_blocked`: the numbers of rows that the server counted in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<RowCounts>,
    /// For `import_open`: the open import that prevents staging.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Box<ImportView>>,
    /// For `plan_stale`: the plan that is valid now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Box<PlanView>>,
    /// For `plan_stale` of an undo or a redo of a load: what it would do now.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversal: Option<Box<LoadReversalView>>,
    /// For `names_differ`: the number to agree to.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_names: Option<u32>,
    /// For `template_changed`: the current version of the template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Box<Template>>,
    /// For `template_invalid`, `fields_invalid`, `source_invalid`, `account_invalid`, and `bad_request` about
    /// a search, keys, decisions or a provenance: the JSON pointer (RFC 6901) of the fault in the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// For `too_many_attempts`, `too_many_lookups`, `busy` and `unavailable`: the number of seconds to wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

/// The server's row counts for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowCounts {
    /// The number of rows that name a record, accepted or rejected.
    pub rows: u32,
    /// The number of rows that can be applied.
    pub accepted: u32,
    /// The number of rejected rows. A request to stage the file must repeat it.
    pub rejected: u32,
    /// The number of rows that are not in the sheet, as its provenance reports, and of repeated rows.
    pub set_aside: u32,
}

/// The code of a failure. Each code has one HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemCode {
    /// 400: the request is not well formed.
    BadRequest,
    /// 401: not signed in, or the session has ended.
    SignedOut,
    /// 401: the e-mail address or the password is wrong.
    WrongPassword,
    /// 401: the token of an issuer is not valid here.
    TokenRefused,
    /// 403: the account's role lacks the permission.
    Forbidden,
    /// 403: the request comes from another site.
    ForeignOrigin,
    /// 404: the district has no such resource.
    NotFound,
    /// 405: the path does not support the method.
    MethodNotAllowed,
    /// 408: the request took too long to arrive.
    TooSlow,
    /// 409: the request names an account, and the session is of another one.
    OtherAccount,
    /// 409: the account stays as it is: somebody must keep access to the settings, or another site decides.
    AccountKept,
    /// 409: the district already has an open import.
    ImportOpen,
    /// 409: the import's state does not allow the request.
    WrongState,
    /// 409: another run of the district is queued.
    RunQueued,
    /// 409: the plan has changed since the admin saw it.
    PlanStale,
    /// 409: a list would give most records the names of other people, and nobody has agreed to their number.
    NamesDiffer,
    /// 409: another version of the template is current.
    TemplateChanged,
    /// 409: another version of the source is current.
    SourceChanged,
    /// 409: the idempotency key was used for another request.
    KeyReused,
    /// 410: what is asked for was deleted, because its days are over.
    Expired,
    /// 413: the file is larger than the limit.
    TooLarge,
    /// 415: the route does not accept the body's media type.
    UnsupportedMedia,
    /// 421: the request names a host that the server does not serve.
    WrongHost,
    /// 422: the file cannot be staged, or the stated number of rejected rows is wrong.
    FileBlocked,
    /// 422: the bytes do not match the stated SHA-256.
    FileDiffers,
    /// 422: the text is not a sheet.
    SheetMalformed,
    /// 422: the document is not a template of the district.
    TemplateInvalid,
    /// 422: the list cannot be the fields of the district.
    FieldsInvalid,
    /// 422: the document is not a source of the district.
    SourceInvalid,
    /// 422: the details cannot be those of an account.
    AccountInvalid,
    /// 429: too many failed sign-ins.
    TooManyAttempts,
    /// 429: too many look-ups of keys.
    TooManyLookups,
    /// 500: the server failed for a reason that the request did not cause.
    Internal,
    /// 503: the server is overloaded and refuses the request.
    Busy,
    /// 503: the disk is full, or the database is not writable.
    Unavailable,
}

impl ProblemCode {
    /// The title of every failure with this code.
    pub const fn title(self) -> Message {
        match self {
            Self::BadRequest => text::problem_bad_request_title(),
            Self::SignedOut => text::problem_signed_out_title(),
            Self::WrongPassword => text::problem_wrong_password_title(),
            Self::TokenRefused => text::problem_token_refused_title(),
            Self::Forbidden => text::problem_forbidden_title(),
            Self::ForeignOrigin => text::problem_foreign_origin_title(),
            Self::NotFound => text::problem_not_found_title(),
            Self::MethodNotAllowed => text::problem_method_not_allowed_title(),
            Self::TooSlow => text::problem_too_slow_title(),
            Self::OtherAccount => text::problem_other_account_title(),
            Self::AccountKept => text::problem_account_kept_title(),
            Self::ImportOpen => text::problem_import_open_title(),
            Self::WrongState => text::problem_wrong_state_title(),
            Self::RunQueued => text::problem_run_queued_title(),
            Self::PlanStale => text::problem_plan_stale_title(),
            Self::NamesDiffer => text::problem_names_differ_title(),
            Self::TemplateChanged => text::problem_template_changed_title(),
            Self::SourceChanged => text::problem_source_changed_title(),
            Self::KeyReused => text::problem_key_reused_title(),
            Self::Expired => text::problem_expired_title(),
            Self::TooLarge => text::problem_too_large_title(),
            Self::UnsupportedMedia => text::problem_unsupported_media_title(),
            Self::WrongHost => text::problem_wrong_host_title(),
            Self::FileBlocked => text::problem_file_blocked_title(),
            Self::FileDiffers => text::problem_file_differs_title(),
            Self::SheetMalformed => text::problem_sheet_malformed_title(),
            Self::TemplateInvalid => text::problem_template_invalid_title(),
            Self::FieldsInvalid => text::problem_fields_invalid_title(),
            Self::SourceInvalid => text::problem_source_invalid_title(),
            Self::AccountInvalid => text::problem_account_invalid_title(),
            Self::TooManyAttempts => text::problem_too_many_attempts_title(),
            Self::TooManyLookups => text::problem_too_many_lookups_title(),
            Self::Internal => text::problem_internal_title(),
            Self::Busy => text::problem_busy_title(),
            Self::Unavailable => text::problem_unavailable_title(),
        }
    }

    /// The HTTP status with which the server sends this code.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::SignedOut | Self::WrongPassword | Self::TokenRefused => 401,
            Self::Forbidden | Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TooSlow => 408,
            Self::OtherAccount
            | Self::AccountKept
            | Self::ImportOpen
            | Self::WrongState
            | Self::RunQueued
            | Self::PlanStale
            | Self::NamesDiffer
            | Self::TemplateChanged
            | Self::SourceChanged
            | Self::KeyReused => 409,
            Self::Expired => 410,
            Self::TooLarge => 413,
            Self::UnsupportedMedia => 415,
            Self::WrongHost => 421,
            Self::FileBlocked
            | Self::FileDiffers
            | Self::SheetMalformed
            | Self::TemplateInvalid
            | Self::FieldsInvalid
            | Self::SourceInvalid
            | Self::AccountInvalid => 422,
            Self::TooManyAttempts | Self::TooManyLookups => 429,
            Self::Internal => 500,
            Self::Busy | Self::Unavailable => 503,
        }
    }
}
