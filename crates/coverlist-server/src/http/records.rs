//! Records: lists, sheets, and rosters to load.

use super::extract::QueryParams;
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, body};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::records::{self, Listed};
use crate::store::records::Record;
use crate::store::{Tx, db};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::{DeviceView, Page, ProblemCode, RecordsLoaded, UserView};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{self, Roster, RosterError};
use coverlist_core::template::builtin_headers;
use coverlist_core::validate::Limits;

/// `GET /records/users?q=`
pub(super) async fn users(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<UserView>>, Failure> {
    let (rows, next) = list(&app, &caller, RecordKind::User, &params).await?;
    Ok(Json(Page { rows: rows.iter().map(records::user).collect(), next }))
}

/// `GET /records/devices?q=`
pub(super) async fn devices(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<DeviceView>>, Failure> {
    let (rows, next) = list(&app, &caller, RecordKind::Device, &params).await?;
    Ok(Json(Page { rows: rows.iter().map(records::device).collect(), next }))
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

async fn list(
    app: &App,
    caller: &Caller,
    kind: RecordKind,
    params: &QueryParams,
) -> Result<(Vec<Record>, Option<String>), Failure> {
    let search = params.search();
    let (cursor, limit, district) = (params.cursor()?, params.limit()? as usize, caller.district);
    let work = move |tx: &Tx<'_>| records::list(tx, district, kind, &search, cursor, limit);
    let Listed { records, next } = app.database.read_async(work).await?;
    Ok((records, next.map(|id| id.to_string())))
}

async fn sheet(
    app: &App,
    caller: &Caller,
    ClientAddress(address): ClientAddress,
    kind: RecordKind,
    params: &QueryParams,
) -> Result<Response, Failure> {
    let (district, search) = (caller.district, params.search());
    let bytes = app.database.read_async(move |tx| records::sheet(tx, district, kind, &search)).await?;
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
    let limits = app.pipeline.limits();
    let bytes = body::file(&headers, body, limits.max_bytes).await?;
    let now = app.clock.now();
    let (request, bytes) = key.with_file(&caller, bytes, now).await?;
    let roster = db::blocking(move || taken(&bytes, kind, limits)).await?;
    let (district, account) = (caller.district, caller.account);
    let loaded = app
        .database
        .write_async(move |tx| {
            request.perform(tx, || Ok(records::load(tx, district, Some(account), roster, now)?))
        })
        .await?;
    app.pipeline.records_changed(district);
    Ok(Json(loaded))
}

/// The bytes as a roster. Choices about encoding and delimiter are left to the reader.
fn taken(bytes: &[u8], kind: RecordKind, limits: Limits) -> Result<Roster, Failure> {
    let table = read(bytes, &ReadChoices::default(), &builtin_headers());
    let roster = if limits.allow_records(table.len()) {
        roster::read(&table, kind)
    } else {
        Err(RosterError::TooManyRows)
    };
    roster.map_err(|unfit| {
        Failure::refuse(ProblemCode::FileBlocked, format!("{} Nothing was loaded.", unfit.message()))
    })
}
