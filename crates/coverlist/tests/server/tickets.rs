//! Tickets, with which a link downloads a file once.

use crate::harness::{App, Binary, Csv, Portal, Request, Response, Session};
use coverlist_api::{DownloadTicket, ProblemCode, paths};
use coverlist_server::store::{access_log, issuers};
use serde_json::json;
use tempfile::TempDir;

fn ask(path: &str) -> Request {
    Request::new("POST", paths::TICKETS).json(&json!({"path": path}))
}

#[track_caller]
fn ticket(session: &Session, path: &str) -> String {
    session.send(ask(path)).expect(201).json::<DownloadTicket>().url
}

fn open(app: &App, url: &str) -> Response {
    app.send(&Request::new("GET", url))
}

#[test]
fn a_ticket_downloads_a_file_once_and_the_access_log_says_who() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let path = paths::import_file(person.stage("device", Csv::device().insures("DEV000001X").bytes()).id);
    let url = ticket(&person, &path);
    let file = open(&app, &url).expect(200);
    assert_eq!(file.body, person.get(&path).expect(200).body);
    assert!(file.header("content-disposition").is_some_and(|value| value.starts_with("attachment")));
    let entry = &app.access.read(|tx| access_log::newest(tx, None, 0, 100)).expect("entries")[1];
    assert_eq!((&*entry.action, entry.account.map(|account| account.id)), ("downloaded", Some(4)));
    let problem = open(&app, &url).problem(ProblemCode::SignedOut);
    assert_eq!(problem.reason, "signed_out_ticket");
}

#[test]
fn a_ticket_ends_after_a_minute() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let (early, late) =
        (ticket(&person, &paths::template_file("device")), ticket(&person, &paths::template_file("device")));
    app.clock.pass_seconds(59);
    open(&app, &early).expect(200);
    app.clock.pass_seconds(1);
    open(&app, &late).problem(ProblemCode::SignedOut);
}

#[test]
fn a_ticket_is_for_one_path() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let url = ticket(&person, &paths::template_file("device"));
    let (_, secret) = url.split_once('?').expect("a ticket");
    let other = format!("{}?{secret}", paths::template_file("user"));
    open(&app, &other).problem(ProblemCode::SignedOut);
    let not_a_download = format!("{}?{}", paths::TEMPLATES, ticket(&person, &paths::template_file("user")));
    open(&app, &not_a_download).problem(ProblemCode::SignedOut);
}

#[test]
fn a_ticket_ends_with_its_session() {
    let app = App::start();
    let portal = Portal::of(&app);
    let (first, second) = (portal.session(&app, "a"), portal.session(&app, "b"));
    let urls = [&first, &second].map(|session| ticket(session, &paths::template_file("device")));
    first.delete(paths::SESSION).expect(204);
    open(&app, &urls[0]).problem(ProblemCode::SignedOut);
    app.database.write(|tx| issuers::remove(tx, Portal::ISS)).expect("it is removed");
    open(&app, &urls[1]).problem(ProblemCode::SignedOut);
}

#[test]
fn a_ticket_gives_no_permission() {
    let app = App::start();
    let url = ticket(&app.viewer(), &paths::template_file("device"));
    open(&app, &url).problem(ProblemCode::Forbidden);
}

#[test]
fn a_session_has_a_limited_number_of_tickets() {
    let app = App::start();
    let portal = Portal::of(&app);
    let (first, second) = (portal.session(&app, "a"), portal.session(&app, "b"));
    let path = paths::template_file("device");
    (0..100).for_each(|_| drop(ticket(&first, &path)));
    first.send(ask(&path)).problem(ProblemCode::Busy);
    ticket(&second, &path);
    app.clock.pass_minutes(1);
    ticket(&first, &path);
}

#[test]
fn only_downloads_have_tickets() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let refused = [
        "",
        "/",
        "/api/v1/imports",
        "/api/v1/imports/7",
        "/api/v1/imports/7/file/",
        "/api/v1/imports//file",
        "/api/v1/imports/7?x/file",
        "/api/v1/imports/7/file?x",
        "/api/v1/records/users/query.csv",
        "https://evil.example/api/v1/imports/7/file",
        "//evil.example/imports/7/file",
    ];
    for path in refused {
        let problem = person.send(ask(path)).problem(ProblemCode::BadRequest);
        assert_eq!(problem.reason, "bad_request_ticket", "{path}");
    }
    for path in ["/api/v1/records/users.xlsx", "/api/v1/imports/7/report.csv", "/api/v1/imports/7/file.xlsx"]
    {
        ticket(&person, path);
    }
}

#[test]
fn no_log_line_shows_a_ticket_a_key_or_a_token() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo", "--log", "trace"], &[]);
    let send = |ask: Request| ask.send(server.address).expect("an answer");
    let url = ticket(&server.admin(), &paths::template_file("device"));
    send(Request::new("GET", &*url)).expect(200);
    send(Request::new("GET", &*url)).expect(401);
    let (_, used) = url.split_once("ticket=").expect("a ticket");
    let (key, token) = ("5e47".repeat(16), "SENTINEL.SENTINEL.SENTINEL");
    send(Request::new("GET", paths::IMPORTS).header("authorization", &format!("Bearer {key}"))).expect(401);
    send(Request::new("POST", paths::SESSION_EXCHANGE).json(&json!({"token": token}))).expect(401);
    let log = server.kill_and_read();
    assert!(log.contains("/api/v1/templates/{id}/file.csv"), "the log was captured: {log}");
    for secret in [used, &key, "SENTINEL"] {
        assert!(!log.contains(secret), "{secret}");
    }
}
