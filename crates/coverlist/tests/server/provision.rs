//! Districts that an issuer creates.

use crate::harness::{Algorithm, App, Portal, Request, Response, SigningKey};
use coverlist_api::{DistrictView, ProblemCode, paths};
use coverlist_server::store::{audit, districts};
use serde_json::{Value, json};

fn provisioner(app: &App) -> Portal {
    let portal = Portal { key: SigningKey::new(Algorithm::EdDsa) };
    portal.add(app, |issuer| issuer.provisions = true);
    portal
}

fn claims(app: &App, portal: &Portal, district: &str, jti: &str) -> Value {
    let mut claims = portal.claims(app, jti);
    claims["district"] = json!(district);
    claims["permissions"] = json!(["provision"]);
    claims.as_object_mut().map(|all| all.remove("sub"));
    claims
}

fn put(app: &App, token: &str, id: &str, body: &Value) -> Response {
    let ask = Request::new("PUT", paths::district(id)).json(body);
    app.send(&ask.header("authorization", &format!("Bearer {token}")))
}

fn provisioned(app: &App, portal: &Portal, id: &str, jti: &str, name: &str, zone: &str) -> Response {
    let token = portal.key.token("1", &claims(app, portal, id, jti));
    put(app, &token, id, &json!({"name": name, "time_zone": zone}))
}

fn actions(app: &App, district: i64) -> Vec<String> {
    let entries = app.database.read(|tx| audit::newest(tx, district, 0, 100)).expect("entries");
    entries.into_iter().rev().map(|entry| entry.action).collect()
}

#[test]
fn an_issuer_creates_a_district_and_its_people_use_it() {
    let app = App::start();
    let portal = provisioner(&app);
    let answer = provisioned(&app, &portal, "east", "a", "East Unified", "america/denver").expect(201);
    let expected =
        DistrictView { id: "east".into(), name: "East Unified".into(), time_zone: "America/Denver".into() };
    assert_eq!(answer.json::<DistrictView>(), expected);
    assert_eq!(actions(&app, 3), ["district_added"]);
    let mut claims = portal.claims(&app, "b");
    claims["district"] = json!("east");
    let answer = app.exchange(&portal.key.token("1", &claims), Portal::ORIGIN).expect(201);
    let session: Value = answer.json();
    assert_eq!(session["session"]["district"], "East Unified");
    let ask = Request::new("GET", paths::TEMPLATES)
        .header("authorization", &format!("Bearer {}", session["key"].as_str().expect("a key")));
    let theirs = app.send(&ask).expect(200).text();
    assert_eq!(theirs, app.admin().get(paths::TEMPLATES).expect(200).text(), "the built-in templates");
}

#[test]
fn the_same_request_changes_nothing_and_another_one_renames() {
    let app = App::start();
    let portal = provisioner(&app);
    provisioned(&app, &portal, "east", "a", "East", "UTC").expect(201);
    provisioned(&app, &portal, "east", "b", "East", "UTC").expect(200);
    assert_eq!(actions(&app, 3), ["district_added"]);
    provisioned(&app, &portal, "east", "c", "East Unified", "America/Denver").expect(200);
    assert_eq!(actions(&app, 3), ["district_added", "district_renamed", "time_zone_changed"]);
    let all = app.database.read(districts::all).expect("districts");
    assert_eq!((all.len(), &*all[2].name, &*all[2].time_zone), (3, "East Unified", "America/Denver"));
}

#[test]
fn a_token_provisions_its_district_only_and_once() {
    let app = App::start();
    let portal = provisioner(&app);
    let body = json!({"name": "East", "time_zone": "UTC"});
    let refused = |answer: Response, reason: &str| {
        assert_eq!(answer.problem(ProblemCode::TokenRefused).reason, format!("token_refused_{reason}"));
    };
    let token = portal.key.token("1", &claims(&app, &portal, "east", "a"));
    refused(put(&app, &token, "west", &body), "provision");
    refused(put(&app, &portal.token(&app, "b"), "oakwood", &body), "provision");
    refused(put(&app, "", "east", &body), "malformed");
    refused(app.exchange(&token, Portal::ORIGIN), "claims");
    put(&app, &token, "east", &body).expect(201);
    refused(put(&app, &token, "east", &body), "used");
    assert_eq!(app.database.read(districts::all).expect("districts").len(), 3);
}

#[test]
fn an_issuer_without_the_right_creates_no_district() {
    let app = App::start();
    let portal = Portal::of(&app);
    for id in ["east", "oakwood"] {
        let answer = provisioned(&app, &portal, id, id, "East", "UTC");
        assert_eq!(answer.problem(ProblemCode::Forbidden).reason, "forbidden_provision");
    }
}

#[test]
fn a_name_and_a_time_zone_are_checked() {
    let app = App::start();
    let portal = provisioner(&app);
    let cases = [
        ("", "UTC", "name"),
        ("a\u{7}b", "UTC", "name"),
        (&*"x".repeat(201), "UTC", "name"),
        ("East", "Nowhere", "time_zone"),
    ];
    for (number, (name, zone, fault)) in cases.into_iter().enumerate() {
        let problem = provisioned(&app, &portal, "east", &number.to_string(), name, zone)
            .problem(ProblemCode::BadRequest);
        let expected = match fault {
            "name" => "bad_request_district_name",
            _ => "bad_request_time_zone",
        };
        assert_eq!(problem.reason, expected, "{name:?} {zone}");
    }
    let taken = provisioned(&app, &portal, "east", "z", "Another district", "UTC");
    assert_eq!(taken.problem(ProblemCode::BadRequest).reason, "bad_request_district_taken");
}
