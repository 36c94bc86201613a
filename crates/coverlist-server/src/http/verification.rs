//! Handlers of the verification sheet of an import.

use super::extract::ImportId;
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, body};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::import::Actor;
use crate::workbook::FileFormat;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::{MarkRequest, MarkView, VerificationView};

/// `GET /imports/{id}/verification`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
) -> Result<Json<VerificationView>, Failure> {
    app.pipeline.verification(Actor::from(&caller), id).await.map(Json)
}

/// `POST /imports/{id}/verification`
pub(super) async fn mark(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<MarkView>, Failure> {
    let (asked, bytes): (MarkRequest, _) = body::json(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    app.pipeline.mark(Actor::from(&caller), id, asked, request).await.map(Json)
}

/// `GET /imports/{id}/verification.csv`, and the same of `verification.xlsx`
pub(super) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    ImportId(id): ImportId,
    format: FileFormat,
) -> Result<Response, Failure> {
    let sheet = app.pipeline.verification_sheet(Actor::from(&caller), id, format).await?;
    app.access.downloads(&caller, address, Download::Verification(id)).await;
    Ok(attachment::sheet(sheet))
}
