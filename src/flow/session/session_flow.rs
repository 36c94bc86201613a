//! Carries out the effects of the session.

use super::event::Answer;
use super::{Effect, Event, SessionState, advance};
use crate::client::{Client, SignInGate};
use crate::flow::{Flow, Machine};
use leptos::prelude::window;
use leptos::task::spawn_local;

/// The state machine of the session, while the page is open.
pub type Session = Machine<SessionFlow>;

/// The rules of the session, and the objects that its effects use.
pub struct SessionFlow {
    client: Client,
    gate: SignInGate,
}

impl Flow for SessionFlow {
    type State = SessionState;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: SessionState, event: Event) -> (SessionState, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, session: Session) {
        match effect {
            Effect::Load => self.load(session),
            Effect::Recheck => self.recheck(session),
            Effect::CloseGate(why) => self.gate.close(why),
            Effect::OpenGate => self.gate.open(),
            Effect::LeaveGate => self.gate.leave(),
            // A browser refuses only while it leaves the page already.
            Effect::Reload => drop(window().location().reload()),
        }
    }
}

impl Session {
    /// Starts with the question who is signed in.
    pub fn start(client: Client, gate: SignInGate) -> Self {
        let session = Machine::new(SessionFlow { client, gate }, SessionState::Loading);
        session.send(Event::Opened);
        session
    }
}

impl SessionFlow {
    fn load(&self, session: Session) {
        let client = self.client;
        spawn_local(async move {
            let (site, answer) = futures_util::join!(client.site(), who(client));
            session.send(Event::Loaded(answer, site.ok().and_then(|site| site.demo)));
        });
    }

    fn recheck(&self, session: Session) {
        let client = self.client;
        spawn_local(async move { session.send(Event::Rechecked(who(client).await)) });
    }
}

async fn who(client: Client) -> Answer {
    client.session().await.map(|session| session.map(Box::new))
}
