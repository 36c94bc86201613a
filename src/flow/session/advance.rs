//! Computes the next state of the session after an event.

use super::{Effect, Event, Recheck, SessionState};
use crate::client::WhyClosed::{OtherAccount, SessionEnded};
use coverlist_api::{DemoSite, SessionView};

/// The next state and the effects of an event. An event that does not fit the state, such as the answer to a
/// check after the account signed out, changes nothing.
pub fn advance(state: SessionState, event: Event) -> (SessionState, Vec<Effect>) {
    use SessionState::{Loading, SignedIn, SignedOut, Unreachable};
    match (state, event) {
        (Loading | Unreachable(_), Event::Opened) => (Loading, vec![Effect::Load]),
        (Loading, Event::Loaded(Ok(Some(session)), demo)) => {
            (SignedIn { session, recheck: Recheck::Idle, demo }, vec![])
        }
        (Loading, Event::Loaded(Ok(None), demo)) => (SignedOut { demo }, vec![]),
        (Loading, Event::Loaded(Err(failure), _)) => (Unreachable(failure), vec![]),

        (SignedOut { demo }, Event::SignedIn(session)) => {
            (SignedIn { session, recheck: Recheck::Idle, demo }, vec![Effect::OpenGate])
        }
        (SignedIn { session, demo, .. }, Event::SignedIn(renewed)) => renew(session, renewed, demo),
        (SignedIn { demo, .. }, Event::SignedOut) => (SignedOut { demo }, vec![]),
        (SignedIn { demo, .. }, Event::Left) => (SignedOut { demo }, vec![Effect::LeaveGate]),
        (state @ SignedIn { .. }, Event::Yielded) => (state, vec![Effect::Reload]),

        (state @ SignedIn { .. }, Event::Returned) => (state, vec![Effect::Recheck]),
        (SignedIn { session, demo, .. }, Event::Restored) => {
            (SignedIn { session, recheck: Recheck::Pending, demo }, vec![Effect::Recheck])
        }
        (SignedIn { session, demo, .. }, Event::Rechecked(Ok(Some(renewed)))) => {
            renew(session, renewed, demo)
        }
        // The gate covers the page until the account signs in again.
        (SignedIn { session, demo, .. }, Event::Rechecked(Ok(None))) => {
            (SignedIn { session, recheck: Recheck::Idle, demo }, vec![Effect::CloseGate(SessionEnded)])
        }
        // The page was not covered, so a failed check changes nothing.
        (state @ SignedIn { recheck: Recheck::Idle, .. }, Event::Rechecked(Err(_))) => (state, vec![]),
        (SignedIn { session, demo, .. }, Event::Rechecked(Err(failure))) => {
            (SignedIn { session, recheck: Recheck::Unreachable(failure), demo }, vec![])
        }

        (state, _) => (state, vec![]),
    }
}

/// The page stays with the account for which it was opened. The work and the waiting calls on it belong to
/// this account, so another one closes the gate.
fn renew(
    session: Box<SessionView>,
    renewed: Box<SessionView>,
    demo: Option<DemoSite>,
) -> (SessionState, Vec<Effect>) {
    let (session, effect) = if renewed.account == session.account {
        (renewed, Effect::OpenGate)
    } else {
        (session, Effect::CloseGate(OtherAccount))
    };
    (SessionState::SignedIn { session, recheck: Recheck::Idle, demo }, vec![effect])
}
