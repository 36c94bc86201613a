//! The page's files, which are built into the program.

use super::security_headers;
use crate::Failure;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt, IfNoneMatch};
use coverlist_api::{ProblemCode, paths};
use coverlist_messages::text;
use rust_embed::{Embed, EmbeddedFile};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../dist/"]
#[allow_missing = true]
struct Dist;

const INDEX: &str = "index.html";

/// Serves a file of the page. Any other address gets index.html, because the page has its own router.
pub(super) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let path = uri.path();
    if path == "/api" || path.starts_with("/api/") {
        return Err(Failure::not_found(text::problem_not_found_api(paths::PREFIX)));
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return Err(Failure::refuse(ProblemCode::MethodNotAllowed, text::problem_method_not_allowed()));
    }
    let name = path.trim_start_matches('/');
    match file(name, &headers) {
        Some(response) => Ok(response),
        None if looks_like_a_file(name) => Err(Failure::not_found(text::problem_not_found_file())),
        None => Ok(index(&headers)),
    }
}

fn index(headers: &HeaderMap) -> Response {
    file(INDEX, headers).unwrap_or_else(|| {
        (StatusCode::SERVICE_UNAVAILABLE, text::command_serve_no_page().to_string() + "\n").into_response()
    })
}

fn file(name: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Dist::get(name).filter(|_| !name.ends_with(".br"))?;
    let etag = etag(&plain)?;
    let is_known = headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&etag));
    let policy =
        name.ends_with(".html").then(|| security_headers::page_policy(&String::from_utf8_lossy(&plain.data)));
    let media_type = HeaderValue::from_str(&media_type(&plain)).ok()?;
    let (file, compressed) = brotli(name, headers).map_or((plain, false), |file| (file, true));
    // A 304 repeats these headers, such as the content security policy, because browsers replace the headers
    // of the cached response with them.
    let mut response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(file.data.into_owned()).into_response(),
    };
    let response_headers = response.headers_mut();
    response_headers.insert(header::CONTENT_TYPE, media_type);
    response_headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let cached = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    response_headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cached));
    response_headers.typed_insert(etag);
    if compressed {
        response_headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if let Some(policy) = policy {
        response_headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Some(response)
}

fn etag(file: &EmbeddedFile) -> Option<ETag> {
    let hash = file.metadata.sha256_hash();
    format!("\"{}\"", base16ct::lower::encode_string(&hash[..16])).parse().ok()
}

/// The compressed copy of a file from the build, if the browser accepts Brotli.
fn brotli(name: &str, headers: &HeaderMap) -> Option<EmbeddedFile> {
    if accepts_brotli(headers) { Dist::get(&format!("{name}.br")) } else { None }
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|coding| {
        let (coding, quality) = coding.split_once(';').unwrap_or((coding, ""));
        coding.trim() == "br" && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// Whether a name contains a hash of the content, as Trunk writes it: 16 hexadecimal digits after a hyphen.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == 16 && matches!(part.as_bytes().get(16), Some(b'.' | b'_'))
    })
}

/// Whether an address names a file. A missing script must get 404 instead of index.html.
fn looks_like_a_file(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    [".js", ".wasm", ".css", ".map", ".png", ".svg", ".ico", ".html", ".br", ".woff2", ".txt", ".json"]
        .iter()
        .any(|end| last.ends_with(end))
}

/// The file's media type. Text files of the page are UTF-8.
fn media_type(file: &EmbeddedFile) -> String {
    match file.metadata.mimetype() {
        text if text.starts_with("text/") => format!("{text}; charset=utf-8"),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_cached_forever() {
        for name in [
            "coverlist-web-89f7d75911295d2f.js",
            "coverlist-web-89f7d75911295d2f_bg.wasm",
            "a-0123456789abcdef.css",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "coverlist-worker.js",
            "coverlist-worker_bg.wasm",
            "a-0123.css",
            "89f7d75911295d2f.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn a_missing_script_is_not_answered_with_the_page() {
        assert!(looks_like_a_file("snippets/x/inline0.js"));
        assert!(!looks_like_a_file("settings/system-utilities/import"));
        assert!(!looks_like_a_file("imports/7"));
    }

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
