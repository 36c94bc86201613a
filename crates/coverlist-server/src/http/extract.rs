//! Reads the path and the query of a request.

use crate::workbook::FileFormat;
use crate::{Failure, paging};
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, MatchedPath, Path, Query};
use axum::http::Uri;
use axum::http::request::Parts;
use coverlist_core::record::RecordKind;
use coverlist_messages::{Message, text};
use std::collections::HashMap;
use std::convert::Infallible;
use std::str::FromStr;

/// An extractor of the id in the path. A malformed id is answered with 404.
macro_rules! id_in_path {
    ($(#[$doc:meta] $id:ident, $not_found:ident;)*) => {$(
        #[$doc]
        pub(super) struct $id(pub(super) i64);

        impl<S: Send + Sync> FromRequestParts<S> for $id {
            type Rejection = Failure;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
                id_in_path(parts, state, text::$not_found()).await.map(Self)
            }
        }
    )*};
}

id_in_path! {
    /// The id of an import.
    ImportId, problem_not_found_import;
    /// The id of a load.
    LoadId, problem_not_found_load;
    /// The id of an account.
    AccountId, problem_not_found_account;
    /// The id of a record.
    RecordId, problem_not_found_record;
}

async fn id_in_path<S: Send + Sync>(
    parts: &mut Parts,
    state: &S,
    not_found: Message,
) -> Result<i64, Failure> {
    let id: Result<Path<i64>, PathRejection> = Path::from_request_parts(parts, state).await;
    id.map(|Path(id)| id).map_err(|_| Failure::not_found(not_found))
}

/// Whether the end of a path is `/redo`, and not `/undo`.
pub(super) fn is_redo(path: &Uri) -> bool {
    path.path().ends_with("/redo")
}

/// The kind of record that a route is about, such as `/api/v1/records/devices.csv`.
pub(super) struct Kind(pub(super) RecordKind);

impl<S: Send + Sync> FromRequestParts<S> for Kind {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
        let noun = route.split(['/', '.']).nth(4).unwrap_or_default();
        let kind = RecordKind::ALL.into_iter().find(|kind| noun.strip_suffix('s') == Some(kind.id()));
        kind.map(Self).ok_or_else(|| Failure::fault("a route names no kind of record"))
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

/// The format of a download, which the end of the path states: `.csv` or `.xlsx`.
impl<S: Send + Sync> FromRequestParts<S> for FileFormat {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(if parts.uri.path().ends_with(".xlsx") { Self::Workbook } else { Self::Csv })
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
        parse(text).map(Some).ok_or_else(|| Failure::not_understood(name))
    }

    pub(super) fn limit(&self) -> Result<u32, Failure> {
        limit(self.parsed("limit")?)
    }

    /// The cursor from the previous page's `next`. The page begins after that row.
    pub(super) fn cursor<T: FromStr>(&self) -> Result<Option<T>, Failure> {
        self.parsed("cursor")
    }
}

/// The number of rows on a page, for the number that a request names. A request of 0 rows is refused.
pub(super) fn limit(asked: Option<u32>) -> Result<u32, Failure> {
    paging::limit(asked).ok_or_else(|| Failure::not_understood("limit"))
}

/// The cursor in the body of a request, parsed by its type. A malformed one is refused.
pub(super) fn cursor<T: FromStr>(asked: Option<&str>) -> Result<Option<T>, Failure> {
    asked.map(|text| text.parse().map_err(|_| Failure::not_understood("cursor"))).transpose()
}
