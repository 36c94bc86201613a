//! Handlers that list, export and load users and devices.

use super::body::SearchBody;
use super::coverage::scope;
use super::extract::{Kind, QueryParams, RecordId};
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, upload};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::import::sha256;
use crate::records::RosterFile;
use crate::spool::Spooled;
use crate::store::db;
use crate::workbook::FileFormat;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::{
    DeviceView, Page, RecordEventView, RecordQueryRequest, RecordView, RecordsLoaded, UserView,
};
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

/// `GET /records/users/{id}`, and the same of devices
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
    RecordId(id): RecordId,
) -> Result<Json<RecordView>, Failure> {
    app.records.record(scope(&app, &caller, kind), id).await.map(Json)
}

/// `GET /records/users/{id}/history?limit=&cursor=`, and the same of devices
pub(super) async fn history(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
    RecordId(id): RecordId,
    params: QueryParams,
) -> Result<Json<Page<RecordEventView>>, Failure> {
    let scope = scope(&app, &caller, kind);
    app.records.record_history(scope, caller.time_zone, id, params.cursor()?, params.limit()?).await.map(Json)
}

/// `GET /records/users.csv`, and the same of `users.xlsx` and of devices
pub(super) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    Kind(kind): Kind,
    format: FileFormat,
) -> Result<Response, Failure> {
    sheet_of(&app, &caller, address, format, kind, RecordQueryRequest::default()).await
}

/// `POST /records/users/query.csv`, and the same of `query.xlsx` and of devices
pub(super) async fn found_sheet(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    Kind(kind): Kind,
    format: FileFormat,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Response, Failure> {
    sheet_of(&app, &caller, address, format, kind, request).await
}

fn part(params: &QueryParams) -> Result<RecordQueryRequest, Failure> {
    let cursor = params.text("cursor").map(str::to_owned);
    Ok(RecordQueryRequest { limit: Some(params.limit()?), cursor, ..RecordQueryRequest::default() })
}

async fn sheet_of(
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

/// The parts of a form with the other files of a OneRoster export.
const ROLES: &str = "roles";
const ORGS: &str = "orgs";

/// `POST /records/users?source=&no_source=&confirm=&preview=&other_names=`, and the same of devices, with the
/// file's bytes as the body, or a form with the parts `decisions` (JSON), `file`, and for OneRoster `roles`
/// and `orgs`, in this order. `preview=true` changes nothing, and `other_names` agrees to a number.
pub(super) async fn load(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
    params: QueryParams,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<RecordsLoaded>, Failure> {
    let (proposals, source) = (upload::proposals(&params)?, upload::source(&params)?);
    let other_names = params.parsed("other_names")?;
    let is_preview = params.parsed("preview")?.unwrap_or(false);
    let mut upload = upload::read(&app, &headers, body, &[ROLES, ORGS]).await?;
    let (roles, orgs) = (upload.take(ROLES), upload.take(ORGS));
    let bytes_of = |spooled: Option<Spooled>| spooled.map(|spooled| spooled.bytes()).transpose();
    let (now, by) = (app.clock.now(), caller.clone());
    let received = move || {
        let (bytes, roles, orgs) = (upload.file.bytes()?, bytes_of(roles)?, bytes_of(orgs)?);
        let stated = serde_json::to_vec(&upload.decisions).map_err(anyhow::Error::from)?;
        let [hash_of_roles, hash_of_orgs] =
            [&roles, &orgs].map(|part| sha256(part.as_deref().unwrap_or_default()));
        let parts = [&stated, hash_of_roles.as_bytes(), hash_of_orgs.as_bytes(), &bytes];
        let request = key.with_parts(&by, parts, now);
        let decisions = upload.decisions;
        let file = RosterFile { kind, bytes, roles, orgs, decisions, source, proposals, other_names };
        Ok::<_, Failure>((request, file))
    };
    let (request, file) = db::blocking(received).await?;
    if is_preview {
        return app.records.preview_file(&caller, file).await.map(Json);
    }
    app.records.load_file(&caller, file, request).await.map(Json)
}
