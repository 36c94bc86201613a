//! Handlers that change the insurance of single records.

use super::extract::Kind;
use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use crate::import::Stager;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use coverlist_api::{ImportView, RecordChangePreview, RecordChangeRequest};

/// `POST /records/users/changes/preview`, and the same of devices
pub(super) async fn preview(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordChangePreview>, Failure> {
    let (asked, _) = body::json::<RecordChangeRequest>(&headers, body).await?;
    app.pipeline.preview_change(Stager::from(&caller), kind, asked).await.map(Json)
}

/// `POST /records/users/changes`, and the same of devices
pub(super) async fn change(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ImportView>, Failure> {
    let (asked, bytes) = body::json::<RecordChangeRequest>(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    app.pipeline.change_records(Stager::from(&caller), kind, asked, request).await.map(Json)
}
