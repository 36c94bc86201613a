//! Handlers that list the loads of rosters, undo a load, and revert an undo.

use super::extract::{LoadId, QueryParams, is_redo};
use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use crate::import::Actor;
use crate::store::loads::Reverting;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use coverlist_api::{LoadChangesView, LoadReversalRequest, LoadReversalView, LoadView, Page};

/// `GET /records/loads?limit=&cursor=`, the newest first
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<LoadView>>, Failure> {
    app.records.loads(Actor::from(&caller), params.cursor()?, params.limit()?).await.map(Json)
}

/// `GET /records/loads/{id}?limit=&cursor=`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    LoadId(id): LoadId,
    params: QueryParams,
) -> Result<Json<LoadChangesView>, Failure> {
    let (after, limit) = (params.cursor()?.unwrap_or_default(), params.limit()?);
    app.records.load_changes(Actor::from(&caller), id, after, limit).await.map(Json)
}

/// `GET /records/loads/{id}/undo?limit=&cursor=` and `GET /records/loads/{id}/redo`
pub(super) async fn reversal(
    State(app): State<App>,
    caller: Caller,
    LoadId(id): LoadId,
    params: QueryParams,
    path: Uri,
) -> Result<Json<LoadReversalView>, Failure> {
    let (after, limit) = (params.cursor()?.unwrap_or_default(), params.limit()?);
    app.records.load_reversal(Actor::from(&caller), id, what(&path), after, limit).await.map(Json)
}

/// `POST /records/loads/{id}/undo` and `POST /records/loads/{id}/redo`
pub(super) async fn revert(
    State(app): State<App>,
    caller: Caller,
    LoadId(id): LoadId,
    path: Uri,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<LoadView>, Failure> {
    let (seen, bytes) = body::json::<LoadReversalRequest>(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    app.records.revert_load(Actor::from(&caller), id, what(&path), seen, request).await.map(Json)
}

/// What the end of a path reverts.
fn what(path: &Uri) -> Reverting {
    if is_redo(path) { Reverting::Undo } else { Reverting::Changes }
}
