//! The session's cookie.

use super::App;
use crate::access::Token;
use axum::http::{HeaderMap, HeaderValue, header};

const NAME: &str = "coverlist_session";

/// The token that a request carries, if it carries one.
pub(super) fn token(headers: &HeaderMap) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .find_map(|(_, value)| Token::parse(value))
}

/// The header that gives a browser its token.
pub(super) fn give(app: &App, token: &Token) -> HeaderValue {
    header(app, &token.text(), crate::access::LONGEST_SESSION / 1000)
}

/// The header that takes it back.
pub(super) fn take(app: &App) -> HeaderValue {
    header(app, "", 0)
}

fn header(app: &App, value: &str, seconds: i64) -> HeaderValue {
    let secure = app.public_origin.as_ref().is_some_and(super::Origin::is_secure);
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
    // Digits, letters and the punctuation above: always a header.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
