//! What the pages of issuers, which have other origins, may do.

use super::App;
use crate::store::{Database, StoreError, issuers};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Duration;
use tower_http::cors::{AllowOrigin, CorsLayer};

/// How long a browser remembers the answer to a preflight request.
const REMEMBERED: Duration = Duration::from_secs(10 * 60);

/// Lets the pages of issuers send requests without cookies, and read the answers.
pub(super) fn layer(database: Database) -> CorsLayer {
    let is_page_of_issuer = move |origin: HeaderValue, _: &_| {
        let database = database.clone();
        async move { is_configured(&database, &origin).await.unwrap_or(false) }
    };
    CorsLayer::new()
        .allow_origin(AllowOrigin::async_predicate(is_page_of_issuer))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static(coverlist_api::BACKGROUND),
            HeaderName::from_static(coverlist_api::ACCOUNT),
        ])
        .expose_headers([header::CONTENT_DISPOSITION, HeaderName::from_static(coverlist_api::BUILD)])
        .max_age(REMEMBERED)
}

/// Whether an `Origin` header names a page of an issuer.
pub(super) async fn is_configured(database: &Database, origin: &HeaderValue) -> Result<bool, StoreError> {
    let Ok(origin) = origin.to_str().map(str::to_owned) else { return Ok(false) };
    database.read_async(move |tx| Ok(issuers::origins(tx)?.contains(&origin))).await
}

/// Middleware that lets only the pages of issuers show an HTML page in a frame.
pub(super) async fn restrict_frames(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_page = media_type.is_some_and(|media_type| media_type.starts_with("text/html"));
    let origins = match is_page {
        true => app.database.read_async(issuers::origins).await.unwrap_or_default(),
        false => Vec::new(),
    };
    let ancestors = if origins.is_empty() { "'none'".to_owned() } else { origins.join(" ") };
    if let Ok(policy) = HeaderValue::from_str(&["frame-ancestors", &ancestors].join(" ")) {
        // Browsers enforce this policy and the one about content.
        response.headers_mut().append(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
