//! Drives the session with events and checks its screen, its check and its effects.

use super::*;
use crate::client::{Failure, WhyClosed};
use coverlist_api::{DemoSite, SessionView};
use coverlist_core::validate::Limits;

const DOWN: Failure = Failure::Unreachable;
const ENDED: Effect = Effect::CloseGate(WhyClosed::SessionEnded);
const OTHER: Effect = Effect::CloseGate(WhyClosed::OtherAccount);

fn account(email: &str) -> Box<SessionView> {
    Box::new(SessionView {
        account: email.to_owned(),
        email: email.to_owned(),
        name: String::new(),
        district: String::new(),
        time_zone: String::new(),
        permissions: vec![],
        limits: Limits::default(),
        ends_at: "2026-08-14T12:00:00Z".to_owned(),
        language: None,
        version: String::new(),
    })
}

fn renewed(email: &str) -> Box<SessionView> {
    Box::new(SessionView { ends_at: "2026-08-14T20:00:00Z".to_owned(), ..*account(email) })
}

fn demo() -> DemoSite {
    DemoSite { accounts: vec![], samples: vec![] }
}

/// The state after `events`, and all effects.
fn after(state: SessionState, events: impl IntoIterator<Item = Event>) -> (SessionState, Vec<Effect>) {
    events.into_iter().fold((state, vec![]), |(state, mut done), event| {
        let (state, due) = advance(state, event);
        done.extend(due);
        (state, done)
    })
}

fn signed_out() -> SessionState {
    SessionState::SignedOut { demo: Some(demo()) }
}

fn signed_in(email: &str) -> SessionState {
    SessionState::SignedIn { session: account(email), recheck: Recheck::Idle, demo: Some(demo()) }
}

fn site(email: &str) -> Screen {
    Screen::Site(email.to_owned())
}

#[test]
fn the_page_opens_for_whoever_is_signed_in() {
    let (state, effects) = advance(SessionState::Loading, Event::Opened);
    assert_eq!((state.screen(), effects), (Screen::Loading, vec![Effect::Load]));
    let loaded = |session| advance(state.clone(), Event::Loaded(Ok(session), Some(demo())));
    assert_eq!(loaded(None), (signed_out(), vec![]));
    assert_eq!(loaded(Some(account("a"))), (signed_in("a"), vec![]));
}

#[test]
fn a_server_that_does_not_answer_is_asked_again() {
    let (state, effects) = after(SessionState::Loading, [Event::Opened, Event::Loaded(Err(DOWN), None)]);
    assert_eq!((state.screen(), effects), (Screen::Unreachable(DOWN), vec![Effect::Load]));
    let (state, effects) = advance(state, Event::Opened);
    assert_eq!((state.screen(), effects), (Screen::Loading, vec![Effect::Load]));
    assert_eq!(advance(state, Event::Loaded(Ok(Some(account("a"))), Some(demo()))).0, signed_in("a"));
}

#[test]
fn signing_in_and_out_keeps_the_demo_district() {
    let (state, effects) = advance(signed_out(), Event::SignedIn(account("a")));
    assert_eq!((&state, effects), (&signed_in("a"), vec![Effect::OpenGate]));
    assert_eq!((state.screen(), state.demo()), (site("a"), Some(demo())));
    assert_eq!(advance(state, Event::SignedOut), (signed_out(), vec![]));
}

#[test]
fn leaving_for_the_sign_in_page_lets_waiting_calls_fail_and_a_sign_in_reopens_the_gate() {
    let (state, effects) = advance(signed_in("a"), Event::Left);
    assert_eq!((state.screen(), effects), (Screen::SignIn, vec![Effect::LeaveGate]));
    assert_eq!(advance(state, Event::SignedIn(account("b"))), (signed_in("b"), vec![Effect::OpenGate]));
}

#[test]
fn a_renewed_session_keeps_the_screen_and_sends_the_waiting_calls() {
    for renew in [Event::SignedIn, |session| Event::Rechecked(Ok(Some(session)))] {
        let (state, effects) = advance(signed_in("a"), renew(renewed("a")));
        assert_eq!((state.screen(), state.session()), (site("a"), Some(&*renewed("a"))));
        assert_eq!(effects, [Effect::OpenGate]);
    }
}

#[test]
fn another_account_opens_nothing_and_the_page_stays_with_its_own() {
    let other: [fn() -> Event; 2] =
        [|| Event::SignedIn(account("b")), || Event::Rechecked(Ok(Some(account("b"))))];
    for other in other {
        let (state, effects) = advance(signed_in("a"), other());
        assert_eq!((&state, effects), (&signed_in("a"), vec![OTHER]));
        let (state, effects) = advance(state, Event::SignedIn(renewed("a")));
        assert_eq!((state.screen(), effects), (site("a"), vec![Effect::OpenGate]));
    }
}

#[test]
fn leaving_the_page_to_the_other_account_loads_it_again() {
    assert_eq!(advance(signed_in("a"), Event::Yielded), (signed_in("a"), vec![Effect::Reload]));
}

#[test]
fn a_restored_page_is_covered_until_the_server_confirms_who_is_signed_in() {
    let (state, effects) = advance(signed_in("a"), Event::Restored);
    assert_eq!((state.recheck(), effects), (Recheck::Pending, vec![Effect::Recheck]));
    let answer = |session| advance(state.clone(), Event::Rechecked(Ok(Some(session))));
    assert_eq!(answer(account("a")), (signed_in("a"), vec![Effect::OpenGate]));
    assert_eq!(answer(account("b")), (signed_in("a"), vec![OTHER]), "the gate covers the page now");
}

#[test]
fn a_restored_page_stays_covered_while_the_server_is_unreachable() {
    let (state, _) = after(signed_in("a"), [Event::Restored, Event::Rechecked(Err(DOWN))]);
    assert_eq!((state.recheck(), state.screen()), (Recheck::Unreachable(DOWN), site("a")));
    let (quiet, effects) = advance(state.clone(), Event::Returned);
    assert_eq!((&quiet, effects), (&state, vec![Effect::Recheck]));
    let (state, effects) = advance(state, Event::Restored);
    assert_eq!((state.recheck(), effects), (Recheck::Pending, vec![Effect::Recheck]));
    assert_eq!(advance(state, Event::Rechecked(Ok(Some(account("a"))))).0, signed_in("a"));
}

#[test]
fn a_person_who_returns_sees_the_page_while_the_server_is_asked() {
    let (state, effects) = after(signed_in("a"), [Event::Returned, Event::Rechecked(Err(DOWN))]);
    assert_eq!((state, effects), (signed_in("a"), vec![Effect::Recheck]));
}

#[test]
fn a_session_that_ended_elsewhere_closes_the_gate_and_keeps_the_site() {
    for away in [Event::Returned, Event::Restored] {
        let (state, effects) = after(signed_in("a"), [away, Event::Rechecked(Ok(None))]);
        assert_eq!((&state, effects), (&signed_in("a"), vec![Effect::Recheck, ENDED]));
        let (state, effects) = advance(state, Event::SignedIn(renewed("a")));
        assert_eq!((state.screen(), effects), (site("a"), vec![Effect::OpenGate]));
    }
}

#[test]
fn an_event_that_does_not_fit_the_state_changes_nothing() {
    let anyone = || Some(account("b"));
    let misfits = [
        (SessionState::Loading, vec![Event::SignedIn(account("b")), Event::SignedOut, Event::Left]),
        (
            SessionState::Loading,
            vec![Event::Yielded, Event::Returned, Event::Restored, Event::Rechecked(Ok(anyone()))],
        ),
        (SessionState::Unreachable(DOWN), vec![Event::Loaded(Ok(anyone()), None), Event::Returned]),
        (signed_out(), vec![Event::Opened, Event::Loaded(Ok(anyone()), None), Event::SignedOut, Event::Left]),
        (
            signed_out(),
            vec![Event::Yielded, Event::Returned, Event::Restored, Event::Rechecked(Ok(anyone()))],
        ),
        (signed_out(), vec![Event::Rechecked(Ok(None)), Event::Rechecked(Err(DOWN))]),
        (signed_in("a"), vec![Event::Opened, Event::Loaded(Ok(None), None), Event::Loaded(Err(DOWN), None)]),
    ];
    for (state, events) in misfits {
        for event in events {
            assert_eq!(advance(state.clone(), event.clone()), (state.clone(), vec![]), "{event:?}");
        }
    }
}
