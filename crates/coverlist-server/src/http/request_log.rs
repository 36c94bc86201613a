//! Gives every request an id, writes its log line, and turns a failure into a problem body.

use super::ClientAddress;
use super::problem::{self, Failed};
use crate::Failure;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::net::IpAddr;
use std::time::Instant;

/// The response header that holds the request id.
const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Middleware around every route.
pub(super) async fn log_request(request: Request, next: Next) -> Response {
    let id = request_id();
    let started = Instant::now();
    let method = request.method().clone();
    let client = request.extensions().get::<ClientAddress>().map(|ClientAddress(address)| *address);
    // The path itself contains ids and search texts, so the log names the route's pattern.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "page".to_owned(), |path| path.as_str().to_owned());
    let mut response = next.run(request).await;
    let failed = response.extensions_mut().remove::<Failed>();
    if let Some(Failed(failure)) = &failed {
        response = with_problem(response, failure, &id);
    }
    let line = LogLine { id: &id, method, route, client, started };
    line.write(response.status(), failed.as_ref());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    response
}

/// Replaces the body of a failed response with the problem. Headers that the handler set stay.
fn with_problem(failed: Response, failure: &Failure, id: &str) -> Response {
    let mut response = problem::respond(failure, id);
    for (name, value) in failed.headers() {
        if !response.headers().contains_key(name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

struct LogLine<'a> {
    id: &'a str,
    method: Method,
    route: String,
    client: Option<IpAddr>,
    started: Instant,
}

impl LogLine<'_> {
    fn write(&self, status: StatusCode, failed: Option<&Failed>) {
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
    // Without random bits, several requests in the log share an id.
    base16ct::lower::encode_string(&getrandom::u64().unwrap_or_default().to_be_bytes())
}
