//! What happens to every request and answer: an id, one line in the log, headers that keep browsers careful.

use super::policy;
use super::problem::{self, Failed};
use crate::Failure;
use anyhow::anyhow;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

/// Runs around every route.
pub(super) async fn edge(request: Request, next: Next) -> Response {
    let id = request_id();
    let started = Instant::now();
    let method = request.method().clone();
    // The pattern of the address and not the address: that holds ids, and what somebody searched for.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "page".to_owned(), |path| path.as_str().to_owned());
    let response = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = response.unwrap_or_else(|_| Failure::from(anyhow!("a panic")).into_response());
    let failed = response.extensions_mut().remove::<Failed>();
    if let Some(Failed(failure)) = &failed {
        response = answer(response, failure, &id);
    }
    log(&id, &method, &route, response.status(), started, failed.as_ref());
    policy::apply(response.headers_mut());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}

/// The body takes the place of the failure; headers that came with it stay.
fn answer(failed: Response, failure: &Failure, id: &str) -> Response {
    let mut response = problem::respond(failure, id);
    for (name, value) in failed.headers() {
        if !response.headers().contains_key(name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

fn log(
    id: &str,
    method: &Method,
    route: &str,
    status: StatusCode,
    started: Instant,
    failed: Option<&Failed>,
) {
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = status.as_u16();
    match failed {
        Some(Failed(failure)) if status >= 500 => {
            let cause = problem::causes(failure);
            tracing::error!(request = id, %method, route, status, ms, cause, "failed");
        }
        Some(Failed(failure)) => {
            let code = failure.code();
            tracing::info!(request = id, %method, route, status, ms, ?code, "refused");
        }
        None => tracing::debug!(request = id, %method, route, status, ms, "done"),
    }
}

fn request_id() -> String {
    // Without random bits requests share a name in the log; that is no reason to refuse them.
    crate::hex(&getrandom::u64().unwrap_or_default().to_be_bytes())
}
