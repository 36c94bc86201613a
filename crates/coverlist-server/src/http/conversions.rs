//! Handler that converts a file to a sheet. The page never calls it.

use super::extract::QueryParams;
use super::imports::file_name;
use super::upload::Upload;
use super::{App, upload};
use crate::Failure;
use crate::access::Caller;
use crate::import::ConversionRequest;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use coverlist_api::ConvertedView;
use coverlist_messages::text;

/// `POST /conversions?template=&source=&no_source=&confirm=`, with the file's bytes as the body, or a form
/// with the parts `decisions` (JSON) and `file`, in this order. The part `file` has the name of the file,
/// which no address contains, because addresses are logged. `source` names a saved source; without it, the
/// one with the headers of the file applies, unless `no_source=true`. `confirm=true` accepts every proposal
/// that has no rival.
pub(super) async fn convert(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ConvertedView>, Failure> {
    let template = params.text("template").map(str::to_owned);
    let template =
        template.ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_missing()))?;
    let (proposals, source) = (upload::proposals(&params)?, upload::source(&params)?);
    let Upload { name, decisions, file, .. } = upload::read(&app, &headers, body, &[]).await?;
    let name = file_name(&name, &template);
    let request = ConversionRequest { name, template, decisions, source, proposals, file };
    app.pipeline.convert(&caller, request).await.map(Json)
}
