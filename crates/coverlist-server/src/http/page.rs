//! The page.

use super::page_files::{PageFiles, media_type};
use super::sent_file::SentFile;
use super::{App, security_headers};
use crate::Failure;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use coverlist_api::{ProblemCode, paths};
use coverlist_messages::text;
use sha2::{Digest, Sha256};

const INDEX: &str = "index.html";

/// The folder in which a page finds the files of its build: `assets/<build>/<name>`.
const ASSETS: &str = "assets/";

/// The beginning of the element in index.html that states the base.
const BASE: &str = r#"<base href="/""#;

/// Serves a file of the page. Any other address gets index.html, because the page has its own router.
pub(super) async fn serve(
    State(app): State<App>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let path = uri.path();
    if path == "/api" || path.starts_with("/api/") {
        return Err(Failure::not_found(text::problem_not_found_api(paths::PREFIX)));
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return Err(Failure::refuse(ProblemCode::MethodNotAllowed, text::problem_method_not_allowed()));
    }
    let name = path.trim_start_matches('/');
    let base = app.public_path.base();
    let found = match name.strip_prefix(ASSETS).and_then(|rest| rest.split_once('/')) {
        Some((build, name)) => {
            app.assets.of_build(build).and_then(|files| file(&files, name, &base, &headers))
        }
        None => file(&app.page, name, &base, &headers).or_else(|| previous(&app, name, &base, &headers)),
    };
    match found {
        Some(response) => Ok(response),
        None if looks_like_a_file(name) => Err(Failure::not_found(text::problem_not_found_file())),
        None => Ok(index(&app.page, &base, &headers)),
    }
}

/// A file that only previous builds have. Its hash says which of them it is.
fn previous(app: &App, name: &str, base: &str, headers: &HeaderMap) -> Option<Response> {
    let builds = is_hashed(name).then(|| app.assets.previous())?;
    builds.into_iter().find_map(|files| file(&files, name, base, headers))
}

fn index(files: &PageFiles, base: &str, headers: &HeaderMap) -> Response {
    file(files, INDEX, base, headers).unwrap_or_else(|| {
        (StatusCode::SERVICE_UNAVAILABLE, text::command_serve_no_page().to_string() + "\n").into_response()
    })
}

fn file(files: &PageFiles, name: &str, base: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = files.get(name).filter(|_| !name.ends_with(".br"))?;
    if name.ends_with(".html") {
        return html(&String::from_utf8_lossy(&plain.content), base, headers);
    }
    let file = SentFile {
        media_type: HeaderValue::from_str(&media_type(name)).ok()?,
        cache: if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" },
        hash: plain.hash,
        plain: plain.content,
        brotli: files.get(&format!("{name}.br")).map(|file| file.content),
    };
    let mut response = file.response(headers);
    security_headers::allow_other_sites(response.headers_mut());
    Some(response)
}

/// An HTML page with its base, and with a policy for its scripts. It is too small to be worth compressing.
pub(super) fn html(text: &str, base: &str, headers: &HeaderMap) -> Option<Response> {
    let html = text.replacen(BASE, &format!(r#"<base href="{base}""#), 1);
    let policy = security_headers::page_policy(&html);
    let file = SentFile {
        media_type: HeaderValue::from_static("text/html; charset=utf-8"),
        cache: "no-cache",
        hash: Sha256::digest(&html).into(),
        plain: html.into_bytes().into(),
        brotli: None,
    };
    let mut response = file.response(headers);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Some(response)
}

/// Whether a name contains a hash of the content, as the build writes it: a number of 64 bits in hexadecimal,
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
