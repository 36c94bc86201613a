//! Handlers that list and change the fields of a district.

use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use coverlist_api::{FieldView, Page};

/// `GET /fields`: all fields of both kinds of record.
pub(super) async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Page<FieldView>>, Failure> {
    app.fields.list(&caller).await.map(page)
}

/// `PUT /fields`, with the edited list as the body: adds and renames custom fields.
pub(super) async fn put(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Page<FieldView>>, Failure> {
    let json = body::document(&headers, body).await?;
    let request = key.with_body(&caller, &json, app.clock.now());
    app.fields.put(&caller, &json, request).await.map(page)
}

fn page(rows: Vec<FieldView>) -> Json<Page<FieldView>> {
    Json(Page { rows, next: None })
}
