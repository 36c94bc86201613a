//! Computes the next state of the session after an event.

use super::{Effect, Event, Recheck, SessionState};

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

        (SignedOut { demo } | SignedIn { demo, .. }, Event::SignedIn(session)) => {
            (SignedIn { session, recheck: Recheck::Idle, demo }, vec![Effect::OpenGate])
        }
        (SignedIn { demo, .. }, Event::SignedOut) => (SignedOut { demo }, vec![]),
        (SignedIn { demo, .. }, Event::Left) => (SignedOut { demo }, vec![Effect::LeaveGate]),

        (state @ SignedIn { .. }, Event::Returned) => (state, vec![Effect::Recheck]),
        (SignedIn { session, demo, .. }, Event::Restored) => {
            (SignedIn { session, recheck: Recheck::Pending, demo }, vec![Effect::Recheck])
        }
        (SignedIn { demo, .. }, Event::Rechecked(Ok(Some(session)))) => {
            (SignedIn { session, recheck: Recheck::Idle, demo }, vec![])
        }
        // The gate covers the page until someone signs in again.
        (SignedIn { session, demo, .. }, Event::Rechecked(Ok(None))) => {
            (SignedIn { session, recheck: Recheck::Idle, demo }, vec![Effect::CloseGate])
        }
        // The page was not covered, so a failed check changes nothing.
        (state @ SignedIn { recheck: Recheck::Idle, .. }, Event::Rechecked(Err(_))) => (state, vec![]),
        (SignedIn { session, demo, .. }, Event::Rechecked(Err(failure))) => {
            (SignedIn { session, recheck: Recheck::Unreachable(failure), demo }, vec![])
        }

        (state, _) => (state, vec![]),
    }
}
