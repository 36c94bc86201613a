//! Sends a request to every route of the route table, as every kind of caller who must be refused.

use crate::harness::{App, Csv, Request, Session, devices, form_of, roster};
use coverlist_api::{ACCOUNT, ProblemCode, paths};
use coverlist_server::http::{Requirement, Route, routes};
use serde_json::json;

/// A cell value of the first district, which no other district may see.
const OURS: &str = "POLICY-OF-DISTRICT-A";

/// A request that the first district's admin may send to a route, and the expected answer to an admin of
/// another district.
struct Case {
    ask: Request,
    stranger: Stranger,
}

/// The expected answer to an admin of another district.
enum Stranger {
    /// 404, because the address names data of the first district.
    NotFound,
    /// Success with data of their own district, and without data of the first.
    TheirOwn,
}

/// The case for a route. Panics if there is none, because each new route needs one.
fn case(route: &Route, import: i64) -> Case {
    use Stranger::{NotFound, TheirOwn};
    let path = route.path.replace("/imports/{id}", &format!("/imports/{import}"));
    let (ask, stranger) = match (route.method.as_str(), route.path) {
        ("GET", "/healthz" | "/readyz" | paths::SITE | paths::DEMO_TOKEN | paths::LANGUAGES) => {
            (Request::new("GET", path), TheirOwn)
        }
        ("GET", "/api/v1/samples/{name}") => {
            (Request::new("GET", paths::sample("clean-device.csv")), TheirOwn)
        }
        ("POST", paths::SESSION) => (Request::new("POST", path).body("application/json", "{}"), TheirOwn),
        ("GET" | "DELETE", paths::SESSION) | ("DELETE", paths::SESSIONS) => {
            (Request::new(route.method.as_str(), path), TheirOwn)
        }
        ("POST", paths::SESSION_EXCHANGE) => {
            (Request::new("POST", path).json(&json!({"token": "x"})), TheirOwn)
        }
        ("PUT", "/api/v1/districts/{id}") => (
            Request::new("PUT", paths::district("east")).json(&json!({"name": "East", "time_zone": "UTC"})),
            TheirOwn,
        ),
        ("POST", paths::TICKETS) => {
            let download = paths::template_file("device");
            (Request::new("POST", path).json(&json!({"path": download})), TheirOwn)
        }
        ("GET", "/api/v1/languages/{tag}") => (Request::new("GET", paths::language("en")), TheirOwn),
        ("PUT", paths::OWN_PASSWORD) => {
            (Request::new("PUT", path).json(&json!({"current": "x", "new": "weak"})), TheirOwn)
        }
        ("PUT", paths::ACCOUNT_LANGUAGE) => {
            (Request::new("PUT", path).json(&serde_json::json!({ "language": null })), TheirOwn)
        }
        ("GET", paths::RETENTION | paths::RETENTION_IMPORTS) => (Request::new("GET", path), TheirOwn),
        ("PUT", paths::RETENTION) | ("POST", paths::RETENTION_PREVIEW) => {
            (Request::new(route.method.as_str(), path).body("application/json", "{}"), TheirOwn)
        }
        ("GET", paths::ACCOUNTS | paths::LOGS | paths::LOGS_CSV | paths::LOGS_CHECK) => {
            (Request::new("GET", path), TheirOwn)
        }
        ("POST", paths::ACCOUNTS) => (Request::new("POST", path).body("application/json", "{}"), TheirOwn),
        ("POST", "/api/v1/accounts/{id}") => {
            let enable = Request::new("POST", path.replace("{id}", "3")).json(&json!({"change": "enable"}));
            (enable, NotFound)
        }
        ("GET", paths::FIELDS | paths::DRAFT_KEY) => (Request::new("GET", path), TheirOwn),
        ("PUT", paths::FIELDS) => {
            (Request::new("PUT", path).json(&serde_json::json!({"rows": []})), TheirOwn)
        }
        ("GET", paths::TEMPLATES) => (Request::new("GET", path), TheirOwn),
        (
            "GET",
            "/api/v1/templates/{id}"
            | "/api/v1/templates/{id}/versions"
            | "/api/v1/templates/{id}/file.csv"
            | "/api/v1/templates/{id}/file.xlsx"
            | "/api/v1/templates/{id}/example.csv"
            | "/api/v1/templates/{id}/example.xlsx",
        ) => (Request::new("GET", path.replace("{id}", "device")), TheirOwn),
        ("PUT", "/api/v1/templates/{id}") => {
            (Request::new("PUT", paths::template("device")).body("application/json", "{}"), TheirOwn)
        }
        ("POST", "/api/v1/templates/{id}/preview") => {
            (Request::new("POST", paths::template_preview("device")).body("application/json", "{}"), TheirOwn)
        }
        ("GET", paths::SOURCES) => (Request::new("GET", path), TheirOwn),
        ("GET" | "DELETE", "/api/v1/sources/{name}") => {
            let path = path.replace("{name}", "Insurer");
            (Request::new(route.method.as_str(), path), NotFound)
        }
        ("PUT", "/api/v1/sources/{name}") => {
            let path = path.replace("{name}", "Insurer");
            (Request::new("PUT", path).body("application/json", "{}"), TheirOwn)
        }
        ("POST", paths::IMPORTS) => (form_of(&serde_json::json!({}), None, b""), TheirOwn),
        ("POST", paths::CONVERSIONS) => {
            let path = format!("{path}?template=device");
            (Request::new("POST", path).body("text/csv", "Device Serial\n"), TheirOwn)
        }
        ("GET", paths::PROCESSED_BEFORE) => {
            (Request::new("GET", format!("{path}?sheet_sha256={}", "0".repeat(64))), TheirOwn)
        }
        ("GET", "/api/v1/imports/{id}/proposals" | "/api/v1/imports/{id}/decisions") => {
            (Request::new("GET", path), NotFound)
        }
        ("POST", "/api/v1/imports/{id}/decisions") => {
            let decisions = serde_json::json!({ "generation": 1, "decisions": [{"reject": {"line": 2}}] });
            (Request::new("POST", path).json(&decisions), NotFound)
        }
        ("POST", "/api/v1/imports/{id}/verification") => {
            let mark = serde_json::json!({ "line": 2, "version": 0, "checked": true });
            (Request::new("POST", path).json(&mark), NotFound)
        }
        ("POST", "/api/v1/imports/{id}/merge") => (Request::new("POST", path), NotFound),
        ("GET", paths::IMPORTS | paths::OPEN_IMPORT) => (Request::new("GET", path), TheirOwn),
        ("GET" | "DELETE", "/api/v1/imports/{id}") => (Request::new(route.method.as_str(), path), NotFound),
        (
            "GET",
            "/api/v1/imports/{id}/file"
            | "/api/v1/imports/{id}/file.xlsx"
            | "/api/v1/imports/{id}/findings"
            | "/api/v1/imports/{id}/receipt.json"
            | "/api/v1/imports/{id}/receipt.csv"
            | "/api/v1/imports/{id}/verification"
            | "/api/v1/imports/{id}/verification.csv"
            | "/api/v1/imports/{id}/verification.xlsx"
            | "/api/v1/imports/{id}/absent"
            | "/api/v1/imports/{id}/comparison"
            | "/api/v1/imports/{id}/absent.csv"
            | "/api/v1/imports/{id}/absent.xlsx"
            | "/api/v1/imports/{id}/plan"
            | "/api/v1/imports/{id}/progress"
            | "/api/v1/imports/{id}/report"
            | "/api/v1/imports/{id}/report.csv"
            | "/api/v1/imports/{id}/report.xlsx",
        ) => (Request::new("GET", path), NotFound),
        (
            "POST",
            "/api/v1/imports/{id}/plan/query"
            | "/api/v1/imports/{id}/plan/query.csv"
            | "/api/v1/imports/{id}/plan/query.xlsx"
            | "/api/v1/imports/{id}/report/query",
        ) => (Request::new("POST", path).body("application/json", "{}"), NotFound),
        ("POST", "/api/v1/imports/{id}/process") => {
            let consent = serde_json::json!({
                "sha256": "", "generation": 1,
                "counts": {"updated": 0, "unchanged": 0, "skipped": 0, "refused": 0, "rejected": 0},
            });
            (Request::new("POST", path).json(&consent), NotFound)
        }
        ("POST", "/api/v1/imports/{id}/undo" | "/api/v1/imports/{id}/redo") => {
            let consent = serde_json::json!({ "run": 1, "counts": {"reverted": 1, "kept": 0} });
            (Request::new("POST", path).json(&consent), NotFound)
        }
        ("GET", "/api/v1/imports/{id}/undo" | "/api/v1/imports/{id}/redo" | "/api/v1/imports/{id}/runs")
        | ("POST", "/api/v1/imports/{id}/withdraw") => (Request::new(route.method.as_str(), path), NotFound),
        ("GET", paths::LOADS) => (Request::new("GET", path), TheirOwn),
        (
            "GET",
            "/api/v1/records/loads/{id}"
            | "/api/v1/records/loads/{id}/undo"
            | "/api/v1/records/loads/{id}/redo"
            | "/api/v1/records/users/{id}"
            | "/api/v1/records/users/{id}/history"
            | "/api/v1/records/devices/{id}"
            | "/api/v1/records/devices/{id}/history",
        ) => (Request::new("GET", path.replace("{id}", "1")), NotFound),
        ("POST", "/api/v1/records/loads/{id}/undo" | "/api/v1/records/loads/{id}/redo") => {
            let consent = serde_json::json!({ "counts": {"removed": 0, "restored": 0, "kept": 0} });
            (Request::new("POST", path.replace("{id}", "1")).json(&consent), NotFound)
        }
        ("GET", "/api/v1/records/users" | "/api/v1/records/devices")
        | ("GET", "/api/v1/records/users.csv" | "/api/v1/records/devices.csv")
        | ("GET", "/api/v1/records/users.xlsx" | "/api/v1/records/devices.xlsx") => {
            (Request::new("GET", path), TheirOwn)
        }
        ("POST", "/api/v1/records/users" | "/api/v1/records/devices") => {
            (Request::new("POST", path).body("text/csv", ""), TheirOwn)
        }
        (
            "POST",
            "/api/v1/records/users/query"
            | "/api/v1/records/devices/query"
            | "/api/v1/imports/query"
            | "/api/v1/records/users/query.csv"
            | "/api/v1/records/devices/query.csv"
            | "/api/v1/records/users/query.xlsx"
            | "/api/v1/records/devices/query.xlsx",
        ) => (Request::new("POST", path).body("application/json", "{}"), TheirOwn),
        ("GET", "/api/v1/coverage/users" | "/api/v1/coverage/devices") => {
            (Request::new("GET", path), TheirOwn)
        }
        (
            "POST",
            "/api/v1/coverage/users/query"
            | "/api/v1/coverage/users/query.csv"
            | "/api/v1/coverage/users/query.xlsx"
            | "/api/v1/coverage/devices/query"
            | "/api/v1/coverage/devices/query.csv"
            | "/api/v1/coverage/devices/query.xlsx",
        ) => (Request::new("POST", path).body("application/json", "{}"), TheirOwn),
        ("POST", "/api/v1/records/users/lookup" | "/api/v1/records/devices/lookup") => {
            (Request::new("POST", path).json(&serde_json::json!({"keys": ["DEV000001X", OURS]})), TheirOwn)
        }
        (
            "POST",
            "/api/v1/records/users/changes/preview"
            | "/api/v1/records/devices/changes/preview"
            | "/api/v1/records/users/changes"
            | "/api/v1/records/devices/changes",
        ) => {
            let change = serde_json::json!({ "set": {"record": 1, "values": {"coverage_type": "Full"}} });
            (Request::new("POST", path).json(&serde_json::json!({ "change": change })), NotFound)
        }
        (method, path) => {
            panic!("{method} {path} has no case: say how it is asked for and what a stranger gets")
        }
    };
    Case { ask, stranger }
}

/// A server whose first district has records, a processed import with the id 1, and an open import with the
/// id 2.
fn app() -> App {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let file = |policy: &str| Csv::device().row(&format!("DEV000001X,Yes,{policy},,,,")).bytes();
    admin.process(admin.stage("device", file(OURS)).id);
    admin.stage("device", file(&format!("{OURS}-2")));
    app
}

fn is_denied(status: u16) -> bool {
    matches!(status, 401 | 403)
}

#[test]
fn without_a_session_only_public_routes_answer() {
    let app = app();
    for route in routes() {
        let Case { ask, .. } = case(&route, 1);
        let cookies = [
            "coverlist_session=",
            "coverlist_session=x",
            &format!("coverlist_session={}", "0".repeat(64)),
            "a=b",
        ];
        for cookie in cookies {
            let answer = app.send(&ask.clone().header("cookie", cookie));
            let name = format!("{} {} with {cookie}", route.method, route.path);
            match route.requirement {
                Requirement::Public => assert!(!is_denied(answer.status), "{name}: {}", answer.status),
                Requirement::IssuerToken => drop(answer.problem(ProblemCode::TokenRefused)),
                _ => drop(answer.problem(ProblemCode::SignedOut)),
            }
        }
    }
}

#[test]
fn a_role_gets_what_its_permissions_allow_and_nothing_else() {
    let app = app();
    for route in routes() {
        let Case { ask, .. } = case(&route, 1);
        let allowed: [(Session, &[Requirement]); 3] = [
            (
                app.admin(),
                &[
                    Requirement::ManageSettings,
                    Requirement::ViewReports,
                    Requirement::ViewReportsOrManageSettings,
                ],
            ),
            (app.viewer(), &[Requirement::ViewReports, Requirement::ViewReportsOrManageSettings]),
            (app.settings_only(), &[Requirement::ManageSettings, Requirement::ViewReportsOrManageSettings]),
        ];
        for (session, needs) in allowed {
            let answer = session.send(ask.clone());
            let name = format!("{} {}", route.method, route.path);
            if route.requirement == Requirement::IssuerToken {
                answer.problem(ProblemCode::TokenRefused);
            } else if matches!(route.requirement, Requirement::Public | Requirement::SignedIn)
                || needs.contains(&route.requirement)
            {
                assert!(!is_denied(answer.status), "{name}: {}", answer.status);
            } else {
                answer.problem(ProblemCode::Forbidden);
            }
        }
    }
}

#[test]
fn another_district_sees_nothing() {
    for import in [1, 2] {
        let app = app();
        for route in routes() {
            let Case { ask, stranger } = case(&route, import);
            let answer = app.stranger().send(ask);
            let name = format!("{} {}", route.method, route.path);
            assert!(!answer.text().contains(OURS), "{name}");
            match stranger {
                Stranger::NotFound => drop(answer.problem(ProblemCode::NotFound)),
                Stranger::TheirOwn => assert_ne!(answer.status, 403, "{name}"),
            }
        }
        let ours = app.admin();
        assert_eq!(ours.import(2).state, coverlist_core::lifecycle::State::Staged);
        assert!(ours.get(paths::records("devices")).text().contains(OURS));
    }
}

#[test]
fn a_request_that_names_another_account_than_its_session_does_nothing() {
    let app = app();
    let admin = app.admin();
    let account = |session: &Session| session.view().expect("a session").account;
    let (ours, theirs) = (account(&admin), account(&app.stranger()));
    assert_ne!(ours, theirs);
    assert_ne!(ours, account(&app.viewer()));
    for route in routes() {
        let Case { ask, .. } = case(&route, 2);
        let name = format!("{} {}", route.method, route.path);
        for named in [theirs.as_str(), "", "1", "\u{e9}"] {
            let answer = admin.send(ask.clone().header(ACCOUNT, named));
            match route.requirement {
                Requirement::Public => {
                    assert!(!is_denied(answer.status) && answer.status != 409, "{name}: {}", answer.status);
                }
                // The token says who the person is.
                Requirement::IssuerToken => drop(answer.problem(ProblemCode::TokenRefused)),
                _ => drop(answer.problem(ProblemCode::OtherAccount)),
            }
        }
    }
    let both = Request::new("GET", paths::OPEN_IMPORT).header(ACCOUNT, &ours).header(ACCOUNT, &theirs);
    admin.send(both).problem(ProblemCode::OtherAccount);
    admin.send(Request::new("GET", paths::OPEN_IMPORT).header(ACCOUNT, &ours)).expect(200);
    assert_eq!(admin.import(2).state, coverlist_core::lifecycle::State::Staged);
    app.send(&Request::new("GET", paths::OPEN_IMPORT).header(ACCOUNT, &ours)).problem(ProblemCode::SignedOut);
}

#[test]
fn every_route_that_changes_something_needs_the_same_origin() {
    let app = app();
    let admin = app.admin();
    for route in routes().into_iter().filter(|route| !route.method.is_safe()) {
        let Case { ask, .. } = case(&route, 2);
        let answer = admin.send(ask.header("origin", "https://evil.example"));
        answer.problem(match route.requirement {
            Requirement::IssuerToken => ProblemCode::TokenRefused,
            _ => ProblemCode::ForeignOrigin,
        });
    }
    assert_eq!(admin.import(2).state, coverlist_core::lifecycle::State::Staged);
}

#[test]
fn a_role_that_loses_a_permission_loses_it_at_once() {
    let app = app();
    let admin = app.admin();
    admin.get(paths::OPEN_IMPORT).expect(200);
    app.database
        .write(|tx| tx.execute("UPDATE role SET manage_settings = 0 WHERE name = 'admin'", &[]))
        .map_err(|error: coverlist_server::store::StoreError| error)
        .expect("it is written");
    admin.get(paths::OPEN_IMPORT).problem(ProblemCode::Forbidden);
}
