//! The issuer of the demo, with which a page on this machine embeds Coverlist.

use crate::harness::{Algorithm, App, Binary, Options, Portal, Request, SigningKey, coverlist};
use coverlist_api::{HeaderSession, ProblemCode, paths};
use coverlist_server::demo;
use coverlist_server::store::issuers;
use serde_json::json;
use tempfile::TempDir;

const PAGE: &str = "http://localhost:3000";

/// The demo's issuer, with the private key in the data directory.
fn portal(app: &App) -> Portal {
    let key = std::fs::read_to_string(demo::key_file(app.data())).expect("a key");
    Portal { key: SigningKey::of_pem(Algorithm::EdDsa, &key) }
}

fn token(app: &App, jti: &str) -> String {
    let portal = portal(app);
    let mut claims = portal.claims(app, jti);
    claims["iss"] = json!(demo::ISSUER);
    claims["district"] = json!(demo::DISTRICT_ID);
    portal.key.token("any id", &claims)
}

#[test]
fn a_page_on_this_machine_embeds_the_demo() {
    let app = App::demo(Options::default());
    app.exchange(&token(&app, "a"), "https://portal.example").problem(ProblemCode::ForeignOrigin);
    let answer = app.exchange(&token(&app, "b"), PAGE).expect(201);
    assert_eq!(answer.json::<HeaderSession>().session.district, "Oakwood Unified School District");
}

#[test]
fn the_portal_of_the_demo_embeds_it() {
    let app = App::demo(Options::default());
    let page = app.send(&Request::new("GET", "/portal")).expect(200);
    assert!(page.text().contains("<coverlist-import"), "{}", page.text());
    let token = app.send(&Request::new("GET", paths::DEMO_TOKEN)).expect(200).text();
    let own = format!("http://{}", app.address);
    let session = app.exchange(&token, &own).expect(201).json::<HeaderSession>().session;
    assert_eq!(session.name, "Dana Whitfield");
    app.exchange(&token, &own).problem(ProblemCode::TokenRefused);
}

#[test]
fn the_server_says_what_signs_and_what_to_claim() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo"], &[]);
    let claims = format!("iss coverlist-demo, aud http://{}, district oakwood", server.address);
    let said = server.terminate_and_read();
    for part in [&*claims, "demo-issuer.pem"] {
        assert!(said.contains(part), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_the_private_key() {
    use std::os::unix::fs::PermissionsExt;
    let app = App::demo(Options::default());
    let mode = std::fs::metadata(demo::key_file(app.data())).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let stored = app.database.read(issuers::all).expect("issuers");
    assert!(!format!("{stored:?}").contains("\\\"d\\\""), "the private key is only in its file");
}

#[test]
fn only_the_demo_has_an_issuer_and_a_portal() {
    let app = App::start();
    app.send(&Request::new("GET", paths::DEMO_TOKEN)).expect(404);
    assert!(!app.send(&Request::new("GET", "/portal")).text().contains("coverlist-import"));
    assert!(!demo::key_file(app.data()).exists());
    assert_eq!(app.database.read(issuers::all).expect("issuers"), []);
    coverlist(["serve", "--demo-origin", PAGE]).exits(2);
    coverlist(["serve", "--demo", "--demo-origin", "https://portal.example"]).exits(2);
}
