//! Handlers that return templates as JSON, as header-only files and as filled examples.

use super::attachment;
use super::extract::PathName;
use crate::Failure;
use axum::Json;
use axum::response::Response;
use coverlist_api::Page;
use coverlist_core::record::RecordKind;
use coverlist_core::sheet;
use coverlist_core::template::Template;

/// `GET /templates`
pub(super) async fn list() -> Json<Page<Template>> {
    Json(Page { rows: RecordKind::ALL.map(Template::builtin).into(), next: None })
}

/// `GET /templates/{id}`
pub(super) async fn show(PathName(id): PathName) -> Result<Json<Template>, Failure> {
    find(&id).map(Json)
}

/// `GET /templates/{id}/file.csv`
pub(super) async fn file(PathName(id): PathName) -> Result<Response, Failure> {
    let template = find(&id)?;
    Ok(attachment::csv(&sheet::template_file_name(&template, false), sheet::template_csv(&template)))
}

/// `GET /templates/{id}/example.csv`
pub(super) async fn example(PathName(id): PathName) -> Result<Response, Failure> {
    let template = find(&id)?;
    Ok(attachment::csv(&sheet::template_file_name(&template, true), sheet::example_csv(&template)))
}

fn find(id: &str) -> Result<Template, Failure> {
    let kind = RecordKind::from_id(id);
    kind.map(Template::builtin).ok_or_else(|| Failure::not_found("The templates are `user` and `device`."))
}
