//! Carries out the effects of a verification sheet.

use super::{Effect, Event, Verifying, advance};
use crate::client::{Client, Retryable};
use crate::flow::{Flow, Machine};
use coverlist_api::MarkRequest;
use futures_util::future::try_join;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

pub type Verifier = Machine<VerifyFlow>;

/// The rules of a verification sheet, and the objects that its effects use.
pub struct VerifyFlow {
    client: Client,
    import: i64,
    /// The marks that have no definite answer, by line.
    pending: RefCell<BTreeMap<u32, Rc<Retryable<MarkRequest>>>>,
}

impl Flow for VerifyFlow {
    type State = Verifying;
    type Event = Event;
    type Effect = Effect;

    fn advance(state: Verifying, event: Event) -> (Verifying, Vec<Effect>) {
        advance(state, event)
    }

    fn run(&self, effect: Effect, verifier: Verifier) {
        match effect {
            Effect::Fetch => self.fetch(verifier),
            Effect::Mark(request) => self.mark(request, verifier),
        }
    }
}

impl Verifier {
    /// Opens the sheet of an import.
    pub fn open(client: Client, import: i64) -> Self {
        let flow = VerifyFlow { client, import, pending: RefCell::default() };
        let verifier = Machine::new(flow, Verifying::Loading);
        verifier.send(Event::Opened);
        verifier
    }
}

impl VerifyFlow {
    fn fetch(&self, verifier: Verifier) {
        let (client, import) = (self.client, self.import);
        spawn_local(async move {
            let fetched = try_join(client.import(import), client.verification(import)).await;
            verifier.send(Event::Fetched(fetched.map(Box::new)));
        });
    }

    fn mark(&self, request: MarkRequest, verifier: Verifier) {
        let (client, import, line) = (self.client, self.import, request.line);
        let pending = Rc::clone(self.pending.borrow_mut().entry(line).or_default());
        spawn_local(async move {
            let answer =
                pending.send(request, async |request, key| client.mark(import, request, key).await).await;
            verifier.send(Event::Marked(line, answer.map(Box::new)));
        });
    }
}
