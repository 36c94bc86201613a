//! Handlers that show, export and check the logs of a district.

use super::extract::QueryParams;
use super::{App, ClientAddress, attachment};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::logs::LogSelection;
use crate::workbook::FileFormat;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use coverlist_api::{EventKind, LogEntry, LogName, LogsCheck, Page};

/// `GET /logs?log=&kind=&by=&from=&to=&limit=&cursor=`, newest first. `by` is the id of an account, or
/// `nobody` for the command line and the server.
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<LogEntry>>, Failure> {
    let (cursor, limit) = (params.cursor()?, params.limit()?);
    app.logs.page(&caller, selection(&params)?, cursor, limit).await.map(Json)
}

/// `GET /logs.csv`, with the same filters
pub(super) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    params: QueryParams,
) -> Result<Response, Failure> {
    let bytes = app.logs.sheet(&caller, selection(&params)?).await?;
    app.access.downloads(&caller, address, Download::Logs).await;
    Ok(attachment::table(&FileFormat::Csv.name("logs"), FileFormat::Csv, bytes))
}

/// `GET /logs/check`
pub(super) async fn check(State(app): State<App>, caller: Caller) -> Result<Json<LogsCheck>, Failure> {
    app.logs.check(&caller).await.map(Json)
}

fn selection(params: &QueryParams) -> Result<LogSelection, Failure> {
    Ok(LogSelection {
        log: params.parsed_by("log", LogName::from_id)?,
        kind: params.parsed_by("kind", EventKind::from_id)?,
        whose: params.parsed("by")?,
        from: params.parsed("from")?,
        to: params.parsed("to")?,
    })
}
