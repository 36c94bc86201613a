//! Handlers that list the records that are insured now and that an import does not name.

use super::extract::{ImportId, QueryParams};
use super::{App, ClientAddress, attachment};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::import::Actor;
use crate::workbook::FileFormat;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use coverlist_api::AbsentView;

/// `GET /imports/{id}/absent?limit=&cursor=`
pub(super) async fn list(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<AbsentView>, Failure> {
    let (after, limit) = (params.cursor()?.unwrap_or_default(), params.limit()?);
    app.pipeline.absent(Actor::from(&caller), id, &caller.time_zone, after, limit).await.map(Json)
}

/// `GET /imports/{id}/absent.csv`, and the same of `absent.xlsx`
pub(super) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    ImportId(id): ImportId,
    format: FileFormat,
) -> Result<Response, Failure> {
    let sheet = app.pipeline.absent_sheet(Actor::from(&caller), id, &caller.time_zone, format).await?;
    app.access.downloads(&caller, address, Download::Absent(id)).await;
    Ok(attachment::sheet(sheet))
}
