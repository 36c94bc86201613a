//! How a request presents its session: in the `Authorization` header, or else in a cookie.

use super::{App, session_cookie};
use crate::access::{Credential, Place, Token};
use axum::http::{HeaderMap, header};

/// The secret of the request's session; `None` if it is absent or malformed. A request with a bearer token
/// ignores cookies.
pub(super) fn credential(app: &App, headers: &HeaderMap) -> Option<Credential> {
    match bearer(headers) {
        Some(key) => Some(Credential { token: Token::parse(key)?, place: Place::Header }),
        None => Some(Credential { token: session_cookie::token(app, headers)?, place: Place::Cookie }),
    }
}

/// The bearer token (RFC 6750) of a request.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let authorization = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = authorization.split_once(' ').unwrap_or((authorization, ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
