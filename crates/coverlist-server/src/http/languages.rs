//! The languages of the page.

use super::extract::PathName;
use super::sent_file::SentFile;
use super::{App, body};
use crate::Failure;
use crate::access::{Caller, languages};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use coverlist_api::{LanguageChoice, Languages};
use coverlist_messages::{tables, text};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// `GET /languages`: the languages that a person can choose.
pub(super) async fn list() -> Json<Languages> {
    Json(Languages { languages: languages().map(str::to_owned).collect() })
}

/// `GET /languages/{tag}`: the texts of a language. A browser asks each time whether they have changed,
/// because the texts of another version do not fit the page.
pub(super) async fn show(PathName(tag): PathName, headers: HeaderMap) -> Result<Response, Failure> {
    let table = tables().iter().find(|table| table.tag == tag);
    let table = table.ok_or_else(|| Failure::not_found(text::problem_not_found_language()))?;
    let file = SentFile {
        media_type: HeaderValue::from_static("application/json"),
        cache: "public, no-cache",
        hash: Sha256::digest(table.json).into(),
        plain: Cow::Borrowed(table.json.as_bytes()),
        brotli: Some(Cow::Borrowed(table.brotli)),
    };
    Ok(file.response(&headers))
}

/// `PUT /account/language`
pub(super) async fn choose(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Failure> {
    let (choice, _) = body::json::<LanguageChoice>(&headers, body).await?;
    app.access.choose_language(&caller, choice.language).await?;
    Ok(StatusCode::NO_CONTENT)
}
