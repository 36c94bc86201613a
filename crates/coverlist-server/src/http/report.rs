use super::body::SearchBody;
use super::extract::{ImportId, QueryParams};
use super::{App, ClientAddress, attachment, row_query};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::import::{Actor, receipt_csv};
use crate::workbook::FileFormat;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use coverlist_api::{ReceiptView, ReportView, RowQueryRequest};
use coverlist_core::plan::Outcome;

/// `GET /imports/{id}/report?outcome=`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<ReportView>, Failure> {
    let query = row_query::of_params("outcome", &params)?;
    app.pipeline.report(&caller, id, query).await.map(Json)
}

/// `POST /imports/{id}/report/query`
pub(super) async fn find(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    SearchBody(request): SearchBody<RowQueryRequest>,
) -> Result<Json<ReportView>, Failure> {
    let query = row_query::of_request(&request)?;
    app.pipeline.report(&caller, id, query).await.map(Json)
}

/// `GET /imports/{id}/receipt.json`
pub(super) async fn receipt(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    ImportId(id): ImportId,
) -> Result<Response, Failure> {
    let receipt = downloaded_receipt(&app, &caller, address, id).await?;
    let bytes = serde_json::to_vec_pretty(&receipt).map_err(anyhow::Error::from)?;
    Ok(attachment::json(&format!("import-{id}-receipt.json"), bytes))
}

/// `GET /imports/{id}/receipt.csv`
pub(super) async fn receipt_table(
    State(app): State<App>,
    caller: Caller,
    address: ClientAddress,
    ImportId(id): ImportId,
    format: FileFormat,
) -> Result<Response, Failure> {
    let receipt = downloaded_receipt(&app, &caller, address, id).await?;
    let name = format.name(&format!("import-{id}-receipt"));
    Ok(attachment::table(&name, format, receipt_csv(&receipt)?))
}

async fn downloaded_receipt(
    app: &App,
    caller: &Caller,
    ClientAddress(address): ClientAddress,
    id: i64,
) -> Result<ReceiptView, Failure> {
    let receipt = app.pipeline.receipt(Actor::from(caller), id).await?;
    app.access.downloads(caller, address, Download::Receipt(id)).await;
    Ok(receipt)
}

/// `GET /imports/{id}/report.csv?outcome=skipped,rejected`, and the same of `report.xlsx`
pub(super) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    ImportId(id): ImportId,
    params: QueryParams,
    format: FileFormat,
) -> Result<Response, Failure> {
    let outcomes = params
        .parsed_by("outcome", |words| words.split(',').map(Outcome::from_id).collect::<Option<Vec<_>>>())?;
    let sheet = app.pipeline.report_sheet(&caller, id, outcomes, format).await?;
    app.access.downloads(&caller, address, Download::Report(id)).await;
    Ok(attachment::sheet(sheet))
}
