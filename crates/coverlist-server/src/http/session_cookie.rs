//! The cookie that holds the session's token.
//!
//! It has no Max-Age, so closing the browser signs out the user of a shared computer. The server limits how
//! long a session lasts, not the cookie.

use super::App;
use crate::access::Token;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

/// Browsers accept a cookie with the prefix `__Host-` only from the host itself, over TLS and for every path.
/// A page of a neighboring host therefore cannot set it.
const SECURE_NAME: &str = "__Host-coverlist_session";
const PLAIN_NAME: &str = "coverlist_session";

/// The token in a request's cookie; `None` if it is absent or malformed.
pub(super) fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    Token::parse(CookieJar::from_headers(headers).get(name(app))?.value())
}

/// A cookie that gives the browser a token.
pub(super) fn set(app: &App, token: &Token) -> CookieJar {
    CookieJar::new().add(cookie(app, token.text()))
}

/// A cookie that deletes the browser's token.
pub(super) fn delete(app: &App) -> CookieJar {
    let mut cookie = cookie(app, String::new());
    cookie.make_removal();
    CookieJar::new().add(cookie)
}

fn cookie(app: &App, value: String) -> Cookie<'static> {
    Cookie::build((name(app), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(app.origins.are_secure())
        .build()
}

fn name(app: &App) -> &'static str {
    if app.origins.are_secure() { SECURE_NAME } else { PLAIN_NAME }
}
