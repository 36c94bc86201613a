//! Issuers whose keys are at a URL.

use crate::harness::{Algorithm, App, HttpServer, Portal, Response, SigningKey};
use coverlist_api::ProblemCode;
use coverlist_server::store::issuers::KeySource;
use serde_json::json;

/// A portal whose keys are at a URL.
fn portal(app: &App, keys: &HttpServer) -> Portal {
    let portal = Portal { key: SigningKey::new(Algorithm::EdDsa) };
    portal.add(app, |issuer| issuer.keys = KeySource::Url(format!("http://{}/jwks.json", keys.address)));
    portal
}

fn set(keys: &[(&str, &SigningKey)]) -> String {
    json!({"keys": keys.iter().map(|(id, key)| key.jwk(id)).collect::<Vec<_>>()}).to_string()
}

fn exchanged(app: &App, portal: &Portal, key: (&str, &SigningKey), jti: &str) -> Response {
    let (id, key) = key;
    app.exchange(&key.token(id, &portal.claims(app, jti)), Portal::ORIGIN)
}

#[track_caller]
fn has_no_key(answer: Response) {
    assert_eq!(answer.problem(ProblemCode::TokenRefused).reason, "token_refused_key");
}

#[test]
fn keys_are_fetched_once() {
    let (app, keys) = (App::start(), HttpServer::start());
    let portal = portal(&app, &keys);
    keys.answer(200, &set(&[("1", &portal.key)]));
    exchanged(&app, &portal, ("1", &portal.key), "a").expect(201);
    exchanged(&app, &portal, ("1", &portal.key), "b").expect(201);
    assert_eq!(keys.requests(), 1);
}

#[test]
fn an_unknown_key_fetches_again_at_most_once_a_minute() {
    let (app, keys) = (App::start(), HttpServer::start());
    let portal = portal(&app, &keys);
    keys.answer(200, &set(&[("1", &portal.key)]));
    exchanged(&app, &portal, ("1", &portal.key), "a").expect(201);
    let next = SigningKey::new(Algorithm::Es256);
    keys.answer(200, &set(&[("1", &portal.key), ("2", &next)]));
    for jti in ["b", "c"] {
        has_no_key(exchanged(&app, &portal, ("2", &next), jti));
    }
    assert_eq!(keys.requests(), 1);
    app.clock.pass_minutes(1);
    exchanged(&app, &portal, ("2", &next), "d").expect(201);
    exchanged(&app, &portal, ("1", &portal.key), "e").expect(201);
    assert_eq!(keys.requests(), 2);
}

#[test]
fn a_key_that_is_removed_at_the_url_ends() {
    let (app, keys) = (App::start(), HttpServer::start());
    let portal = portal(&app, &keys);
    keys.answer(200, &set(&[("1", &portal.key)]));
    exchanged(&app, &portal, ("1", &portal.key), "a").expect(201);
    keys.answer(200, &set(&[("2", &SigningKey::new(Algorithm::EdDsa))]));
    app.clock.pass_minutes(10);
    has_no_key(exchanged(&app, &portal, ("1", &portal.key), "b"));
}

#[test]
fn a_failing_url_keeps_the_known_keys() {
    let (app, keys) = (App::start(), HttpServer::start());
    let portal = portal(&app, &keys);
    keys.answer(200, &set(&[("1", &portal.key)]));
    exchanged(&app, &portal, ("1", &portal.key), "0").expect(201);
    let next = set(&[("2", &portal.key)]);
    let large = json!({"keys": [portal.key.jwk("2")], "x": "x".repeat(70_000)}).to_string();
    let failing = [
        (500, "no"),
        (404, "{}"),
        (200, "no JSON"),
        (200, r#"{"keys": []}"#),
        (302, &next),
        (204, &next),
        (200, &large),
    ];
    for (round, (status, body)) in failing.into_iter().enumerate() {
        keys.answer(status, body);
        app.clock.pass_minutes(10);
        exchanged(&app, &portal, ("1", &portal.key), &format!("{round}-1")).expect(201);
        app.clock.pass_minutes(1);
        has_no_key(exchanged(&app, &portal, ("2", &portal.key), &format!("{round}-2")));
    }
    assert_eq!(keys.requests(), 15);
}
