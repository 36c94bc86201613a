//! Handlers that list, export and load users and devices.

use super::body::SearchBody;
use super::extract::QueryParams;
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, body};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::workbook::FileFormat;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::{DeviceView, Page, RecordQueryRequest, RecordsLoaded, UserView};
use coverlist_core::record::RecordKind;

/// `GET /records/users?limit=&cursor=`, sorted by key
pub(super) async fn users(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<UserView>>, Failure> {
    app.records.users(&caller, part(&params)?).await.map(Json)
}

/// `GET /records/devices?limit=&cursor=`, sorted by key
pub(super) async fn devices(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<DeviceView>>, Failure> {
    app.records.devices(&caller, part(&params)?).await.map(Json)
}

/// `POST /records/users/query`
pub(super) async fn find_users(
    State(app): State<App>,
    caller: Caller,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Json<Page<UserView>>, Failure> {
    app.records.users(&caller, request).await.map(Json)
}

/// `POST /records/devices/query`
pub(super) async fn find_devices(
    State(app): State<App>,
    caller: Caller,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Json<Page<DeviceView>>, Failure> {
    app.records.devices(&caller, request).await.map(Json)
}

/// `GET /records/users.csv`, and the same of `users.xlsx`
pub(super) async fn users_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    format: FileFormat,
) -> Result<Response, Failure> {
    sheet(&app, &caller, address, format, RecordKind::User, RecordQueryRequest::default()).await
}

/// `GET /records/devices.csv`, and the same of `devices.xlsx`
pub(super) async fn devices_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    format: FileFormat,
) -> Result<Response, Failure> {
    sheet(&app, &caller, address, format, RecordKind::Device, RecordQueryRequest::default()).await
}

/// `POST /records/users/query.csv`, and the same of `query.xlsx`
pub(super) async fn found_users_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    format: FileFormat,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Response, Failure> {
    sheet(&app, &caller, address, format, RecordKind::User, request).await
}

/// `POST /records/devices/query.csv`, and the same of `query.xlsx`
pub(super) async fn found_devices_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    format: FileFormat,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Response, Failure> {
    sheet(&app, &caller, address, format, RecordKind::Device, request).await
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

fn part(params: &QueryParams) -> Result<RecordQueryRequest, Failure> {
    let cursor = params.text("cursor").map(str::to_owned);
    Ok(RecordQueryRequest { limit: Some(params.limit()?), cursor, ..RecordQueryRequest::default() })
}

async fn sheet(
    app: &App,
    caller: &Caller,
    ClientAddress(address): ClientAddress,
    format: FileFormat,
    kind: RecordKind,
    request: RecordQueryRequest,
) -> Result<Response, Failure> {
    let bytes = app.records.sheet(caller, kind, request, format).await?;
    app.access.downloads(caller, address, Download::Records(kind)).await;
    Ok(attachment::table(&format.name(&format!("{}s", kind.id())), format, bytes))
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
