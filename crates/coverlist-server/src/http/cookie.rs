//! The session's cookie.
//!
//! It has no Max-Age, so that it ends with the browser: who closes it at a shared computer is signed out. How long a
//! session may last is the server's to say, not the cookie's.

use super::App;
use crate::access::Token;
use axum::http::{HeaderMap, HeaderValue, header};

/// Browsers take a cookie with this prefix only from the host itself, over TLS and for every path, so that no page of a
/// neighboring host can plant one.
const SECURE_NAME: &str = "__Host-coverlist_session";
const PLAIN_NAME: &str = "coverlist_session";

/// The token that a request carries, if it carries one.
pub(super) fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(|(given, _)| *given == name(app))
        .find_map(|(_, value)| Token::parse(value))
}

/// The header that gives a browser its token.
pub(super) fn give(app: &App, token: &Token) -> HeaderValue {
    header(app, &token.text(), "")
}

/// The header that takes it back.
pub(super) fn take(app: &App) -> HeaderValue {
    header(app, "", "; Max-Age=0")
}

fn header(app: &App, value: &str, end: &str) -> HeaderValue {
    let name = name(app);
    let secure = if app.origins.are_secure() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{end}{secure}");
    // Digits, letters and the punctuation above: always a header.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn name(app: &App) -> &'static str {
    if app.origins.are_secure() { SECURE_NAME } else { PLAIN_NAME }
}
