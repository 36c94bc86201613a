//! Drives the session of an element with events.

use super::*;
use crate::client::Failure;
use coverlist_api::{HeaderSession, SessionView};
use coverlist_core::validate::Limits;

fn session(account: &str) -> SessionView {
    SessionView {
        account: account.to_owned(),
        email: String::new(),
        name: String::new(),
        district: String::new(),
        time_zone: String::new(),
        permissions: vec![],
        limits: Limits::default(),
        ends_at: String::new(),
        language: None,
        version: String::new(),
    }
}

fn exchanged(account: &str) -> Box<HeaderSession> {
    Box::new(HeaderSession { key: format!("key of {account}"), session: session(account) })
}

fn asking(earlier: Option<&str>) -> EmbeddingState {
    EmbeddingState::Asking { earlier: earlier.map(|account| Box::new(session(account))) }
}

fn signed_in(account: &str) -> EmbeddingState {
    EmbeddingState::SignedIn(Box::new(session(account)))
}

fn refused(earlier: Option<&str>, why: Refusal) -> EmbeddingState {
    EmbeddingState::Refused { earlier: earlier.map(|account| Box::new(session(account))), why }
}

#[test]
fn the_first_session_makes_the_element_ready_and_a_renewed_one_repeats_the_waiting_calls() {
    let answered = || Event::Answered(Ok(exchanged("1-1")));
    let (state, effects) = advance(asking(None), answered());
    assert_eq!(
        (&state, effects),
        (&signed_in("1-1"), vec![Effect::UseSession(exchanged("1-1")), Effect::TellReady])
    );
    let (state, effects) = advance(state, Event::Ended);
    assert_eq!((&state, effects), (&asking(Some("1-1")), vec![Effect::Ask]));
    let (state, effects) = advance(state, answered());
    assert_eq!((state, effects), (signed_in("1-1"), vec![Effect::UseSession(exchanged("1-1"))]));
}

#[test]
fn the_work_of_a_person_never_becomes_another_person_s() {
    let (state, effects) = advance(asking(Some("1-1")), Event::Answered(Ok(exchanged("1-2"))));
    assert_eq!(state, refused(Some("1-1"), Refusal::OtherPerson));
    assert_eq!(effects, [Effect::TellError("other_account".to_owned())]);
    assert_eq!(state.session(), Some(&session("1-1")));
}

#[test]
fn a_host_without_an_answer_is_told_and_asked_again_on_demand() {
    for why in [Refusal::NoToken, Refusal::NoAnswer, Refusal::Failed(Failure::Unreachable)] {
        let (state, effects) = advance(asking(Some("1-1")), Event::Answered(Err(why.clone())));
        assert_eq!(
            (&state, effects),
            (&refused(Some("1-1"), why.clone()), vec![Effect::TellError(why.id())])
        );
        assert_eq!(advance(state, Event::Asked), (asking(Some("1-1")), vec![Effect::Ask]));
    }
}

#[test]
fn an_event_that_does_not_fit_the_state_changes_nothing() {
    let late = || Event::Answered(Ok(exchanged("1-2")));
    for (state, event) in [
        (asking(None), Event::Asked),
        (asking(None), Event::Ended),
        (signed_in("1-1"), Event::Asked),
        (signed_in("1-1"), late()),
        (refused(None, Refusal::NoToken), Event::Ended),
        (refused(None, Refusal::NoToken), late()),
    ] {
        assert_eq!(advance(state.clone(), event), (state, vec![]));
    }
}
