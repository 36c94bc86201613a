//! The page and its security headers.

use crate::harness::{App, Request};
use coverlist_api::paths;

#[test]
fn every_response_has_the_security_headers() {
    let app = App::start();
    for path in ["/", "/settings/system-utilities", paths::SITE, "/api/v1/nothing", "/healthz"] {
        let answer = app.send(&Request::new("GET", path));
        let policy = answer.header("content-security-policy").unwrap_or_default().to_owned();
        for rule in ["default-src 'none'", "'wasm-unsafe-eval'", "base-uri 'self'"] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(!policy.contains("'unsafe-"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
        let kept = answer.header("cache-control").unwrap_or_default();
        assert!(matches!(kept, "no-store" | "no-cache"), "{path}: {kept}");
    }
}

#[test]
fn every_address_of_the_page_is_the_page_and_a_missing_script_is_not() {
    let app = App::start();
    let index = app.send(&Request::new("GET", "/"));
    assert!(matches!(index.status, 200 | 503), "{}", index.status);
    assert!(index.text().contains("Coverlist"));
    let deep = app.send(&Request::new("GET", "/imports/7"));
    assert_eq!((deep.status, deep.body), (index.status, index.body));
    app.send(&Request::new("GET", "/gone-0123456789abcdef.js")).expect(404);
    app.send(&Request::new("GET", "/../Cargo.toml")).expect(index.status);
}

#[test]
fn the_page_does_not_weaken_what_the_headers_say() {
    let page = include_str!("../../../../index.html");
    assert!(!page.contains("name=\"referrer\"") && !page.contains("http-equiv"), "the headers say it all");
}

#[test]
fn only_signed_in_accounts_see_the_version() {
    let app = App::start();
    let version = env!("CARGO_PKG_VERSION");
    for path in [paths::SITE, paths::SESSION, paths::ALIVE, paths::READY] {
        assert!(!app.send(&Request::new("GET", path)).text().contains(version), "{path}");
    }
    assert_eq!(app.viewer().view().map(|session| session.version), Some(version.to_owned()));
}
