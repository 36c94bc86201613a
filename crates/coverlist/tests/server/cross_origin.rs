//! The pages of issuers may send requests and show the page in a frame, and no others.

use crate::harness::{App, Portal, Request};
use coverlist_api::paths;
use coverlist_server::store::issuers;

const ALLOWED: &str = "access-control-allow-origin";

fn preflight(origin: &str) -> Request {
    Request::new("OPTIONS", paths::IMPORTS)
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "authorization,content-type,idempotency-key,coverlist-account",
        )
}

#[test]
fn a_page_of_an_issuer_may_send_requests_and_read_answers() {
    let app = App::start();
    let portal = Portal::of(&app);
    let answer = app.send(&preflight(Portal::ORIGIN)).expect(200);
    assert_eq!(answer.header(ALLOWED), Some(Portal::ORIGIN));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    let headers = answer.header("access-control-allow-headers").unwrap_or_default();
    for header in
        ["authorization", "content-type", "idempotency-key", "coverlist-background", "coverlist-account"]
    {
        assert!(headers.contains(header), "{headers}");
    }
    let methods = answer.header("access-control-allow-methods").unwrap_or_default();
    assert!(["GET", "POST", "PUT", "DELETE"].iter().all(|method| methods.contains(method)), "{methods}");

    let person = portal.session(&app, "a");
    for path in [paths::IMPORTS, "/api/v1/imports/999"] {
        let answer = person.send(Request::new("GET", path).header("origin", Portal::ORIGIN));
        assert_eq!(answer.header(ALLOWED), Some(Portal::ORIGIN), "{path}");
        assert_eq!(
            answer.header("access-control-expose-headers"),
            Some("content-disposition,coverlist-build")
        );
        assert!(answer.header("vary").is_some_and(|vary| vary.contains("origin")));
    }
}

#[test]
fn caches_keep_the_answers_for_each_origin_apart() {
    let app = App::start();
    let portal = Portal::of(&app);
    let ask = || Request::new("GET", paths::SITE);
    let from = |origin: &str| ask().header("origin", origin);
    for ask in [ask(), from(Portal::ORIGIN), from("https://evil.example"), preflight("https://evil.example")]
    {
        let answer = app.send(&ask);
        assert!(answer.header("vary").is_some_and(|vary| vary.contains("origin")), "{:?}", answer.headers);
    }
    let refused = portal.session(&app, "a").send(from("https://evil.example").clone());
    assert_eq!(refused.header(ALLOWED), None);
}

#[test]
fn other_pages_may_not() {
    let app = App::start();
    let other = ["https://evil.example", "http://portal.example", "https://portal.example:8443", "null"];
    for origin in other.into_iter().chain([Portal::ORIGIN]) {
        for ask in [preflight(origin), Request::new("GET", paths::SITE).header("origin", origin)] {
            assert_eq!(app.send(&ask).header(ALLOWED), None, "{origin}");
        }
        Portal::of(&app);
        if origin != Portal::ORIGIN {
            assert_eq!(app.send(&preflight(origin)).header(ALLOWED), None, "{origin}");
        }
        app.database.write(|tx| issuers::remove(tx, Portal::ISS)).expect("it is removed");
    }
}

/// The value of `frame-ancestors` in the policies of an answer.
fn ancestors(app: &App, path: &str) -> Vec<String> {
    let answer = app.send(&Request::new("GET", path));
    let policies = answer.headers.iter().filter(|(name, _)| name == "content-security-policy");
    let rules = policies.flat_map(|(_, policy)| policy.split(';').map(|rule| rule.trim().to_owned()));
    rules.filter_map(|rule| rule.strip_prefix("frame-ancestors ").map(str::to_owned)).collect()
}

#[test]
fn only_pages_of_issuers_may_show_the_page_in_a_frame() {
    let app = App::start();
    assert_eq!(ancestors(&app, "/"), ["'none'"]);
    Portal::of(&app);
    assert_eq!(ancestors(&app, paths::SITE), ["'none'"]);
    if app.send(&Request::new("GET", "/")).status == 200 {
        assert_eq!(ancestors(&app, "/"), [Portal::ORIGIN]);
        assert_eq!(ancestors(&app, "/imports/7"), [Portal::ORIGIN]);
    }
}
