//! Carries out the effects of the days.

use super::{Effect, Event, Retention, advance};
use crate::client::{Client, Retryable};
use crate::flow::{Flow, Machine};
use coverlist_api::RetentionPeriods;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

pub type Keeping = Machine<RetentionFlow>;

/// The rules of the days, and the objects that their effects use.
pub struct RetentionFlow {
    client: Client,
    change: Rc<Retryable<RetentionPeriods>>,
    on_done: UnsyncCallback<()>,
}

impl Flow for RetentionFlow {
    type State = Retention;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Retention, event: Event) -> (Retention, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, keeping: Keeping) {
        let client = self.client;
        match effect {
            Effect::Fetch => {
                spawn_local(async move { keeping.send(Event::Fetched(client.retention().await)) });
            }
            Effect::Preview(periods) => spawn_local(async move {
                keeping.send(Event::Previewed(client.preview_retention(&periods).await));
            }),
            Effect::Save(periods) => {
                let change = Rc::clone(&self.change);
                spawn_local(async move {
                    let send = async |periods: &_, key: &_| client.change_retention(periods, key).await;
                    keeping.send(Event::Saved(change.send(periods, send).await));
                });
            }
            Effect::Done => {
                // The page may be closed by now.
                let _ = self.on_done.try_run(());
            }
        }
    }
}

impl Keeping {
    /// Fetches the days. `on_done` runs after they were changed.
    pub fn open(client: Client, on_done: UnsyncCallback<()>) -> Self {
        let keeping =
            Machine::new(RetentionFlow { client, change: Rc::default(), on_done }, Retention::default());
        keeping.send(Event::Opened);
        keeping
    }
}
