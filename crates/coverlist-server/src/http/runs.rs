//! Handlers that list the runs of an import, withdraw the queued one, undo an import, and revert an undo.

use super::extract::{ImportId, QueryParams, is_redo};
use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use crate::import::Actor;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use coverlist_api::{ImportView, Page, ReversalRequest, ReversalView, RunView};
use coverlist_core::lifecycle::RunKind;
use coverlist_core::plan::Reversal;

/// `GET /imports/{id}/runs`
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
) -> Result<Json<Page<RunView>>, Failure> {
    app.pipeline.runs(Actor::from(&caller), id).await.map(Json)
}

/// `POST /imports/{id}/withdraw`
pub(super) async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    key: RequestKey,
) -> Result<Json<ImportView>, Failure> {
    let request = key.with_body(&caller, &[], app.clock.now());
    app.pipeline.withdraw(Actor::from(&caller), id, request).await.map(Json)
}

/// `GET /imports/{id}/undo?outcome=&limit=&cursor=` and `GET /imports/{id}/redo`: what the run would do.
pub(super) async fn reversal(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
    path: Uri,
) -> Result<Json<ReversalView>, Failure> {
    let only = params.parsed_by("outcome", Reversal::from_id)?;
    let (after, limit) = (params.cursor()?.unwrap_or_default(), params.limit()?);
    app.pipeline.reversal(Actor::from(&caller), id, kind(&path), only, after, limit).await.map(Json)
}

/// `POST /imports/{id}/undo` and `POST /imports/{id}/redo`
pub(super) async fn queue_reversal(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    path: Uri,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<ImportView>), Failure> {
    let (seen, bytes) = body::json::<ReversalRequest>(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    let import = app.pipeline.queue_reversal(Actor::from(&caller), id, kind(&path), seen, request).await?;
    Ok((StatusCode::ACCEPTED, Json(import)))
}

/// The kind of run that the end of a path names.
fn kind(path: &Uri) -> RunKind {
    if is_redo(path) { RunKind::Redo } else { RunKind::Undo }
}
