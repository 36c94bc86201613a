//! Handlers that stage, plan, process and delete imports, and that return the history, findings and files.

use super::body::SearchBody;
use super::extract::{ImportId, QueryParams};
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, body, extract, row_query};
use crate::Failure;
use crate::access::{Caller, Download};
use crate::import::Upload;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use coverlist_api::{
    FindingView, ImportQueryRequest, ImportView, OpenImport, Page, PlanView, ProcessRequest, RowQueryRequest,
};
use coverlist_core::record::Search;
use coverlist_core::validate::Choices;
use coverlist_messages::text;

/// The maximum length of a stored file name, in characters.
const LONGEST_NAME: usize = 255;

/// `POST /imports?template=&template_version=&sha256=&rejected=&name=&choices=`, with the file's
/// bytes as the body.
///
/// `sha256` is the hash of the bytes that the client checked; other bytes are refused (`file_differs`).
/// `template` and `template_version` name the version under which the file was checked; if another version is
/// current, the file is refused (`template_changed`, with that version).
/// `rejected` is the number of rejected rows that the admin agreed to leave out, 0 by default; another number
/// is refused with `file_blocked` and the counts.
pub(super) async fn stage(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<ImportView>), Failure> {
    let template = params
        .text("template")
        .ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_missing()))?
        .to_owned();
    let version = params.parsed("template_version")?;
    let template_version =
        version.ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_missing()))?;
    let choices = params.parsed_by("choices", |json| serde_json::from_str::<Choices>(json).ok())?;
    let agreed = params.parsed("rejected")?.unwrap_or(0);
    let sha256 = params
        .parsed_by("sha256", sha256)?
        .ok_or_else(|| Failure::bad_request(text::problem_bad_request_sha256_missing()))?;
    let name = file_name(params.text("name").unwrap_or_default(), &template);
    let bytes = body::file(&headers, body, app.pipeline.limits().max_bytes).await?;
    let (request, bytes) = key.with_file(&caller, bytes, app.clock.now()).await?;
    let choices = choices.unwrap_or_default();
    let upload = Upload { template, template_version, name, choices, agreed, sha256, bytes };
    let import = app.pipeline.stage(&caller, upload, request).await?;
    Ok((StatusCode::CREATED, Json(import)))
}

/// `GET /imports?limit=&cursor=`
pub(super) async fn history(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<ImportView>>, Failure> {
    app.pipeline.history(&caller, Search::new(""), params.cursor()?, params.limit()?).await.map(Json)
}

/// `POST /imports/query`
pub(super) async fn find(
    State(app): State<App>,
    caller: Caller,
    SearchBody(ImportQueryRequest { q, limit, cursor }): SearchBody<ImportQueryRequest>,
) -> Result<Json<Page<ImportView>>, Failure> {
    let (before, limit) = (extract::cursor(cursor.as_deref())?, extract::limit(limit)?);
    app.pipeline.history(&caller, Search::new(&q), before, limit).await.map(Json)
}

/// `GET /imports/open`: 200 also if no import is open.
pub(super) async fn open(State(app): State<App>, caller: Caller) -> Result<Json<OpenImport>, Failure> {
    app.pipeline.open(&caller).await.map(Json)
}

/// `GET /imports/{id}`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
) -> Result<Json<ImportView>, Failure> {
    app.pipeline.import(&caller, id).await.map(Json)
}

/// `GET /imports/{id}/file`
pub(super) async fn file(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    ImportId(id): ImportId,
) -> Result<Response, Failure> {
    let file = app.pipeline.original(&caller, id).await?;
    app.access.downloads(&caller, address, Download::File(id)).await;
    Ok(attachment::bytes(&file.name, file.bytes))
}

/// `GET /imports/{id}/findings`
pub(super) async fn findings(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<Page<FindingView>>, Failure> {
    app.pipeline.findings(&caller, id, params.cursor()?, params.limit()?).await.map(Json)
}

/// `DELETE /imports/{id}`
pub(super) async fn delete(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    key: RequestKey,
) -> Result<Json<ImportView>, Failure> {
    let request = key.with_body(&caller, &[], app.clock.now());
    app.pipeline.delete(&caller, id, request).await.map(Json)
}

/// `GET /imports/{id}/plan?action=`
pub(super) async fn plan(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<PlanView>, Failure> {
    let query = row_query::of_params("action", &params)?;
    app.pipeline.plan(&caller, id, query).await.map(Json)
}

/// `POST /imports/{id}/plan/query`
pub(super) async fn find_in_plan(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    SearchBody(request): SearchBody<RowQueryRequest>,
) -> Result<Json<PlanView>, Failure> {
    let query = row_query::of_request(&request)?;
    app.pipeline.plan(&caller, id, query).await.map(Json)
}

/// `POST /imports/{id}/process`
pub(super) async fn process(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<ImportView>), Failure> {
    let (seen, bytes) = body::json::<ProcessRequest>(&headers, body).await?;
    let request = key.with_body(&caller, &bytes, app.clock.now());
    let import = app.pipeline.process(&caller, id, seen, request).await?;
    Ok((StatusCode::ACCEPTED, Json(import)))
}

fn sha256(text: &str) -> Option<String> {
    let is_hash = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| text.to_owned())
}

/// The name without folders and without characters that a terminal or a browser interprets.
fn file_name(name: &str, template: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !is_control(*c)).take(LONGEST_NAME).collect();
    if name.trim().is_empty() { format!("{template}.csv") } else { name.trim().to_owned() }
}

/// Whether a terminal or a browser interprets a character instead of showing it. Examples are control
/// characters, and direction marks, which can make `fdp.csv` look like `vsc.pdf`.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
