//! The portal of the demo: a page that embeds Coverlist, and its tokens.

use super::{App, page};
use crate::Failure;
use crate::demo::PORTAL_PAGE;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use coverlist_api::paths;
use coverlist_messages::text;

/// `GET /portal`, only in the demo
pub(super) async fn show(State(app): State<App>, headers: HeaderMap) -> Response {
    page::html(PORTAL_PAGE, &app.public_path.base(), &headers).ok_or(StatusCode::NOT_FOUND).into_response()
}

/// `GET /demo/token`
pub(super) async fn token(State(app): State<App>, headers: HeaderMap) -> Result<String, Failure> {
    let no_demo = || Failure::not_found(text::problem_not_found_api(paths::PREFIX));
    let portal = app.portal.as_ref().ok_or_else(no_demo)?;
    let audience = app.origins.audiences(&headers).into_iter().next().unwrap_or_default();
    Ok(portal.token(&audience, app.clock.now())?)
}
