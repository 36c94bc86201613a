//! Handlers that stage, plan, process and delete imports, and return the history, findings and files.

use super::body::SearchBody;
use super::extract::{ImportId, QueryParams};
use super::form::Form;
use super::idempotency::RequestKey;
use super::{App, ClientAddress, attachment, body, extract, row_query};
use crate::access::{Caller, Download};
use crate::document::{self, Fault};
use crate::import::{Actor, ImportSelection, IncomingSheet, Stager, Upload};
use crate::workbook::FileFormat;
use crate::{Failure, Refusal};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use coverlist_api::{
    EarlierImport, FindingView, ImportQueryRequest, ImportView, OpenImport, Page, PlanQueryRequest, PlanView,
    ProblemCode, ProcessRequest,
};
use coverlist_core::lifecycle::Origin;
use coverlist_core::record::Search;
use coverlist_core::sheet::Provenance;
use coverlist_messages::text;

/// The maximum length of a stored file name, in characters.
const LONGEST_NAME: usize = 255;

/// The maximum size of the number of rejected rows, in bytes.
const NUMBER_LIMIT: u64 = 16;

/// `POST /imports`: a form with the parts `provenance` (JSON), `rejected` (a number, optional) and `sheet`
/// (CSV), in this order.
///
/// `provenance` states the hash of the sheet (another sheet is refused with `file_differs`), and the version
/// of the template under which it was written (if another one is current: `template_changed`, with that
/// version). `rejected` is the number of rejected rows that the admin agreed to leave out, 0 by default;
/// another number is refused with `file_blocked` and the counts.
pub(super) async fn stage(
    State(app): State<App>,
    caller: Caller,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<ImportView>), Failure> {
    receive(&app, &caller, key, &headers, body, None).await
}

/// `POST /imports/{id}/merge`: the form of [`stage`], with corrected rows of a processed import.
pub(super) async fn merge(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<ImportView>), Failure> {
    // An id that names nothing is refused before the sheet is read.
    app.pipeline.import(Actor::from(&caller), id).await?;
    receive(&app, &caller, key, &headers, body, Some(id)).await
}

/// Receives a form with a sheet, and stages it.
async fn receive(
    app: &App,
    caller: &Caller,
    key: RequestKey,
    headers: &HeaderMap,
    body: Body,
    merges: Option<i64>,
) -> Result<(StatusCode, Json<ImportView>), Failure> {
    body::refuse_encoding(headers)?;
    let limits = [
        ("provenance", body::DOCUMENT_LIMIT),
        ("rejected", NUMBER_LIMIT),
        ("sheet", app.pipeline.max_sheet_bytes()),
    ];
    let mut form = Form::new(headers, body, &limits, text::problem_bad_request_form_sheet())?;
    let (mut provenance, mut rejected) = (None, Vec::new());
    let sheet = loop {
        let part = form.next().await?.ok_or_else(|| form.refusal())?;
        match part.name() {
            "provenance" if provenance.is_none() => provenance = Some(part.bytes().await?),
            "rejected" if provenance.is_some() && rejected.is_empty() => rejected = part.bytes().await?,
            "sheet" if provenance.is_some() => {
                let incoming = IncomingSheet::new(app.pipeline.folder())?;
                break part.pass_to(incoming, IncomingSheet::push).await?.finish();
            }
            _ => return Err(form.refusal()),
        }
    };
    if form.next().await?.is_some() {
        return Err(form.refusal());
    }
    let json = provenance.unwrap_or_default();
    let parts = [&json, &rejected, sheet.sha256().as_bytes()];
    let request = key.with_parts(caller, parts, app.clock.now());
    let (provenance, agreed) = (read_provenance(&json)?, read_number(&rejected)?);
    let upload = Upload { provenance, agreed, sheet, merges, origin: Origin::List };
    let import = app.pipeline.stage(Stager::from(caller), upload, request).await?;
    Ok((StatusCode::CREATED, Json(import)))
}

/// Reads a provenance. The name of its file and the case of its hashes get their usual form.
fn read_provenance(json: &[u8]) -> Result<Provenance, Failure> {
    let fault = |Fault { pointer, problem }| {
        let reason = text::problem_bad_request_provenance(&pointer, problem);
        Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::BadRequest, reason) }
    };
    let mut provenance = document::provenance(json).map_err(fault)?;
    for (pointer, hash) in
        [("/source/sha256", &mut provenance.source.sha256), ("/sheet/sha256", &mut provenance.sheet.sha256)]
    {
        let no_hash = || Fault { pointer: pointer.to_owned(), problem: text::part_fault_sha256() };
        *hash = sha256(hash).ok_or_else(|| fault(no_hash()))?;
    }
    provenance.source.name = file_name(&provenance.source.name, &provenance.template.id);
    Ok(provenance)
}

fn read_number(text: &[u8]) -> Result<u32, Failure> {
    let number = std::str::from_utf8(text).ok().map(str::trim);
    match number {
        Some("") => Ok(0),
        _ => number
            .and_then(|number| number.parse().ok())
            .ok_or_else(|| Failure::bad_request(text::problem_bad_request_parameter("rejected"))),
    }
}

/// `GET /imports/processed-before?source_sha256=&sheet_sha256=`
pub(super) async fn processed_before(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<EarlierImport>, Failure> {
    let source = params.parsed_by("source_sha256", sha256)?;
    let sheet = params.parsed_by("sheet_sha256", sha256)?;
    if source.is_none() && sheet.is_none() {
        return Err(Failure::bad_request(text::problem_bad_request_sha256_missing()));
    }
    app.pipeline.processed_before(&caller, source, sheet).await.map(Json)
}

/// `GET /imports?limit=&cursor=`
pub(super) async fn history(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
) -> Result<Json<Page<ImportView>>, Failure> {
    app.pipeline.history(&caller, ImportSelection::all(), params.cursor()?, params.limit()?).await.map(Json)
}

/// `POST /imports/query`
pub(super) async fn find(
    State(app): State<App>,
    caller: Caller,
    SearchBody(wanted): SearchBody<ImportQueryRequest>,
) -> Result<Json<Page<ImportView>>, Failure> {
    let ImportQueryRequest { q, state, kind, left, limit, cursor } = wanted;
    let (before, limit) = (extract::cursor(cursor.as_deref())?, extract::limit(limit)?);
    let selection = ImportSelection { search: Search::new(&q), state, kind, left };
    app.pipeline.history(&caller, selection, before, limit).await.map(Json)
}

/// `GET /imports/open`: 200 also if no import is open.
pub(super) async fn open(State(app): State<App>, caller: Caller) -> Result<Json<OpenImport>, Failure> {
    app.pipeline.open(Actor::from(&caller)).await.map(Json)
}

/// `GET /imports/{id}`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
) -> Result<Json<ImportView>, Failure> {
    app.pipeline.import(Actor::from(&caller), id).await.map(Json)
}

/// `GET /imports/{id}/file`, a CSV, and `GET /imports/{id}/file.xlsx`
pub(super) async fn file(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    ImportId(id): ImportId,
    format: FileFormat,
) -> Result<Response, Failure> {
    let sheet = app.pipeline.sheet(&caller, id, format).await?;
    app.access.downloads(&caller, address, Download::File(id)).await;
    Ok(attachment::sheet(sheet))
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
    app.pipeline.delete(Actor::from(&caller), id, request).await.map(Json)
}

/// `GET /imports/{id}/plan?action=`
pub(super) async fn plan(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    params: QueryParams,
) -> Result<Json<PlanView>, Failure> {
    let query = row_query::of_params("action", &params)?;
    app.pipeline.plan(Actor::from(&caller), id, query.into()).await.map(Json)
}

/// `POST /imports/{id}/plan/query`
pub(super) async fn find_in_plan(
    State(app): State<App>,
    caller: Caller,
    ImportId(id): ImportId,
    SearchBody(request): SearchBody<PlanQueryRequest>,
) -> Result<Json<PlanView>, Failure> {
    let query = row_query::of_plan_request(request)?;
    app.pipeline.plan(Actor::from(&caller), id, query).await.map(Json)
}

/// `POST /imports/{id}/plan/query.csv`, and the same of `query.xlsx`
pub(super) async fn plan_sheet(
    State(app): State<App>,
    caller: Caller,
    ClientAddress(address): ClientAddress,
    ImportId(id): ImportId,
    format: FileFormat,
    SearchBody(request): SearchBody<PlanQueryRequest>,
) -> Result<Response, Failure> {
    let query = row_query::of_plan_request(request)?;
    let sheet = app.pipeline.plan_sheet(Actor::from(&caller), id, query, format).await?;
    app.access.downloads(&caller, address, Download::Plan(id)).await;
    Ok(attachment::sheet(sheet))
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
    let import = app.pipeline.process(Actor::from(&caller), id, seen, request).await?;
    Ok((StatusCode::ACCEPTED, Json(import)))
}

/// A SHA-256 in lower-case hexadecimal digits; `None` for another text.
fn sha256(text: &str) -> Option<String> {
    let is_hash = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| text.to_ascii_lowercase())
}

/// The name without folders and without characters that a terminal or a browser interprets.
pub(super) fn file_name(name: &str, template: &str) -> String {
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
