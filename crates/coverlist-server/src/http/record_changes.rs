//! Handlers that change the insurance of single records.

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
use coverlist_core::record::RecordKind;

/// `POST /records/users/changes/preview`
pub(super) async fn preview_user(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordChangePreview>, Failure> {
    preview(app, caller, RecordKind::User, headers, body).await
}

/// `POST /records/devices/changes/preview`
pub(super) async fn preview_device(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordChangePreview>, Failure> {
    preview(app, caller, RecordKind::Device, headers, body).await
}

/// `POST /records/users/changes`
pub(super) async fn change_user(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ImportView>, Failure> {
    change(app, caller, RecordKind::User, key, headers, body).await
}

/// `POST /records/devices/changes`
pub(super) async fn change_device(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ImportView>, Failure> {
    change(app, caller, RecordKind::Device, key, headers, body).await
}

async fn preview(
    app: App,
    caller: Caller,
    kind: RecordKind,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordChangePreview>, Failure> {
    let (asked, _) = body::json::<RecordChangeRequest>(&headers, body).await?;
    app.pipeline.preview_change(Stager::from(&caller), kind, asked).await.map(Json)
}

async fn change(
    app: App,
    caller: Caller,
    kind: RecordKind,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ImportView>, Failure> {
    let (asked, bytes) = body::json::<RecordChangeRequest>(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    app.pipeline.change_records(Stager::from(&caller), kind, asked, request).await.map(Json)
}
