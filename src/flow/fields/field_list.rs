//! Carries out the effects of the list of fields.

use super::{Effect, Event, Fields, advance};
use crate::client::{Client, Retryable};
use crate::flow::{Flow, Machine};
use coverlist_api::FieldEntry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

pub type FieldList = Machine<FieldsFlow>;

/// The rules of the list, and the objects that its effects use.
pub struct FieldsFlow {
    client: Client,
    change: Rc<Retryable<Vec<FieldEntry>>>,
    on_close: UnsyncCallback<()>,
}

impl Flow for FieldsFlow {
    type State = Fields;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Fields, event: Event) -> (Fields, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, list: FieldList) {
        let client = self.client;
        match effect {
            Effect::FetchList => spawn_local(async move { list.send(Event::Listed(client.fields().await)) }),
            Effect::Send(entries) => {
                let change = Rc::clone(&self.change);
                spawn_local(async move {
                    let send =
                        async |entries: &Vec<_>, key: &_| client.change_fields(entries.clone(), key).await;
                    list.send(Event::Answered(change.send(entries, send).await));
                });
            }
            Effect::Close => {
                // The page may be closed by now.
                let _ = self.on_close.try_run(());
            }
        }
    }
}

impl FieldList {
    /// Fetches the fields. `on_close` runs after a change was made.
    pub fn open(client: Client, on_close: UnsyncCallback<()>) -> Self {
        let flow = FieldsFlow { client, change: Rc::default(), on_close };
        let list = Machine::new(flow, Fields::default());
        list.send(Event::ListRequested);
        list
    }
}
