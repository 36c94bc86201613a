use super::{EmbeddingState, Refusal};
use coverlist_api::{HeaderSession, SessionView};

/// Something that happened to the session of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The element was mounted, got another token, or should try again.
    Asked,
    /// The host's token was exchanged for a session, or not.
    Answered(Result<Box<HeaderSession>, Refusal>),
    /// The server said that the session has ended. Calls wait.
    Ended,
}

/// An action outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the host for a token, and exchange it.
    Ask,
    /// Send the key of this session with every call from now on, and the waiting calls again.
    UseSession(Box<HeaderSession>),
    /// Tell the host that the element is ready for the first time.
    TellReady,
    /// Tell the host why there is no session.
    TellError(String),
}

/// Returns the next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: EmbeddingState, event: Event) -> (EmbeddingState, Vec<Effect>) {
    use EmbeddingState::{Asking, Refused, SignedIn};
    match (state, event) {
        (Refused { earlier, .. }, Event::Asked) => (Asking { earlier }, vec![Effect::Ask]),
        (SignedIn(session), Event::Ended) => (Asking { earlier: Some(session) }, vec![Effect::Ask]),
        (Asking { earlier }, Event::Answered(Ok(new))) => {
            if earlier.as_ref().is_some_and(|earlier| earlier.account != new.session.account) {
                return refuse(earlier, Refusal::OtherPerson);
            }
            let ready = earlier.is_none().then_some(Effect::TellReady);
            let state = SignedIn(Box::new(new.session.clone()));
            (state, [Effect::UseSession(new)].into_iter().chain(ready).collect())
        }
        (Asking { earlier }, Event::Answered(Err(why))) => refuse(earlier, why),
        (state, _) => (state, vec![]),
    }
}

fn refuse(earlier: Option<Box<SessionView>>, why: Refusal) -> (EmbeddingState, Vec<Effect>) {
    let told = Effect::TellError(why.id());
    (EmbeddingState::Refused { earlier, why }, vec![told])
}
