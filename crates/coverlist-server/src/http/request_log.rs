//! What happens to every request and answer: an id, one line in the log, headers that keep browsers careful.

use super::problem::{self, Failed};
use super::{App, ClientAddress, security_headers};
use crate::Failure;
use anyhow::anyhow;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

/// Runs around every route.
pub(super) async fn edge(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = request_id();
    let started = Instant::now();
    let method = request.method().clone();
    let client = request.extensions().get::<ClientAddress>().map(|ClientAddress(address)| *address);
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
    let asked = LogEntry { id: &id, method, route, client, started };
    asked.log(response.status(), failed.as_ref());
    security_headers::apply(response.headers_mut(), app.origins.are_secure());
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

/// What the log says of a request.
struct LogEntry<'a> {
    id: &'a str,
    method: Method,
    route: String,
    client: Option<IpAddr>,
    started: Instant,
}

impl LogEntry<'_> {
    fn log(&self, status: StatusCode, failed: Option<&Failed>) {
        let Self { id, method, route, .. } = self;
        let client = self.client.map(tracing::field::display);
        let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let status = status.as_u16();
        match failed.map(|Failed(failure)| failure.as_ref()) {
            Some(Failure::Refused(refusal)) => {
                let code = refusal.code;
                tracing::info!(request = id, %method, route, client, status, ms, ?code, "refused");
            }
            Some(failure) => {
                let cause = failure.causes();
                tracing::error!(request = id, %method, route, client, status, ms, cause, "failed");
            }
            None => tracing::debug!(request = id, %method, route, client, status, ms, "done"),
        }
    }
}

fn request_id() -> String {
    // Without random bits requests share a name in the log; that is no reason to refuse them.
    crate::hex(&getrandom::u64().unwrap_or_default().to_be_bytes())
}
