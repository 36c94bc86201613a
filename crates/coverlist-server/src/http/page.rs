//! The page's files, which are built into the program.

use super::security_headers;
use super::sent_file::SentFile;
use crate::Failure;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
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
    let policy =
        name.ends_with(".html").then(|| security_headers::page_policy(&String::from_utf8_lossy(&plain.data)));
    let file = SentFile {
        media_type: HeaderValue::from_str(&media_type(&plain)).ok()?,
        cache: if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" },
        hash: plain.metadata.sha256_hash(),
        plain: plain.data,
        brotli: Dist::get(&format!("{name}.br")).map(|file| file.data),
    };
    let mut response = file.response(headers);
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Some(response)
}

/// Whether a name contains a hash of the content, as Trunk writes it: a number of 64 bits in hexadecimal,
/// without leading zeros, after a hyphen. One hash in 65,536 has fewer than 12 digits; the browser then asks
/// again for a file that it has.
fn is_hashed(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        (12..=16).contains(&digits) && matches!(part.as_bytes().get(digits), Some(b'.' | b'_'))
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
            "coverlist-web-93909011aa44519.js",
            "a-0123456789abcdef.css",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "coverlist-worker.js",
            "coverlist-worker_bg.wasm",
            "coverlist-workbook_loader.js",
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
}
