use super::{Effect, Event, Version, advance};
use crate::client::Client;
use crate::flow::{Flow, HostEvent, Machine, Tell};
use leptos::prelude::{Effect as Watcher, window};

/// The state machine of the page's version.
pub type Versions = Machine<VersionFlow>;

pub struct VersionFlow {
    tell: Tell,
}

impl Flow for VersionFlow {
    type State = Version;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Version, event: Event) -> (Version, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, _: Versions) {
        match effect {
            // A browser refuses only while it leaves the page already.
            Effect::Reload => drop(window().location().reload()),
            Effect::TellHost => self.tell.host(HostEvent::Error { code: "new_version".to_owned() }),
        }
    }
}

impl Versions {
    /// Compares the build in each answer to the client with that of the page.
    pub fn start(client: Client, tell: Tell) -> Self {
        let versions = Machine::new(VersionFlow { tell }, Version::Unknown);
        Watcher::new(move |_| {
            if let Some(is_same) = client.is_same_build() {
                versions.send(Event::Answered { is_same });
            }
        });
        versions
    }
}
