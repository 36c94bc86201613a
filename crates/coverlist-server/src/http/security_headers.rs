//! Headers that restrict what a browser does with a response.

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use tower_http::set_header::SetResponseHeaderLayer;

/// Adds the headers to every response, unless the handler has set its own.
///
/// `secure` means that browsers connect over TLS. A header then makes them keep to TLS, for this host only.
pub(super) fn add<S: Clone + Send + Sync + 'static>(router: Router<S>, secure: bool) -> Router<S> {
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
        ),
        (header::CONTENT_SECURITY_POLICY, policy("")),
    ];
    let year = HeaderValue::from_static("max-age=31536000");
    let transport = secure.then_some((header::STRICT_TRANSPORT_SECURITY, year));
    headers.into_iter().chain(transport).fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, value))
    })
}

/// Lets pages of other sites load a public file of the page, as those with the element do.
pub(super) fn allow_other_sites(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
}

/// The content security policy of an HTML page. It allows the page's inline scripts by their hashes.
pub(super) fn page_policy(html: &str) -> HeaderValue {
    let hashes: String = inline_scripts(html)
        .map(|script| format!(" 'sha256-{}'", Base64::encode_string(&Sha256::digest(script))))
        .collect();
    policy(&hashes)
}

fn policy(script_hashes: &str) -> HeaderValue {
    let text = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{script_hashes}; style-src 'self'; \
         connect-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self' blob:; form-action \
         'self'; base-uri 'self'"
    );
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

/// The text of each `<script>` that has no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, from_tag) = rest.split_once("<script")?;
            let (attributes, from_text) = from_tag.split_once('>')?;
            let (text, after) = from_text.split_once("</script>")?;
            rest = after;
            if !attributes.contains("src=") {
                return Some(text);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_found_and_others_are_not() {
        let html = r#"<script src="a.js"></script><script type="module">one</script><p><script>two</script>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["one", "two"]);
    }
}
