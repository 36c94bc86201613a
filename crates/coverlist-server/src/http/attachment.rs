//! Responses that a browser saves as files.

use crate::import::SheetFile;
use crate::store::{StoreError, db};
use crate::workbook::FileFormat;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ContentLength, HeaderMapExt};
use futures_util::stream;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters of a file name to percent-encode. RFC 8187 allows letters, digits and these three without
/// encoding.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'-');

/// The size of a part of a large file, in bytes.
const PART: usize = 256 * 1024;

/// A response with a file, which the browser saves under `name`.
pub(super) fn table(name: &str, format: FileFormat, bytes: Vec<u8>) -> Response {
    file(name, format.media_type(), bytes)
}

/// A response with a JSON document, which the browser saves under `name`.
pub(super) fn json(name: &str, bytes: Vec<u8>) -> Response {
    file(name, "application/json", bytes)
}

/// A response with a sheet, which the browser saves under its name. It is sent part by part.
pub(super) fn sheet(sheet: SheetFile) -> Response {
    let SheetFile { name, format, content } = sheet;
    let size = ContentLength(content.size);
    let parts = stream::try_unfold(content, |content| {
        db::blocking(move || -> Result<_, StoreError> {
            let part = content.next_part(PART)?;
            Ok((!part.is_empty()).then(|| (Bytes::from(part), content)))
        })
    });
    let mut response = file(&name, format.media_type(), Body::from_stream(parts));
    response.headers_mut().typed_insert(size);
    response
}

fn file(name: &str, media_type: &'static str, body: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, content_disposition(name)),
    ];
    (headers, body).into_response()
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
