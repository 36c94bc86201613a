//! Handlers that need no session: facts about this server, and sample files of the demo.

use super::extract::PathName;
use super::{App, attachment};
use crate::workbook::FileFormat;
use crate::{Failure, demo};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use coverlist_api::Site;
use coverlist_messages::text;

/// `GET /site`
pub(super) async fn show(State(app): State<App>) -> Json<Site> {
    Json(Site { demo: app.demo.then(demo::site) })
}

/// `GET /samples/{name}`
pub(super) async fn sample(State(app): State<App>, PathName(name): PathName) -> Result<Response, Failure> {
    let sample = demo::samples().iter().find(|sample| app.demo && sample.name == name);
    let sample = sample.ok_or_else(|| Failure::not_found(text::problem_not_found_sample()))?;
    Ok(attachment::table(sample.name, FileFormat::Csv, sample.bytes.clone()))
}
