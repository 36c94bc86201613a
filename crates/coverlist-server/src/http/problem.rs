//! Turns failures into problem bodies (RFC 9457). Nothing else writes the body of an error.

use crate::Failure;
use crate::store::StoreError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coverlist_api::{Problem, ProblemCode};
use std::sync::Arc;

/// A failure inside a response. The request log takes it out, logs it, and writes the problem body with the
/// request's id.
#[derive(Clone)]
pub(super) struct Failed(pub(super) Arc<Failure>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(self.code()).into_response();
        response.extensions_mut().insert(Failed(Arc::new(self)));
        response
    }
}

pub(super) fn respond(failure: &Failure, request_id: &str) -> Response {
    let problem = problem(failure, request_id);
    let retry_after = problem.retry_after;
    let mut response = (status(problem.code), axum::Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn problem(failure: &Failure, request_id: &str) -> Problem {
    let code = failure.code();
    let mut problem = Problem {
        code,
        title: title(code).to_owned(),
        detail: String::new(),
        request_id: request_id.to_owned(),
        findings: Vec::new(),
        counts: None,
        open: None,
        plan: None,
        template: None,
        pointer: None,
        retry_after: None,
    };
    match failure {
        Failure::Refused(refusal) => {
            problem.detail.clone_from(&refusal.detail);
            problem.findings.clone_from(&refusal.findings);
            problem.counts = refusal.counts;
            problem.open.clone_from(&refusal.open);
            problem.plan.clone_from(&refusal.plan);
            problem.template.clone_from(&refusal.template);
            problem.pointer.clone_from(&refusal.pointer);
            problem.retry_after = refusal.retry_after;
        }
        Failure::Store(StoreError::Busy) => {
            "Too many changes are waiting for their turn, as they do while a large import is processed. \
             This one was not made. Try again in a moment."
                .clone_into(&mut problem.detail);
            problem.retry_after = Some(5);
        }
        Failure::Store(_) if code == ProblemCode::Unavailable => {
            "The server's disk is full or cannot be used at the moment. Nothing was changed. Try again in a \
             minute, or tell whoever runs the server."
                .clone_into(&mut problem.detail);
            problem.retry_after = Some(60);
        }
        Failure::Store(_) | Failure::Internal(_) => {
            problem.detail = format!(
                "Something went wrong on the server, and nothing was changed. Try again; if it stays, tell \
                 whoever runs the server the request id {request_id}."
            );
        }
    }
    problem
}

fn status(code: ProblemCode) -> StatusCode {
    StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn title(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::BadRequest => "Malformed request",
        ProblemCode::SignedOut => "Not signed in",
        ProblemCode::WrongPassword => "Wrong e-mail address or password",
        ProblemCode::Forbidden => "Not allowed",
        ProblemCode::WrongHost => "The request is for another host",
        ProblemCode::ForeignOrigin => "The request comes from another site",
        ProblemCode::NotFound => "Not found",
        ProblemCode::MethodNotAllowed => "Method not allowed",
        ProblemCode::TooSlow => "Request timed out",
        ProblemCode::ImportOpen => "A file is staged already",
        ProblemCode::WrongState => "Not possible in this state",
        ProblemCode::PlanStale => "The plan has changed",
        ProblemCode::TemplateChanged => "The template has changed",
        ProblemCode::TemplateInvalid => "The document is not a template",
        ProblemCode::FieldsInvalid => "The list of fields is not valid",
        ProblemCode::KeyReused => "The Idempotency-Key was used before",
        ProblemCode::TooLarge => "Too large",
        ProblemCode::UnsupportedMedia => "Unsupported media type",
        ProblemCode::FileBlocked => "The file is blocked",
        ProblemCode::FileDiffers => "The file is not the one that was checked",
        ProblemCode::TooManyAttempts => "Too many failed sign-ins",
        ProblemCode::Busy => "Busy",
        ProblemCode::Unavailable => "Unavailable",
        _ => "Internal server error",
    }
}
