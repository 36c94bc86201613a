//! Carries out the effects of a change of single records.

use super::{Effect, Event, Step, advance};
use crate::client::{Client, Retryable};
use crate::flow::{Flow, Machine};
use coverlist_api::{ImportView, RecordChangeRequest};
use coverlist_core::record::RecordKind;
use leptos::prelude::{Callable, UnsyncCallback};
use leptos::task::spawn_local;
use std::rc::Rc;

pub type Changer = Machine<ChangeFlow>;

/// The rules of the change, and the objects that its effects use.
pub struct ChangeFlow {
    client: Client,
    kind: RecordKind,
    on_done: UnsyncCallback<ImportView>,
    pending: Rc<Retryable<RecordChangeRequest>>,
}

impl Flow for ChangeFlow {
    type State = Step;
    type Event = Event;
    type Effect = Effect;

    fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
        advance(step, event)
    }

    fn run(&self, effect: Effect, changer: Changer) {
        let (client, kind) = (self.client, self.kind);
        match effect {
            Effect::Look(request) => spawn_local(async move {
                let preview = client.preview_change(kind, &request).await;
                changer.send(Event::Looked(preview.map(Box::new)));
            }),
            Effect::Change(request) => {
                let pending = Rc::clone(&self.pending);
                spawn_local(async move {
                    let send = async |request: &RecordChangeRequest, key: &_| {
                        client.change_records(kind, request, key).await
                    };
                    let answer = pending.send(request, send).await;
                    changer.send(Event::Answered(answer.map(Box::new)));
                });
            }
            Effect::Done(import) => self.on_done.run(*import),
        }
    }
}

impl Changer {
    /// Begins a change of records of a kind. `on_done` gets the import that did it.
    pub fn open(client: Client, kind: RecordKind, on_done: UnsyncCallback<ImportView>) -> Self {
        let flow = ChangeFlow { client, kind, on_done, pending: Rc::default() };
        Machine::new(flow, Step::Asking(None))
    }
}
