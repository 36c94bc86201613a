//! Handlers that propose records for keys, and take decisions about the rows of a plan.

use super::extract::{ImportId, QueryParams};
use super::idempotency::RequestKey;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use crate::import::Actor;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use coverlist_api::{DecisionView, DecisionsRequest, DecisionsView, Page, ProposalsView};

/// `GET /imports/{id}/proposals?limit=&cursor=`
pub(super) async fn proposals(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<ProposalsView>, Failure> {
    let (after, limit) = (params.cursor()?.unwrap_or_default(), params.limit()?);
    app.pipeline.proposals(Actor::from(&caller), id, after, limit).await.map(Json)
}

/// `GET /imports/{id}/decisions?limit=&cursor=`, the newest one first
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<Page<DecisionView>>, Failure> {
    app.pipeline.decisions(Actor::from(&caller), id, params.cursor()?, params.limit()?).await.map(Json)
}

/// `POST /imports/{id}/decisions`
pub(super) async fn decide(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<DecisionsView>, Failure> {
    let bytes = body::document(&headers, body).await?;
    let asked: DecisionsRequest = body::parsed(&bytes)?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    app.pipeline.decide(Actor::from(&caller), id, asked, request).await.map(Json)
}
