//! Handlers that list, show, change and remove the saved sources of a district.

use super::extract::PathName;
use super::idempotency::RequestKey;
use super::{App, attachment, body};
use crate::access::Caller;
use crate::{Failure, sources};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::Page;
use coverlist_core::sheet::Source;

/// `GET /sources`
pub(super) async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Page<Source>>, Failure> {
    let rows = app.sources.list(&caller).await?;
    Ok(Json(Page { rows, next: None }))
}

/// `GET /sources/{name}`: the document, which a browser saves as a file.
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathName(name): PathName,
) -> Result<Response, Failure> {
    let source = app.sources.find(&caller, &name).await?;
    let document = serde_json::to_string_pretty(&source).map_err(anyhow::Error::from)?;
    Ok(attachment::json(&format!("{name}.json"), document.into_bytes()))
}

/// `PUT /sources/{name}`, with a document as the body: adds a source, or a version of one.
pub(super) async fn put(
    State(app): State<App>,
    caller: Caller,
    PathName(name): PathName,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Source>, Failure> {
    let json = body::document(&headers, body).await?;
    let source = sources::read(&json)?;
    let request = key.with_body(&caller, &json, app.clock.now());
    app.sources.put(&caller, &name, source, request).await.map(Json)
}

/// `DELETE /sources/{name}`
pub(super) async fn remove(
    State(app): State<App>,
    caller: Caller,
    PathName(name): PathName,
    key: RequestKey,
) -> Result<Json<Source>, Failure> {
    let request = key.with_body(&caller, &[], app.clock.now());
    app.sources.remove(&caller, name, request).await.map(Json)
}
