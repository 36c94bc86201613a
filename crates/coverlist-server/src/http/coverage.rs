//! Handlers of the coverage report.

use super::body::SearchBody;
use super::extract::{Kind, QueryParams};
use super::{App, ClientAddress, attachment};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::records::Scope;
use crate::workbook::FileFormat;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use coverlist_api::{CoveragePage, CoverageView, DeviceView, RecordQueryRequest, UserView};
use coverlist_core::record::RecordKind;

/// `GET /coverage/users`, and the same of devices
pub(super) async fn counts(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
) -> Result<Json<CoverageView>, Failure> {
    app.records.coverage(scope(&app, &caller, kind)).await.map(Json)
}

/// `POST /coverage/users/query`
pub(super) async fn find_users(
    State(app): State<App>,
    caller: Caller,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Json<CoveragePage<UserView>>, Failure> {
    app.records.covered_users(scope(&app, &caller, RecordKind::User), request).await.map(Json)
}

/// `POST /coverage/devices/query`
pub(super) async fn find_devices(
    State(app): State<App>,
    caller: Caller,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Json<CoveragePage<DeviceView>>, Failure> {
    app.records.covered_devices(scope(&app, &caller, RecordKind::Device), request).await.map(Json)
}

/// `POST /coverage/users/query.csv?template=`, and the same of `query.xlsx` and of devices
pub(super) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    Kind(kind): Kind,
    params: QueryParams,
    format: FileFormat,
    SearchBody(request): SearchBody<RecordQueryRequest>,
) -> Result<Response, Failure> {
    let template = params.text("template").map(str::to_owned);
    let bytes = app.records.insurance_list(scope(&app, &caller, kind), request, template, format).await?;
    app.access.downloads(&caller, address, Download::Records(kind)).await;
    Ok(attachment::table(&format.name(&format!("{}s", kind.id())), format, bytes))
}

/// The records of a kind of the caller's district, today.
pub(super) fn scope(app: &App, caller: &Caller, kind: RecordKind) -> Scope {
    app.records.scope(caller.district, &caller.time_zone, kind)
}
