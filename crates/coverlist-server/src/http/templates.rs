//! Handlers that return templates as JSON, as header-only files and as filled examples.

use super::extract::{PathName, QueryParams};
use super::idempotency::RequestKey;
use super::{App, attachment, body};
use crate::access::Caller;
use crate::workbook::FileFormat;
use crate::{Failure, document, templates};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use coverlist_api::{Page, TemplatePreview, TemplateVersionView};
use coverlist_core::sheet;
use coverlist_core::sheet::SheetColumn;
use coverlist_core::template::Template;

/// `GET /templates`: the current version of each template.
pub(super) async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Page<Template>>, Failure> {
    let rows = app.templates.current(&caller).await?.into();
    Ok(Json(Page { rows, next: None }))
}

/// `GET /templates/{id}?version=`: the document of a version, by default of the current one. A browser saves
/// it as a file that an admin can read and change.
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathName(id): PathName,
    params: QueryParams,
) -> Result<Response, Failure> {
    let template = match params.parsed("version")? {
        None => app.templates.find(&caller, &id).await?,
        Some(version) => app.templates.version(&caller, id, version).await?,
    };
    let document = document::write(&template).map_err(anyhow::Error::from)?;
    Ok(attachment::json(&format!("coverlist-{}-template.json", template.id), document.into_bytes()))
}

/// `PUT /templates/{id}`, with a document as the body: adds a version, or a template.
pub(super) async fn put(
    State(app): State<App>,
    caller: Caller,
    PathName(id): PathName,
    key: RequestKey,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Template>, Failure> {
    let json = body::document(&headers, body).await?;
    let template = templates::read(&json)?;
    let request = key.with_body(&caller, &json, app.clock.now());
    app.templates.put(&caller, &id, template, request).await.map(Json)
}

/// `GET /templates/{id}/versions?limit=&cursor=`, the newest first
pub(super) async fn versions(
    State(app): State<App>,
    caller: Caller,
    PathName(id): PathName,
    params: QueryParams,
) -> Result<Json<Page<TemplateVersionView>>, Failure> {
    app.templates.versions(&caller, id, params.cursor()?, params.limit()?).await.map(Json)
}

/// `POST /templates/{id}/preview`, with a document as the body: what saving it would do.
pub(super) async fn preview(
    State(app): State<App>,
    caller: Caller,
    PathName(id): PathName,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<TemplatePreview>, Failure> {
    let json = body::document(&headers, body).await?;
    app.templates.preview(&caller, id, json).await.map(Json)
}

/// `GET /templates/{id}/file.csv` and `GET /templates/{id}/file.xlsx`
pub(super) async fn file(
    State(app): State<App>,
    caller: Caller,
    PathName(id): PathName,
    format: FileFormat,
) -> Result<Response, Failure> {
    let template = app.templates.find(&caller, &id).await?;
    table(&sheet::template_file_name(&template, false), format, sheet::template_csv(&template), &template)
}

/// `GET /templates/{id}/example.csv` and `GET /templates/{id}/example.xlsx`
pub(super) async fn example(
    State(app): State<App>,
    caller: Caller,
    PathName(id): PathName,
    format: FileFormat,
) -> Result<Response, Failure> {
    let template = app.templates.find(&caller, &id).await?;
    table(&sheet::template_file_name(&template, true), format, sheet::example_csv(&template), &template)
}

fn table(stem: &str, format: FileFormat, csv: Vec<u8>, template: &Template) -> Result<Response, Failure> {
    let bytes = format.write(csv, |header| SheetColumn::of_sheet(header, template))?;
    Ok(attachment::table(&format.name(stem), format, bytes))
}
