//! Files that browsers keep: entity tags, and compressed copies.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt, IfNoneMatch};
use std::borrow::Cow;

/// A file that is built into the program.
pub(super) struct SentFile {
    pub(super) media_type: HeaderValue,
    /// The value of `Cache-Control`.
    pub(super) cache: &'static str,
    /// The SHA-256 of the content.
    pub(super) hash: [u8; 32],
    pub(super) plain: Cow<'static, [u8]>,
    /// The compressed copy from the build.
    pub(super) brotli: Option<Cow<'static, [u8]>>,
}

impl SentFile {
    /// The answer to a request with these headers: the file, compressed if the browser accepts Brotli, or 304
    /// if the browser has it.
    pub(super) fn response(self, request: &HeaderMap) -> Response {
        let etag = self.etag();
        let known = request.typed_get::<IfNoneMatch>().zip(etag.as_ref());
        let is_known = known.is_some_and(|(known, etag)| !known.precondition_passes(etag));
        let brotli = self.brotli.filter(|_| accepts_brotli(request));
        let is_compressed = brotli.is_some();
        let mut response = match is_known {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => Body::from(brotli.unwrap_or(self.plain).into_owned()).into_response(),
        };
        // A 304 repeats these headers, because browsers replace the headers of the cached response with them.
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.media_type);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        if let Some(etag) = etag {
            headers.typed_insert(etag);
        }
        if is_compressed {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }

    /// Digits in quotation marks are always an entity tag.
    fn etag(&self) -> Option<ETag> {
        format!("\"{}\"", base16ct::lower::encode_string(&self.hash[..16])).parse().ok()
    }
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|coding| {
        let (coding, quality) = coding.split_once(';').unwrap_or((coding, ""));
        coding.trim() == "br" && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_is_sent_only_to_browsers_that_accept_it() {
        let accepts = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            accepts_brotli(&headers)
        };
        assert!(accepts("gzip, br") && accepts("br;q=0.5") && accepts("br"));
        assert!(!accepts("gzip") && !accepts("br;q=0, gzip") && !accepts("brotli"));
        assert!(!accepts_brotli(&HeaderMap::new()));
    }
}
