//! Turns failures into problem bodies (RFC 9457). Nothing else writes the body of an error.

use crate::Failure;
use crate::store::StoreError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use coverlist_api::{Problem, ProblemCode};
use coverlist_messages::{Message, text};
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
    let reason = reason(failure, request_id);
    let sent = reason.to_wire();
    let mut problem = Problem {
        code,
        title: code.title().to_string(),
        detail: reason.to_string(),
        reason: sent.code,
        params: sent.params,
        request_id: request_id.to_owned(),
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
    };
    match failure {
        Failure::Refused(refusal) => {
            problem.findings.clone_from(&refusal.findings);
            problem.questions.clone_from(&refusal.questions);
            problem.counts = refusal.counts;
            problem.open.clone_from(&refusal.open);
            problem.plan.clone_from(&refusal.plan);
            problem.reversal.clone_from(&refusal.reversal);
            problem.other_names = refusal.other_names;
            problem.template.clone_from(&refusal.template);
            problem.pointer.clone_from(&refusal.pointer);
            problem.retry_after = refusal.retry_after;
        }
        Failure::Store(StoreError::Busy) => problem.retry_after = Some(5),
        Failure::Store(StoreError::Unavailable(_)) => problem.retry_after = Some(60),
        Failure::Store(_) | Failure::Internal(_) => {}
    }
    problem
}

fn reason(failure: &Failure, request_id: &str) -> Message {
    match failure {
        Failure::Refused(refusal) => refusal.reason.clone(),
        Failure::Store(StoreError::Busy) => text::problem_busy_changes(),
        Failure::Store(StoreError::Unavailable(_)) => text::problem_unavailable_disk(),
        Failure::Store(_) | Failure::Internal(_) => text::problem_internal(request_id),
    }
}

fn status(code: ProblemCode) -> StatusCode {
    StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
