//! The server does the work of a request once, even if a client repeats it with its `Idempotency-Key`.

use crate::harness::{App, Csv, Session};
use coverlist_api::{ImportView, Page, ProblemCode, paths};

#[test]
fn a_repeated_request_is_done_once_and_gets_the_same_response() {
    let app = App::start();
    let admin = app.admin();
    let ask =
        Session::staging("device", Csv::device().insures("A1").bytes()).header("idempotency-key", "one");
    let first = admin.send(ask.clone()).expect(201);
    let again = admin.send(ask.clone()).expect(201);
    assert_eq!(first.body, again.body);
    let plan = admin.plan(1, "");
    let process = Session::processing(1, &plan).header("idempotency-key", "two");
    let first = admin.send(process.clone()).expect(202);
    admin.until_settled(1);
    assert_eq!(admin.send(process).expect(202).body, first.body);
    // The response stays the same after the import is processed.
    assert_eq!(admin.send(ask).expect(201).body, again.body);
    let history: Page<ImportView> = admin.get(paths::IMPORTS).expect(200).json();
    assert_eq!(history.rows.len(), 1);
}

#[test]
fn twenty_concurrent_requests_are_done_once() {
    let app = App::start();
    let admin = app.admin();
    let ask =
        Session::staging("device", Csv::device().insures("A1").bytes()).header("idempotency-key", "one");
    let bodies: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let sent: Vec<_> =
            (0..20).map(|_| scope.spawn(|| admin.send(ask.clone()).expect(201).body)).collect();
        sent.into_iter().map(|sent| sent.join().expect("an answer")).collect()
    });
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

#[test]
fn a_key_belongs_to_one_request_of_one_account() {
    let app = App::start();
    let admin = app.admin();
    let ask = |key: &str| {
        Session::staging("device", Csv::device().insures(key).bytes()).header("idempotency-key", "one")
    };
    admin.send(ask("A1")).expect(201);
    admin.send(ask("B2")).problem(ProblemCode::KeyReused);
    app.stranger().send(ask("B2")).expect(201);
    app.settings_only().send(ask("B2")).problem(ProblemCode::ImportOpen);
}

#[test]
fn a_refusal_is_not_stored() {
    let app = App::start();
    let admin = app.admin();
    admin.stage("device", Csv::device().insures("A1").bytes());
    let ask =
        Session::staging("device", Csv::device().insures("B2").bytes()).header("idempotency-key", "one");
    admin.send(ask.clone()).problem(ProblemCode::ImportOpen);
    admin.delete(paths::import(1)).expect(200);
    admin.send(ask).expect(201);
}

#[test]
fn a_key_expires_after_a_day_and_must_be_well_formed() {
    let app = App::start();
    let admin = app.admin();
    let ask = || Session::staging("device", Csv::device().insures("A1").bytes());
    admin.send(ask().header("idempotency-key", "one")).expect(201);
    admin.delete(paths::import(1)).expect(200);
    app.clock.pass_minutes(24 * 60 + 1);
    let admin = app.admin();
    assert_eq!(admin.send(ask().header("idempotency-key", "one")).expect(201).json::<ImportView>().id, 2);
    admin.send(ask().header("idempotency-key", &"x".repeat(256))).problem(ProblemCode::BadRequest);
}
