//! The key that encrypts an account's drafts in its browsers.

use crate::harness::{App, Portal, Session};
use coverlist_api::{DraftKey, ProblemCode, paths};

fn key(session: &Session) -> String {
    session.get(paths::DRAFT_KEY).expect(200).json::<DraftKey>().key
}

/// The number of keys in access.db.
fn kept(app: &App) -> i64 {
    app.access.read(|tx| tx.one("SELECT count(*) FROM draft_key", &[], |row| row.get(0))).expect("a count")
}

#[test]
fn an_account_has_one_key_in_all_its_sessions() {
    let app = App::start();
    let first = key(&app.admin());
    assert!(first.len() == 64 && first.bytes().all(|digit| digit.is_ascii_hexdigit()), "{first}");
    assert_eq!(key(&app.admin()), first);
    assert_ne!(key(&app.settings_only()), first, "another account has its own");
    assert_ne!(key(&app.stranger()), first);
    app.viewer().get(paths::DRAFT_KEY).problem(ProblemCode::Forbidden);
}

#[test]
fn the_key_ends_with_the_last_sign_out() {
    let app = App::start();
    let (first, second, other) = (app.admin(), app.admin(), app.settings_only());
    let before = (key(&first), key(&other));
    first.delete(paths::SESSION).expect(204);
    assert_eq!(key(&second), before.0, "another browser goes on");
    second.delete(paths::SESSION).expect(204);
    assert_eq!(kept(&app), 1, "it is deleted");
    let (third, _fourth) = (app.admin(), app.admin());
    let next = key(&third);
    assert_ne!(next, before.0);
    third.delete(paths::SESSIONS).expect(204);
    assert_ne!(key(&app.admin()), next);
    assert_eq!(key(&other), before.1, "that of another account stays");
}

#[test]
fn a_session_that_nobody_uses_keeps_no_key() {
    let app = App::start();
    let (session, _left) = (app.admin(), app.admin());
    let before = key(&session);
    app.clock.pass_minutes(45);
    session.get(paths::IMPORTS).expect(200);
    app.clock.pass_minutes(30);
    session.delete(paths::SESSION).expect(204);
    assert_ne!(key(&app.admin()), before);
}

#[test]
fn the_key_outlives_the_session_and_ends_a_day_after_it_was_fetched() {
    let app = App::start();
    let first = key(&app.admin());
    app.clock.pass_minutes(13 * 60);
    assert_eq!(key(&app.admin()), first);
    app.clock.pass_minutes(23 * 60 + 59);
    assert_eq!(key(&app.admin()), first);
    app.clock.pass_minutes(24 * 60);
    let signed_in = app.admin();
    assert_eq!(kept(&app), 0, "a sign-in deletes what has ended");
    assert_ne!(key(&signed_in), first);
}

#[test]
fn a_page_of_another_site_gets_no_key() {
    let app = App::start();
    let person = Portal::of(&app).session(&app, "a");
    let problem = person.get(paths::DRAFT_KEY).problem(ProblemCode::Forbidden);
    assert_eq!(problem.reason, "forbidden_draft_key");
}
