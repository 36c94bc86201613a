//! The page: files that were built into the program.

use super::security_headers;
use crate::Failure;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use coverlist_api::{ProblemCode, paths};
use rust_embed::{Embed, EmbeddedFile};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../dist/"]
#[allow_missing = true]
struct Dist;

const INDEX: &str = "index.html";
const NOT_BUILT: &str = "Coverlist is running, but this program was built without the page.\n\
                         Build it with `cargo xtask dist`, or serve it with `cargo xtask serve`.\n\
                         The API is at /api/v1.\n";

/// Answers what no route of the API does: a file of the page, or the page itself, which knows its own addresses.
pub(super) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let path = uri.path();
    if path == "/api" || path.starts_with("/api/") {
        return Err(Failure::not_found(format!(
            "The API has no such address. Its addresses begin with {}.",
            paths::PREFIX
        )));
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return Err(Failure::refuse(ProblemCode::MethodNotAllowed, "This address can only be read."));
    }
    let name = path.trim_start_matches('/');
    match file(name, &headers) {
        Some(response) => Ok(response),
        None if looks_like_a_file(name) => Err(Failure::not_found("There is no such file.")),
        None => Ok(index(&headers)),
    }
}

fn index(headers: &HeaderMap) -> Response {
    file(INDEX, headers).unwrap_or_else(|| (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response())
}

fn file(name: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Dist::get(name).filter(|_| !name.ends_with(".br"))?;
    let etag = security_headers::etag(&plain.metadata.sha256_hash());
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == etag.as_str());
    let html =
        name.ends_with(".html").then(|| security_headers::for_page(&String::from_utf8_lossy(&plain.data)));
    let (file, packed) = packed(name, headers).map_or((plain, false), |file| (file, true));
    // What a browser keeps takes over the headers of the answer that says it is good still, its policy among them.
    let mut response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(file.data.into_owned()).into_response(),
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let kept = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        answer.insert(header::ETAG, etag);
    }
    if packed {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if let Some((name, policy)) = html {
        answer.insert(name, policy);
    }
    Some(response)
}

/// The file as it was compressed when the program was built, if the browser takes it so.
fn packed(name: &str, headers: &HeaderMap) -> Option<EmbeddedFile> {
    if takes_brotli(headers) { Dist::get(&format!("{name}.br")) } else { None }
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|coding| {
        let (coding, quality) = coding.split_once(';').unwrap_or((coding, ""));
        coding.trim() == "br" && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// Whether a name holds a hash of the content, as Trunk writes it: 16 hexadecimal digits after a hyphen.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == 16 && matches!(part.as_bytes().get(16), Some(b'.' | b'_'))
    })
}

/// A missing script must not come back as the page.
fn looks_like_a_file(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    [".js", ".wasm", ".css", ".map", ".png", ".svg", ".ico", ".html", ".br", ".woff2", ".txt", ".json"]
        .iter()
        .any(|end| last.ends_with(end))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "map") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
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
    fn a_script_that_is_gone_is_not_answered_with_the_page() {
        assert!(looks_like_a_file("snippets/x/inline0.js"));
        assert!(!looks_like_a_file("settings/system-utilities/import"));
        assert!(!looks_like_a_file("imports/7"));
    }

    #[test]
    fn brotli_is_given_only_to_who_takes_it() {
        let takes = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            takes_brotli(&headers)
        };
        assert!(takes("gzip, br") && takes("br;q=0.5") && takes("br"));
        assert!(!takes("gzip") && !takes("br;q=0, gzip") && !takes("brotli"));
        assert!(!takes_brotli(&HeaderMap::new()));
    }
}
