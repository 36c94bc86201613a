//! Handlers that show and change how long a district keeps what.

use super::extract::QueryParams;
use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use coverlist_api::{KeptImport, Page, RetentionPeriods, RetentionPreview};

/// `GET /retention`
pub(super) async fn show(State(app): State<App>, caller: Caller) -> Result<Json<RetentionPeriods>, Failure> {
    app.retention.periods(&caller).await.map(Json)
}

/// `POST /retention/preview`
pub(super) async fn preview(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RetentionPreview>, Failure> {
    let (periods, _) = body::json::<RetentionPeriods>(&headers, body).await?;
    app.retention.preview(&caller, periods).await.map(Json)
}

/// `PUT /retention`
pub(super) async fn put(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RetentionPeriods>, Failure> {
    let (periods, bytes) = body::json::<RetentionPeriods>(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    app.retention.put(&caller, periods, request).await.map(Json)
}

/// `GET /retention/imports?limit=&cursor=`, newest first
pub(super) async fn kept(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<KeptImport>>, Failure> {
    app.retention.kept(&caller, params.cursor()?, params.limit()?).await.map(Json)
}
