//! Guessing passwords is slow, and does not lock out the owners of accounts.

use crate::harness::{App, PASSWORD, Response, Session};
use coverlist_api::{ACCOUNT, ProblemCode};
use coverlist_server::password;
use coverlist_server::store::accounts;
use std::net::Ipv4Addr;

const ADMIN: &str = "admin@a.example.org";
/// A network where the admin has signed in before.
const HOME: [u8; 3] = [0, 0, 1];
/// The network of a guesser.
const GUESSER: [u8; 3] = [0, 0, 2];
/// A network without any sign-in.
const ELSEWHERE: [u8; 3] = [0, 0, 3];

/// Tries a wrong password. Returns the number of seconds to wait, or `None` if the server checked the
/// password.
#[track_caller]
fn guess(app: &App, from: [u8; 3], email: &str) -> Option<u32> {
    refusal(app.try_from(from, email, "a wrong password"), 401)
}

/// Guesses the admin's password until the server refuses to check it.
#[track_caller]
fn guess_until_refused(app: &App) {
    assert!((0..100).any(|_| guess(app, GUESSER, ADMIN).is_some()), "100 guesses were checked");
}

#[track_caller]
fn refusal(answer: Response, otherwise: u16) -> Option<u32> {
    if answer.status == otherwise {
        return None;
    }
    let header = answer.header("retry-after").and_then(|seconds| seconds.parse::<u32>().ok());
    let seconds = answer.problem(ProblemCode::TooManyAttempts).retry_after;
    assert_eq!(seconds, header);
    assert!(seconds.is_some_and(|seconds| seconds > 0), "{seconds:?}");
    seconds
}

/// Signs in, and waits as long as the server demands. Returns the waiting time in seconds.
#[track_caller]
fn wait_and_sign_in(app: &App, from: [u8; 3], email: &str) -> u32 {
    let mut waited = 0;
    while let Some(seconds) = refusal(app.try_from(from, email, PASSWORD), 201) {
        app.clock.pass_seconds(seconds.into());
        waited += seconds;
        assert!(waited < 600, "it never ends");
    }
    waited
}

#[test]
fn waits_grow_and_then_a_guess_is_checked_again() {
    let app = App::start();
    let mut waits = Vec::new();
    for _ in 0..20 {
        if let Some(seconds) = guess(&app, GUESSER, ADMIN) {
            waits.push(seconds);
            app.clock.pass_seconds(seconds.into());
        }
    }
    assert!(waits.is_sorted() && waits.first() < waits.last(), "{waits:?}");
    for _ in 0..30 {
        app.clock.pass_minutes(5);
        guess(&app, GUESSER, ADMIN);
    }
    assert!(guess(&app, GUESSER, ADMIN).is_some_and(|seconds| seconds <= 301), "at most five minutes");
    wait_and_sign_in(&app, GUESSER, ADMIN);
    assert_eq!(guess(&app, GUESSER, ADMIN), None, "and all is forgotten");
}

#[test]
fn a_right_password_is_refused_like_a_wrong_one_while_the_wait_lasts() {
    let app = App::start();
    guess_until_refused(&app);
    assert!(refusal(app.try_from(GUESSER, ADMIN, PASSWORD), 201).is_some());
}

#[test]
fn a_thousand_wrong_passwords_lock_nobody_out() {
    let app = App::start();
    assert_eq!(wait_and_sign_in(&app, HOME, ADMIN), 0);
    let refused = (0..1_000).filter(|_| guess(&app, GUESSER, ADMIN).is_some()).count();
    assert!(refused >= 990, "{refused}");
    assert_eq!(wait_and_sign_in(&app, HOME, ADMIN), 0, "at once where they have been before");
    assert!(wait_and_sign_in(&app, ELSEWHERE, ADMIN) < 60, "soon from anywhere else");
    for other in ["viewer@a.example.org", "admin@b.example.org"] {
        for from in [HOME, GUESSER, ELSEWHERE] {
            assert_eq!(wait_and_sign_in(&app, from, other), 0, "{other} from {from:?}");
        }
    }
}

#[test]
fn patient_guesses_from_many_networks_lock_nobody_out() {
    let app = App::start();
    wait_and_sign_in(&app, HOME, ADMIN);
    for host in 10..70 {
        while let Some(seconds) = guess(&app, [0, 1, host], ADMIN) {
            app.clock.pass_seconds(seconds.into());
        }
    }
    assert!(
        guess(&app, ELSEWHERE, ADMIN).is_some_and(|seconds| seconds <= 3),
        "strangers share a short wait"
    );
    assert_eq!(wait_and_sign_in(&app, HOME, ADMIN), 0);
    assert!(wait_and_sign_in(&app, ELSEWHERE, ADMIN) < 60);
}

#[test]
fn a_network_that_tries_many_accounts_is_slowed_down_except_for_accounts_known_there() {
    let app = App::start();
    wait_and_sign_in(&app, GUESSER, "viewer@a.example.org");
    let refused = (0..40).position(|number| guess(&app, GUESSER, &format!("{number}@example.org")).is_some());
    assert_eq!(refused, Some(30));
    assert_eq!(wait_and_sign_in(&app, GUESSER, "viewer@a.example.org"), 0);
    assert_eq!(wait_and_sign_in(&app, ELSEWHERE, ADMIN), 0);
    assert!(wait_and_sign_in(&app, GUESSER, ADMIN) < 60, "who is new there waits a little");
}

#[test]
fn an_unknown_address_is_slowed_down_like_an_account() {
    let app = App::start();
    let refused = |email| (0..20).position(|_| guess(&app, GUESSER, email).is_some());
    assert_eq!(refused("nobody@example.org"), refused(ADMIN));
}

#[test]
fn a_new_password_clears_the_failures() {
    let app = App::start();
    guess_until_refused(&app);
    let hash = password::hash("another password").expect("a hash");
    let changed = app.database.write(|tx| {
        let account = accounts::by_email(tx, ADMIN)?.expect("the account");
        accounts::set_password(tx, account.key, &hash)
    });
    changed.expect("it is changed");
    app.try_from(GUESSER, ADMIN, "another password").expect(201);
}

#[test]
fn a_restart_clears_no_failures() {
    let app = App::start();
    guess_until_refused(&app);
    let app = app.restart_after(|_| ());
    assert!(guess(&app, GUESSER, ADMIN).is_some());
    app.clock.pass_minutes(61);
    assert_eq!(guess(&app, GUESSER, ADMIN), None, "and an hour does");
}

#[test]
fn the_password_of_another_account_counts_as_a_guess() {
    let app = App::start();
    let refused = (0..100).any(|_| {
        let ask = Session::signing_in(ADMIN, PASSWORD).header(ACCOUNT, "1-2");
        let answer = ask.send_from(Ipv4Addr::new(127, 0, 0, 2), app.address).expect("an answer");
        refusal(answer, ProblemCode::OtherAccount.status()).is_some()
    });
    assert!(refused, "100 passwords were checked");
}
