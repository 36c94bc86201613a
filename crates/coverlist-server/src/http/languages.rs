//! The languages of the page.

use super::extract::PathName;
use super::{App, body};
use crate::Failure;
use crate::access::{Caller, languages};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt, IfNoneMatch};
use coverlist_api::{LanguageChoice, Languages};
use coverlist_messages::{tables, text};
use sha2::{Digest, Sha256};

/// `GET /languages`: the languages that a person can choose.
pub(super) async fn list() -> Json<Languages> {
    Json(Languages { languages: languages().map(str::to_owned).collect() })
}

/// `GET /languages/{tag}`: the texts of a language, in the order of the page's own. A browser asks each time
/// whether they have changed, because the texts of another version do not fit the page.
pub(super) async fn show(PathName(tag): PathName, headers: HeaderMap) -> Result<Response, Failure> {
    let table = tables().iter().find(|(known, _)| *known == tag);
    let (_, texts) = table.ok_or_else(|| Failure::not_found(text::problem_not_found_language()))?;
    let etag = etag(texts)?;
    let is_known = headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&etag));
    let mut response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(*texts).into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.typed_insert(etag);
    Ok(response)
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

fn etag(texts: &str) -> Result<ETag, Failure> {
    let hash = base16ct::lower::encode_string(&Sha256::digest(texts)[..16]);
    format!("\"{hash}\"").parse().map_err(|_| Failure::fault("an entity tag of digits"))
}
