//! Carries out the effects of the dialog that undoes a load.

use super::kept::KeptRows;
use super::{Effect, Event, Step, advance};
use crate::client::{Client, Direction, Failure, ListQuery, Retryable};
use crate::flow::{Flow, Machine};
use coverlist_api::{LoadReversalRequest, LoadReversalView, LoadView};
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
                let preview = look(client, load, direction).await;
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

/// The number of records in an answer: the most that the server gives.
const PART: u32 = 1_000;

/// What would return, and the first of the records that would be kept. They may be anywhere among the others.
async fn look(client: Client, load: i64, direction: Direction) -> Result<LoadReversalView, Failure> {
    let mut list = ListQuery { limit: Some(PART), cursor: None };
    let first = client.load_reversal(load, direction, &list).await?;
    let (counts, mut next) = (first.counts, first.next);
    let mut kept = KeptRows::new(counts);
    kept.take(first.rows);
    while kept.wants_more() && next.is_some() {
        list.cursor = next;
        let part = client.load_reversal(load, direction, &list).await?;
        kept.take(part.rows);
        next = part.next;
    }
    Ok(LoadReversalView { counts, rows: kept.into_rows(), next: None })
}
