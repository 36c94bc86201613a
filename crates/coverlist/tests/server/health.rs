use crate::harness::{App, Options, Request, TestClock, wait_for};
use axum::body::Body;
use axum::http::StatusCode;
use coverlist_api::{ProblemCode, paths};
use coverlist_server::Application;
use coverlist_server::http::router;
use coverlist_server::store::Tx;
use tempfile::TempDir;
use tower::ServiceExt;

/// Runs a PRAGMA statement on the connection that writes.
fn run_pragma(app: &App, pragma: &str) {
    let said = app.database.write(|tx: &Tx<'_>| tx.query(pragma, &[], |_| Ok(())));
    said.expect("it is said");
}

fn ready(app: &App) -> crate::harness::Response {
    // The clock advances, so the previous result expires.
    app.clock.pass_minutes(1);
    app.send(&Request::new("GET", paths::READY))
}

/// Waits until a health check fails. A check that finds another writer, such as the starting server, does not
/// try to write.
#[track_caller]
fn until_not_ready(app: &App) {
    wait_for("a failed health check", || Some(ready(app)).filter(|response| response.status != 200))
        .problem(ProblemCode::Unavailable);
}

#[test]
fn a_server_that_cannot_write_is_not_ready() {
    let app = App::start();
    ready(&app).expect(200);
    run_pragma(&app, "PRAGMA query_only = 1");
    until_not_ready(&app);
    app.send(&Request::new("GET", paths::ALIVE)).expect(200);
}

#[test]
fn a_server_whose_database_is_full_is_not_ready() {
    let app = App::start();
    run_pragma(&app, "PRAGMA max_page_count = 1");
    until_not_ready(&app);
    run_pragma(&app, "PRAGMA max_page_count = 100000");
    ready(&app).expect(200);
}

#[test]
fn frequent_health_checks_do_not_write_more_often() {
    let app = App::start();
    ready(&app).expect(200);
    run_pragma(&app, "PRAGMA query_only = 1");
    for _ in 0..3 {
        app.send(&Request::new("GET", paths::READY)).expect(200);
    }
}

#[tokio::test]
async fn a_server_that_processes_nothing_is_not_ready() {
    let data = TempDir::new().expect("a directory");
    let settings = Options::default().settings(data.path(), &TestClock::new(), false);
    // The application starts the runner, but this test never runs the application.
    let application = Application::build(settings).await.expect("a server");
    let ask = async |path: &str| {
        let request = axum::http::Request::get(path).body(Body::empty()).expect("a request");
        router(application.app().clone()).oneshot(request).await.expect("an answer").status()
    };
    assert_eq!(ask(paths::READY).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ask(paths::ALIVE).await, StatusCode::OK);
}
