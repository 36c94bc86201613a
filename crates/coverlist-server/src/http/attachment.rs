//! Responses that a browser saves as files.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters of a file name to percent-encode. RFC 8187 allows letters, digits and these three without
/// encoding.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'-');

/// A response with a CSV file, which the browser saves under `name`.
pub(super) fn csv(name: &str, bytes: Vec<u8>) -> Response {
    file(name, "text/csv; charset=utf-8", bytes)
}

/// A response with a JSON document, which the browser saves under `name`.
pub(super) fn json(name: &str, bytes: Vec<u8>) -> Response {
    file(name, "application/json", bytes)
}

/// A response with a file of unknown type, which the browser saves under `name`.
pub(super) fn bytes(name: &str, bytes: Vec<u8>) -> Response {
    file(name, "application/octet-stream", bytes)
}

fn file(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, content_disposition(name)),
    ];
    (headers, bytes).into_response()
}

/// The header that names the file (RFC 6266): an ASCII name for old programs, and the whole name, encoded.
fn content_disposition(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || " ._-()".contains(c) { c } else { '_' })
        .collect();
    let encoded = utf8_percent_encode(name, ENCODED);
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}
