//! The header that states the build of the page.

use super::App;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use coverlist_api::BUILD;

/// Middleware that tells each page which build the server has, so that a page of another one notices it.
pub(super) async fn state_build(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(build) = app.page.build().and_then(|build| HeaderValue::from_str(&build).ok()) {
        response.headers_mut().insert(HeaderName::from_static(BUILD), build);
    }
    response
}
