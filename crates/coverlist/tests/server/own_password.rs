//! A signed-in person changes the password of the own account.

use crate::harness::{App, PASSWORD, Portal, Request, Response, Session};
use coverlist_api::{PasswordChange, ProblemCode, paths};
use coverlist_server::store::{access_log, audit};

const VIEWER: &str = "viewer@a.example.org";
const NEW: &str = "nine green umbrellas";

fn change(session: &Session, current: &str, new: &str) -> Response {
    let body = PasswordChange { current: current.into(), new: new.into() };
    session.send(Request::new("PUT", paths::OWN_PASSWORD).json(&body))
}

#[test]
fn a_new_password_ends_the_other_sessions_and_keeps_this_one() {
    let app = App::start();
    let (here, elsewhere, admin) = (app.viewer(), app.viewer(), app.admin());
    change(&here, PASSWORD, NEW).expect(204);
    assert_eq!(here.view().expect("it goes on").email, VIEWER);
    assert_eq!(elsewhere.view(), None);
    assert!(admin.view().is_some(), "other accounts stay signed in");
    let old = Session::try_sign_in(app.address, VIEWER, PASSWORD).expect("an answer");
    old.problem(ProblemCode::WrongPassword);
    Session::sign_in(app.address, VIEWER, NEW);
    let entry = app.database.read(|tx| audit::newest(tx, 1, 0, 1)).expect("entries").remove(0);
    let expected = (Some(2), "password_changed", r#"{"account":2}"#);
    assert_eq!((entry.account, &*entry.action, &*entry.detail), expected);
    change(&here, NEW, PASSWORD).expect(204);
    assert!(here.view().is_some(), "also a second time");
}

#[test]
fn a_wrong_current_password_is_a_failed_sign_in() {
    let app = App::start();
    let viewer = app.viewer();
    let problem = change(&viewer, "a wrong password", NEW).problem(ProblemCode::WrongPassword);
    assert_eq!(problem.reason, "wrong_password_current");
    let latest = app.access.read(|tx| access_log::newest(tx, Some(1), 0, 1)).expect("entries").remove(0);
    assert_eq!((&*latest.action, latest.account.map(|account| account.id)), ("sign_in_failed", Some(2)));
    let guess = || change(&viewer, "a wrong password", NEW).status;
    assert!((0..20).any(|_| guess() == 429), "20 guesses were checked");
    let wait = change(&viewer, PASSWORD, NEW).problem(ProblemCode::TooManyAttempts).retry_after;
    app.clock.pass_seconds(wait.expect("a wait").into());
    change(&viewer, PASSWORD, NEW).expect(204);
    Session::sign_in(app.address, VIEWER, NEW);
}

#[test]
fn a_weak_password_is_refused_before_the_current_one_is_checked() {
    let app = App::start();
    let viewer = app.viewer();
    for weak in ["kayaks", VIEWER, "password12345"] {
        let problem = change(&viewer, "a wrong password", weak).problem(ProblemCode::AccountInvalid);
        assert_eq!(problem.pointer.as_deref(), Some("/new"));
    }
    change(&viewer, PASSWORD, NEW).expect(204);
}

#[test]
fn a_person_of_an_issuer_has_no_password() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let problem = change(&person, PASSWORD, NEW).problem(ProblemCode::AccountKept);
    assert!(problem.detail.contains("signs in through another site"), "{}", problem.detail);
}
