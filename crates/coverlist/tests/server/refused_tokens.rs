//! Tokens that are refused, each for its own reason.

use crate::harness::portal::{base64, unsigned};
use crate::harness::{Algorithm, App, Portal, Response, SigningKey};
use coverlist_api::ProblemCode;
use coverlist_server::store::issuers::{self, KeySource};
use serde_json::{Value, json};

#[track_caller]
fn is_refused(answer: Response, reason: &str) {
    let problem = answer.problem(ProblemCode::TokenRefused);
    assert_eq!(problem.reason, format!("token_refused_{reason}"), "{}", problem.detail);
}

/// Exchanges a token after `change` has changed its claims.
fn exchanged(app: &App, portal: &Portal, change: impl FnOnce(&mut Value)) -> Response {
    let mut claims = portal.claims(app, "a");
    change(&mut claims);
    app.exchange(&portal.key.token("1", &claims), Portal::ORIGIN)
}

#[test]
fn a_token_is_used_once() {
    let app = App::start();
    let portal = Portal::of(&app);
    let token = portal.token(&app, "a");
    app.exchange(&token, Portal::ORIGIN).expect(201);
    is_refused(app.exchange(&token, Portal::ORIGIN), "used");
    app.clock.pass_seconds(59);
    portal.session(&app, "b");
    is_refused(app.exchange(&token, Portal::ORIGIN), "used");
}

#[test]
fn of_simultaneous_uses_of_a_token_one_succeeds() {
    let app = App::start();
    let token = Portal::of(&app).token(&app, "a");
    let statuses = std::thread::scope(|scope| {
        let uses: Vec<_> =
            (0..8).map(|_| scope.spawn(|| app.exchange(&token, Portal::ORIGIN).status)).collect();
        uses.into_iter().map(|used| used.join().expect("a status")).collect::<Vec<_>>()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
}

#[test]
fn a_clock_that_is_set_back_revives_no_token() {
    let app = App::start();
    let portal = Portal::of(&app);
    let token = portal.token(&app, "a");
    app.exchange(&token, Portal::ORIGIN).expect(201);
    app.clock.pass_minutes(30);
    portal.session(&app, "b");
    app.clock.pass_minutes(-30);
    is_refused(app.exchange(&token, Portal::ORIGIN), "used");
}

#[test]
fn a_token_is_for_this_server() {
    let app = App::start();
    let portal = Portal::of(&app);
    is_refused(exchanged(&app, &portal, |claims| claims["aud"] = json!("https://other.example")), "audience");
    is_refused(exchanged(&app, &portal, |claims| claims["aud"] = json!([])), "audience");
    let this = format!("http://{}/", app.address);
    exchanged(&app, &portal, |claims| claims["aud"] = json!(["https://other.example", this])).expect(201);
}

#[test]
fn issuer_and_district_are_known() {
    let app = App::start();
    let portal = Portal::of(&app);
    is_refused(exchanged(&app, &portal, |claims| claims["iss"] = json!("https://other.example")), "issuer");
    is_refused(exchanged(&app, &portal, |claims| claims["district"] = json!("elsewhere")), "district");
}

#[test]
fn a_district_of_another_issuer_is_unknown() {
    let app = App::start();
    let portal = Portal::of(&app);
    let other = Portal { key: SigningKey::new(Algorithm::EdDsa) };
    other.add(&app, |issuer| {
        issuer.iss = "https://other.example".to_owned();
        issuer.districts[0].external_id = "north".to_owned();
        issuer.districts[0].district = 2;
    });
    for district in ["north", "2", "Another district"] {
        is_refused(exchanged(&app, &portal, |claims| claims["district"] = json!(district)), "district");
    }
}

#[test]
fn a_removed_issuer_is_unknown() {
    let app = App::start();
    let portal = Portal::of(&app);
    app.database.write(|tx| issuers::remove(tx, Portal::ISS)).expect("it is removed");
    is_refused(exchanged(&app, &portal, |_| ()), "issuer");
}

#[test]
fn a_token_lives_at_most_five_minutes() {
    let app = App::start();
    let portal = Portal::of(&app);
    let now = app.clock.seconds();
    is_refused(exchanged(&app, &portal, |claims| claims["exp"] = json!(now + 301)), "lifetime");
    is_refused(exchanged(&app, &portal, |claims| claims["exp"] = json!(i64::MAX)), "lifetime");
    is_refused(exchanged(&app, &portal, |claims| claims["iat"] = json!(i64::MIN)), "lifetime");
    is_refused(exchanged(&app, &portal, |claims| claims["exp"] = claims["iat"].clone()), "lifetime");
    exchanged(&app, &portal, |claims| claims["exp"] = json!(now + 300)).expect(201);
}

#[test]
fn a_token_is_valid_between_its_times() {
    let app = App::start();
    let portal = Portal::of(&app);
    let now = app.clock.seconds();
    let between = |iat: i64, exp: i64| {
        exchanged(&app, &portal, |claims| (claims["iat"], claims["exp"]) = (json!(iat), json!(exp)))
    };
    is_refused(between(now - 60, now), "expired");
    is_refused(between(now + 31, now + 60), "early");
    is_refused(exchanged(&app, &portal, |claims| claims["nbf"] = json!(now + 31)), "early");
    between(now + 30, now + 60).expect(201);
}

#[test]
fn a_claim_is_not_missing() {
    let app = App::start();
    let portal = Portal::of(&app);
    for claim in ["aud", "sub", "district", "permissions", "jti", "iat", "exp"] {
        let without =
            exchanged(&app, &portal, |claims| drop(claims.as_object_mut().map(|all| all.remove(claim))));
        is_refused(without, "claims");
    }
    is_refused(exchanged(&app, &portal, |claims| claims["permissions"] = json!(["everything"])), "claims");
    is_refused(exchanged(&app, &portal, |claims| claims["name"] = json!("a\u{7}b")), "claims");
    is_refused(exchanged(&app, &portal, |claims| claims["jti"] = json!("a".repeat(256))), "claims");
}

#[test]
fn other_algorithms_are_refused() {
    let app = App::start();
    let portal = Portal::of(&app);
    let claims = portal.claims(&app, "a");
    let none = unsigned(&json!({"alg": "none", "typ": "JWT"}), &claims);
    for token in [format!("{none}."), none.clone(), format!("{none}.{}", base64(b"x"))] {
        is_refused(app.exchange(&token, Portal::ORIGIN), "malformed");
    }
    // The classic confusion: the public key, which everybody knows, as the secret of an HMAC.
    let jwk = portal.key.jwk("1");
    let public = jwk["x"].as_str().expect("a key");
    for secret in [public.as_bytes().to_vec(), jwk.to_string().into_bytes()] {
        let message = unsigned(&json!({"alg": "HS256", "typ": "JWT", "kid": "1"}), &claims);
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &secret);
        let signature = base64(ring::hmac::sign(&key, message.as_bytes()).as_ref());
        is_refused(app.exchange(&format!("{message}.{signature}"), Portal::ORIGIN), "malformed");
    }
    for garbage in ["", "x", "a.b.c", "..", &"a".repeat(10_000)] {
        is_refused(app.exchange(garbage, Portal::ORIGIN), "malformed");
    }
}

#[test]
fn a_signature_is_of_the_issuer_and_of_the_claims() {
    let app = App::start();
    let portal = Portal::of(&app);
    let claims = portal.claims(&app, "a");
    for algorithm in [Algorithm::EdDsa, Algorithm::Es256] {
        let forged = SigningKey::new(algorithm).token("1", &claims);
        let problem = app.exchange(&forged, Portal::ORIGIN).problem(ProblemCode::TokenRefused);
        let expected = match algorithm {
            Algorithm::EdDsa => "token_refused_signature",
            Algorithm::Es256 => "token_refused_malformed",
        };
        assert_eq!(problem.reason, expected);
    }
    is_refused(app.exchange(&portal.key.token("2", &claims), Portal::ORIGIN), "key");
    let token = portal.key.token("1", &claims);
    let (_, signature) = token.rsplit_once('.').expect("a signature");
    let mut changed = claims;
    changed["sub"] = json!("the principal");
    let header = json!({"alg": "EdDSA", "typ": "JWT", "kid": "1"});
    let token = format!("{}.{signature}", unsigned(&header, &changed));
    is_refused(app.exchange(&token, Portal::ORIGIN), "signature");
}

#[test]
fn the_page_is_one_of_the_issuer() {
    let app = App::start();
    let portal = Portal::of(&app);
    let other = SigningKey::new(Algorithm::EdDsa);
    portal.add(&app, |issuer| {
        issuer.iss = "https://other.example".to_owned();
        issuer.origins = vec!["https://other.example".to_owned()];
        issuer.keys = KeySource::Stored(other.jwk("1").to_string());
    });
    for origin in ["https://evil.example", "https://other.example", "http://portal.example", "null", ""] {
        let answer = app.exchange(&portal.token(&app, "a"), origin);
        let problem = answer.problem(ProblemCode::ForeignOrigin);
        assert_eq!(problem.reason, "foreign_origin_issuer", "{origin}");
    }
    // A page of another origin spends no token.
    portal.session(&app, "a");
}
