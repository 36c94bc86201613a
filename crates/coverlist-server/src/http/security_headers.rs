//! What a browser may do with what it gets.

use crate::hex;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use sha2::{Digest, Sha256};

const POLICY: HeaderName = header::CONTENT_SECURITY_POLICY;

/// Adds the headers that every answer has, where the handler has not set its own. `secure`: browsers come over TLS, and
/// are told never to come without again. Other hosts of the same domain are not ours to decide about.
pub(super) fn apply(headers: &mut HeaderMap, secure: bool) {
    if secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    let usual = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in usual {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !headers.contains_key(POLICY) {
        headers.insert(POLICY, policy(""));
    }
}

/// The content security policy for a page whose inline scripts are allowed by their hashes.
pub(super) fn for_page(html: &str) -> (HeaderName, HeaderValue) {
    let hashes: String =
        inline_scripts(html).map(|script| format!(" 'sha256-{}'", base64(&Sha256::digest(script)))).collect();
    (POLICY, policy(&hashes))
}

fn policy(script_hashes: &str) -> HeaderValue {
    let text = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{script_hashes}; style-src 'self'; \
         connect-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self' blob:; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
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

/// Bytes as standard base64, which is what the policy wants.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// A name for a version of a file.
pub(super) fn etag(sha256: &[u8]) -> String {
    format!("\"{}\"", hex(&sha256[..sha256.len().min(16)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_standard_one() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ];
        for (text, expected) in pairs {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn inline_scripts_are_found_and_others_are_not() {
        let html = r#"<script src="a.js"></script><script type="module">one</script><p><script>two</script>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["one", "two"]);
    }
}
