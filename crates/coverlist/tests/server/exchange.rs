//! The exchange of a token for a session, and the session, which is sent in a header.

use crate::harness::{Algorithm, App, Csv, Portal, Request, Session, SigningKey, devices, roster};
use coverlist_api::{HeaderSession, ImportView, Page, Permission, ProblemCode, SessionState, paths};
use coverlist_server::store::issuers::{self, KeySource};
use coverlist_server::store::{AccountKey, access_log, audit};
use serde_json::json;

fn bearer(ask: Request, key: &str) -> Request {
    ask.header("authorization", &format!("Bearer {key}"))
}

#[test]
fn a_token_is_exchanged_for_a_session_of_its_person() {
    let app = App::start();
    let answer = app.exchange(&Portal::of(&app).token(&app, "a"), Portal::ORIGIN).expect(201);
    assert_eq!(answer.header("set-cookie"), None);
    let HeaderSession { key, session } = answer.json();
    assert_eq!(key.len(), 64);
    assert_eq!((&*session.name, &*session.email), ("Robin Portal", "robin@portal.example"));
    assert_eq!(session.permissions, Permission::ALL);
    assert_eq!(session.ends_at, "2026-08-24T13:00:00Z");
    let state: SessionState = app.send(&bearer(Request::new("GET", paths::SESSION), &key)).json();
    assert_eq!(state.session, Some(session));
}

#[test]
fn es256_is_as_good_as_eddsa() {
    let app = App::start();
    let portal = Portal { key: SigningKey::new(Algorithm::Es256) };
    portal.add(&app, |_| ());
    app.exchange(&portal.token(&app, "a"), Portal::ORIGIN).expect(201);
}

#[test]
fn a_person_appears_by_name_in_history_and_logs() {
    let app = App::start();
    let portal = Portal::of(&app);
    let person = portal.session(&app, "a");
    person.load_devices(roster(&devices(1)));
    let import = person.stage("device", Csv::device().insures("DEV000001X").bytes());
    person.process(import.id);
    let history: Page<ImportView> = app.admin().get(paths::IMPORTS).expect(200).json();
    assert_eq!(history.rows[0].staged_by.name, "Robin Portal");

    let account = AccountKey { district: 1, id: 4 };
    let entries = app.database.read(|tx| audit::newest(tx, 1, 0, 100)).expect("entries");
    let first = entries.last().expect("an entry");
    assert_eq!((&*first.action, first.account), ("account_added", Some(account.id)));
    assert!(entries.iter().all(|entry| entry.account == Some(account.id)));
    let signed_in = app.access.read(|tx| access_log::newest(tx, None, 0, 100)).expect("entries").pop();
    let signed_in = signed_in.expect("an entry");
    assert_eq!((&*signed_in.action, signed_in.account), ("signed_in", Some(account)));
    assert_eq!(signed_in.detail, r#"{"issuer":"https://portal.example"}"#);
    let verified = crate::harness::coverlist_on(app.stop().path(), &["audit", "list"], "").exits(0);
    assert!(verified.out.contains("Robin Portal"), "{}", verified.out);
}

#[test]
fn the_same_subject_is_the_same_account_under_a_new_name() {
    let app = App::start();
    let portal = Portal::of(&app);
    let first = portal.session(&app, "a");
    first.stage("device", Csv::device().insures("DEV000001X").bytes());
    let mut claims = portal.claims(&app, "b");
    claims["name"] = json!("Robin Married");
    app.exchange(&portal.key.token("1", &claims), Portal::ORIGIN).expect(201);
    assert_eq!(first.view().expect("a session").name, "Robin Married");
    let history: Page<ImportView> = first.get(paths::IMPORTS).expect(200).json();
    assert_eq!(history.rows[0].staged_by.name, "Robin Married");
}

#[test]
fn the_subject_of_another_issuer_is_another_account() {
    let app = App::start();
    let portal = Portal::of(&app);
    let other = SigningKey::new(Algorithm::EdDsa);
    portal.add(&app, |issuer| {
        issuer.iss = "https://other.example".to_owned();
        issuer.keys = KeySource::Stored(other.jwk("1").to_string());
    });
    let mut claims = portal.claims(&app, "a");
    claims["iss"] = json!("https://other.example");
    claims["name"] = json!("Somebody else");
    portal.session(&app, "a");
    app.exchange(&other.token("1", &claims), Portal::ORIGIN).expect(201);
    assert_eq!(portal.session(&app, "b").view().expect("a session").name, "Robin Portal");
}

#[test]
fn a_session_has_the_permissions_that_token_and_issuer_grant() {
    let app = App::start();
    let portal = Portal { key: SigningKey::new(Algorithm::EdDsa) };
    portal.add(&app, |issuer| issuer.permissions = vec![Permission::ViewReports]);
    let person = portal.session(&app, "a");
    assert_eq!(person.view().expect("a session").permissions, [Permission::ViewReports]);
    person.get(paths::OPEN_IMPORT).problem(ProblemCode::Forbidden);
    let mut claims = portal.claims(&app, "b");
    claims["permissions"] = json!([]);
    let answer = app.exchange(&portal.key.token("1", &claims), Portal::ORIGIN).expect(201);
    assert_eq!(answer.json::<HeaderSession>().session.permissions, []);
    person.get(paths::IMPORTS).expect(200);
}

#[test]
fn a_person_cannot_sign_in_with_a_password() {
    let app = App::start();
    Portal::of(&app).session(&app, "a");
    for password in ["", "a password for tests"] {
        let answer = Session::try_sign_in(app.address, "robin@portal.example", password).expect("an answer");
        answer.problem(ProblemCode::WrongPassword);
    }
}

#[test]
fn a_request_with_a_header_session_ignores_cookies() {
    let app = App::start();
    let (admin, mut person) = (app.admin(), Portal::of(&app).session(&app, "a"));
    person.cookie.clone_from(&admin.cookie);
    assert_eq!(person.view().expect("a session").name, "Robin Portal");
    let ended = Session { key: Some("0".repeat(64)), ..admin.clone() };
    ended.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
    for authorization in ["Bearer", "Bearer ", "bearer x"] {
        let ask = Request::new("GET", paths::IMPORTS).header("authorization", authorization);
        admin.send(ask).problem(ProblemCode::SignedOut);
    }
    let answer = person.delete(paths::SESSION).expect(204);
    assert_eq!(answer.header("set-cookie"), None, "the session in the cookie goes on");
    assert_eq!(person.view(), None);
    assert!(admin.view().is_some());
}

#[test]
fn a_session_is_valid_only_in_its_own_place() {
    let app = App::start();
    let (admin, person) = (app.admin(), Portal::of(&app).session(&app, "a"));
    let key = person.key.expect("a key");
    let (_, cookie) = admin.cookie.split_once('=').expect("a cookie");
    app.send(&bearer(Request::new("GET", paths::IMPORTS), cookie)).problem(ProblemCode::SignedOut);
    let in_cookie = Request::new("GET", paths::IMPORTS).header("cookie", &format!("coverlist_session={key}"));
    app.send(&in_cookie).problem(ProblemCode::SignedOut);
}

#[test]
fn a_session_ends_after_an_hour_even_in_use() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    app.clock.pass_minutes(40);
    person.get(paths::IMPORTS).expect(200);
    app.clock.pass_minutes(20);
    person.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
}

#[test]
fn sessions_end_with_their_issuer_and_do_not_come_back_with_it() {
    let app = App::start();
    let (admin, portal) = (app.admin(), Portal::of(&app));
    let person = portal.session(&app, "a");
    app.database.write(|tx| issuers::remove(tx, Portal::ISS)).expect("it is removed");
    person.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
    admin.get(paths::IMPORTS).expect(200);
    portal.add(&app, |_| ());
    person.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
    portal.session(&app, "b").get(paths::IMPORTS).expect(200);
}

#[test]
fn a_header_session_needs_an_origin_of_an_issuer_and_no_other_proof() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let ask = || Request::new("PUT", paths::ACCOUNT_LANGUAGE).json(&json!({"language": null}));
    let from = |origin: &str| ask().header("origin", origin).header("sec-fetch-site", "cross-site");
    person.send(from(Portal::ORIGIN)).expect(204);
    person.send(ask()).expect(204);
    person.send(from("https://evil.example")).problem(ProblemCode::ForeignOrigin);
    let read = Request::new("GET", paths::IMPORTS).header("origin", "https://evil.example");
    person.send(read).problem(ProblemCode::ForeignOrigin);
    app.admin().send(from(Portal::ORIGIN)).problem(ProblemCode::ForeignOrigin);
}
