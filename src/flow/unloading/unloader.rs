//! Carries out the effects of the dialog that undoes a load.

use super::{Effect, Event, Step, advance};
use crate::client::{Client, Direction, ListQuery, Retryable};
use crate::flow::{Flow, Machine};
use crate::ui::Pages;
use coverlist_api::{LoadReversalRequest, LoadReversalRow, LoadView};
use leptos::prelude::{Callable, UnsyncCallback};
use leptos::task::spawn_local;
use std::rc::Rc;

pub type Unloader = Machine<UnloadFlow>;

/// The rules of the dialog, and the objects that its effects use.
pub struct UnloadFlow {
    client: Client,
    load: i64,
    direction: Direction,
    on_done: UnsyncCallback<LoadView>,
    pending: Rc<Retryable<LoadReversalRequest>>,
}

impl Flow for UnloadFlow {
    type State = Step;
    type Event = Event;
    type Effect = Effect;

    fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
        advance(step, event)
    }

    fn run(&self, effect: Effect, unloader: Unloader) {
        let (client, load, direction) = (self.client, self.load, self.direction);
        match effect {
            Effect::Look => spawn_local(async move {
                let first = ListQuery { limit: Some(Pages::<LoadReversalRow>::LIMIT), cursor: None };
                let preview = client.load_reversal(load, direction, &first).await;
                unloader.send(Event::Looked(preview.map(Box::new)));
            }),
            Effect::Revert(request) => {
                let pending = Rc::clone(&self.pending);
                spawn_local(async move {
                    let send = async |request: &LoadReversalRequest, key: &_| {
                        client.revert_load(load, direction, request, key).await
                    };
                    let answer = pending.send(request, send).await;
                    unloader.send(Event::Answered(answer.map(Box::new)));
                });
            }
            Effect::Done(load) => {
                // The list may be closed by now.
                let _ = self.on_done.try_run(*load);
            }
        }
    }
}

impl Unloader {
    /// The dialog about a load. `on_done` gets the undo, or the redo.
    pub fn open(client: Client, load: i64, direction: Direction, on_done: UnsyncCallback<LoadView>) -> Self {
        let flow = UnloadFlow { client, load, direction, on_done, pending: Rc::default() };
        Machine::new(flow, Step::Closed)
    }
}
