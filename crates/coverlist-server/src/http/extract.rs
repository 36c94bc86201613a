//! Reads the path and the query of a request.

use crate::Failure;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use coverlist_core::record::Search;
use coverlist_messages::text;
use std::collections::HashMap;
use std::str::FromStr;

/// The number of rows per page if the request does not name one.
const DEFAULT_LIMIT: u32 = 100;
/// The maximum number of rows per page.
const MAX_LIMIT: u32 = 1000;

/// The import id in the path. A malformed id is answered with 404.
pub(super) struct ImportId(pub(super) i64);

impl<S: Send + Sync> FromRequestParts<S> for ImportId {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let id: Result<Path<i64>, PathRejection> = Path::from_request_parts(parts, state).await;
        id.map(|Path(id)| Self(id)).map_err(|_| Failure::not_found(text::problem_not_found_import()))
    }
}

/// The name in the path, which is the id of a template or the name of a sample file.
pub(super) struct PathName(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for PathName {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let name: Result<Path<String>, PathRejection> = Path::from_request_parts(parts, state).await;
        name.map(|Path(name)| Self(name)).map_err(|_| Failure::not_found(text::problem_not_found_address()))
    }
}

/// The parameters after the question mark of the address.
pub(super) struct QueryParams(HashMap<String, String>);

impl<S: Send + Sync> FromRequestParts<S> for QueryParams {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params: Result<Query<HashMap<String, String>>, QueryRejection> =
            Query::from_request_parts(parts, state).await;
        params
            .map(|Query(params)| Self(params))
            .map_err(|_| Failure::bad_request(text::problem_bad_request_query()))
    }
}

impl QueryParams {
    /// The value of a parameter; `None` if it is absent or empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The value of a parameter, parsed by its type. Malformed values are refused.
    pub(super) fn parsed<T: FromStr>(&self, name: &str) -> Result<Option<T>, Failure> {
        self.parsed_by(name, |text| text.parse().ok())
    }

    /// The value of a parameter, parsed by `parse`. Malformed values are refused.
    pub(super) fn parsed_by<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let value = parse(text);
        value.map(Some).ok_or_else(|| Failure::bad_request(text::problem_bad_request_parameter(name)))
    }

    /// The search text, which is the parameter `q`. It is empty without the parameter.
    pub(super) fn search(&self) -> Search {
        Search::new(self.text("q").unwrap_or_default())
    }

    pub(super) fn limit(&self) -> Result<u32, Failure> {
        let limit = self.parsed_by("limit", |text| text.parse().ok().filter(|&limit: &u32| limit > 0))?;
        Ok(limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT))
    }

    /// The cursor from the previous page's `next`. The page begins after that row.
    pub(super) fn cursor<T: FromStr>(&self) -> Result<Option<T>, Failure> {
        self.parsed("cursor")
    }
}
