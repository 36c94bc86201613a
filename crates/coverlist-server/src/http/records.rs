//! Handlers that list, export and load users and devices.

use super::extract::QueryParams;
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, body};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::records::RecordQuery;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::{DeviceView, Page, RecordsLoaded, UserView};
use coverlist_core::record::RecordKind;

/// `GET /records/users?q=`
pub(super) async fn users(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<UserView>>, Failure> {
    app.records.users(&caller, query(&params)?).await.map(Json)
}

/// `GET /records/devices?q=`
pub(super) async fn devices(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<DeviceView>>, Failure> {
    app.records.devices(&caller, query(&params)?).await.map(Json)
}

/// `GET /records/users.csv?q=`
pub(super) async fn users_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    params: QueryParams,
) -> Result<Response, Failure> {
    sheet(&app, &caller, address, RecordKind::User, &params).await
}

/// `GET /records/devices.csv?q=`
pub(super) async fn devices_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    params: QueryParams,
) -> Result<Response, Failure> {
    sheet(&app, &caller, address, RecordKind::Device, &params).await
}

/// `POST /records/users`
pub(super) async fn load_users(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordsLoaded>, Failure> {
    load(app, caller, RecordKind::User, key, headers, body).await
}

/// `POST /records/devices`
pub(super) async fn load_devices(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordsLoaded>, Failure> {
    load(app, caller, RecordKind::Device, key, headers, body).await
}

fn query(params: &QueryParams) -> Result<RecordQuery, Failure> {
    Ok(RecordQuery { search: params.search(), after: params.cursor()?, limit: params.limit()? })
}

async fn sheet(
    app: &App,
    caller: &Caller,
    ClientAddress(address): ClientAddress,
    kind: RecordKind,
    params: &QueryParams,
) -> Result<Response, Failure> {
    let bytes = app.records.sheet(caller, kind, params.search()).await?;
    app.access.downloads(caller, address, Download::Records(kind)).await;
    Ok(attachment::csv(&format!("{}s.csv", kind.id()), bytes))
}

async fn load(
    app: App,
    caller: Caller,
    kind: RecordKind,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordsLoaded>, Failure> {
    let bytes = body::file(&headers, body, app.pipeline.limits().max_bytes).await?;
    let (request, bytes) = key.with_file(&caller, bytes, app.clock.now()).await?;
    app.records.load_file(&caller, kind, bytes, request).await.map(Json)
}
