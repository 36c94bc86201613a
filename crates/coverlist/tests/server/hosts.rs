//! The server refuses requests that name an unknown host.

use crate::harness::{App, Options, Request, connect, read};
use coverlist_api::{ProblemCode, paths};
use std::io::Write;

fn known() -> App {
    let origins = ["http://coverlist.example.org", "http://insurance.example.org:8080"];
    let public_origins = origins.map(|origin| origin.parse().expect("an origin")).into();
    App::with(Options { public_origins, ..Options::default() })
}

fn asking(app: &App, path: &str, host: &str) -> crate::harness::Response {
    app.send(&Request::new("GET", path).header("host", host))
}

#[test]
fn addresses_and_localhost_are_always_allowed() {
    for app in [App::start(), known()] {
        for host in [
            "127.0.0.1",
            "localhost:8080",
            "LOCALHOST.",
            "app.localhost",
            "[::1]:80",
            "10.1.2.3",
            "192.0.2.1:99",
        ] {
            asking(&app, paths::SITE, host).expect(200);
        }
    }
}

#[test]
fn the_names_of_public_origins_are_allowed() {
    let app = known();
    for host in [
        "coverlist.example.org",
        "Coverlist.Example.ORG:8443",
        "insurance.example.org",
        "insurance.example.org.",
    ] {
        asking(&app, paths::SITE, host).expect(200);
    }
    asking(&App::start(), paths::SITE, "coverlist.example.org").problem(ProblemCode::WrongHost);
}

#[test]
fn other_names_are_refused_on_every_address() {
    for app in [App::start(), known()] {
        for host in [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "xlocalhost",
            "coverlist.example.org.evil.example",
        ] {
            for path in ["/", "/imports/7", paths::SITE, paths::SESSION, paths::IMPORTS, "/api/v1/nothing"] {
                let answer = asking(&app, path, host);
                assert_eq!(answer.status, 421, "{host} {path}");
                let problem = answer.problem(ProblemCode::WrongHost);
                assert!(problem.detail.contains("--public-origin"), "{}", problem.detail);
                assert!(!problem.detail.contains("evil"), "{}", problem.detail);
            }
        }
    }
}

#[test]
fn a_health_check_may_name_any_host() {
    let app = App::start();
    for path in [paths::ALIVE, paths::READY] {
        asking(&app, path, "pool-7.balancer.example").expect(200);
    }
}

#[test]
fn a_request_names_exactly_one_host() {
    let app = App::start();
    let send = |head: &str| {
        let mut stream = connect(app.address).expect("a connection");
        stream.write_all(format!("{head}\r\nconnection: close\r\n\r\n").as_bytes()).expect("it is sent");
        read(stream).expect("an answer")
    };
    send("GET /api/v1/site HTTP/1.1").problem(ProblemCode::BadRequest);
    send("GET /api/v1/site HTTP/1.1\r\nhost: localhost\r\nhost: localhost").problem(ProblemCode::BadRequest);
    send("GET /api/v1/site HTTP/1.1\r\nhost: a b").problem(ProblemCode::BadRequest);
    send("GET /api/v1/site HTTP/1.1\r\nhost: ").problem(ProblemCode::BadRequest);
    send("GET /api/v1/site HTTP/1.0").expect(200);
    send("GET /api/v1/site HTTP/1.0\r\nhost: evil.example").problem(ProblemCode::WrongHost);
    send("GET http://localhost/api/v1/site HTTP/1.1\r\nhost: localhost").expect(200);
    send("GET http://evil.example/api/v1/site HTTP/1.1\r\nhost: localhost").problem(ProblemCode::WrongHost);
    send("GET http://localhost/api/v1/site HTTP/1.1\r\nhost: evil.example").problem(ProblemCode::WrongHost);
}
