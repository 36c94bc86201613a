//! Carries out the effects of the process screen.

use super::watch::watch;
use super::{Announcement, Effect, Event, Step, advance};
use crate::client::{Client, Retryable};
use crate::flow::task::Task;
use crate::flow::{Flow, Machine};
use crate::ui::{Announcer, Pages};
use coverlist_api::{DecisionsRequest, PlanQueryRequest, PlanRow, ProcessRequest};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

pub type Processor = Machine<ProcessFlow>;

/// The rules of the process screen, and the objects that its effects use.
pub struct ProcessFlow {
    client: Client,
    announcer: Announcer,
    watch: RefCell<Option<Task>>,
    consent: Rc<Retryable<(i64, ProcessRequest)>>,
    decisions: Rc<Retryable<(i64, DecisionsRequest)>>,
    deletion: Rc<Retryable<i64>>,
}

impl Flow for ProcessFlow {
    type State = Step;
    type Event = Event;
    type Effect = Effect;

    fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
        advance(step, event)
    }

    fn run(&self, effect: Effect, processor: Processor) {
        match effect {
            Effect::FetchOpen => self.fetch_open(processor),
            Effect::FetchPlan(id) => self.fetch_plan(id, processor),
            Effect::Watch(id) => {
                let on_import = move |import| processor.send(Event::Watched(id, import));
                self.watch.replace(Some(Task::spawn(watch(self.client, id, on_import))));
            }
            Effect::Unwatch => drop(self.watch.take()),
            Effect::Process(id, request) => self.process(id, request, processor),
            Effect::Decide(id, request) => self.decide(id, request, processor),
            Effect::Delete(id) => self.delete(id, processor),
            Effect::Announce(announcement) => self.announcer.say(text(announcement)),
        }
    }
}

impl Processor {
    /// Opens the screen and fetches the open import.
    pub fn open(client: Client, announcer: Announcer) -> Self {
        let flow = ProcessFlow {
            client,
            announcer,
            watch: RefCell::default(),
            consent: Rc::default(),
            decisions: Rc::default(),
            deletion: Rc::default(),
        };
        let processor = Machine::new(flow, Step::Loading);
        processor.send(Event::Opened);
        processor
    }
}

impl ProcessFlow {
    fn fetch_open(&self, processor: Processor) {
        let client = self.client;
        spawn_local(async move {
            let open = client.open_import().await;
            processor.send(Event::OpenFetched(open.map(|open| open.map(Box::new))));
        });
    }

    fn fetch_plan(&self, id: i64, processor: Processor) {
        let client = self.client;
        spawn_local(async move {
            let first =
                PlanQueryRequest { limit: Some(Pages::<PlanRow>::LIMIT), ..PlanQueryRequest::default() };
            let plan = client.plan(id, &first).await;
            processor.send(Event::PlanFetched(id, plan.map(Box::new)));
        });
    }

    fn process(&self, id: i64, request: ProcessRequest, processor: Processor) {
        let (client, pending) = (self.client, Rc::clone(&self.consent));
        spawn_local(async move {
            let end = pending
                .send((id, request), async |(id, request), key| client.process(*id, request, key).await)
                .await;
            processor.send(Event::ProcessEnded(id, end.map(Box::new)));
        });
    }

    fn decide(&self, id: i64, request: DecisionsRequest, processor: Processor) {
        let (client, pending) = (self.client, Rc::clone(&self.decisions));
        spawn_local(async move {
            let end = pending
                .send((id, request), async |(id, request), key| client.decide(*id, request, key).await)
                .await;
            processor.send(Event::DecisionsEnded(id, end.map(Box::new)));
        });
    }

    fn delete(&self, id: i64, processor: Processor) {
        let (client, pending) = (self.client, Rc::clone(&self.deletion));
        spawn_local(async move {
            let end = pending.send(id, async |&id, key| client.delete(id, key).await).await;
            processor.send(Event::DeleteEnded(id, end));
        });
    }
}

fn text(announcement: Announcement) -> String {
    match announcement {
        Announcement::Planned => t!(plan_ready),
        Announcement::Decided => t!(plan_decided),
        Announcement::Processing => t!(process_started),
        Announcement::Processed => t!(process_done),
        Announcement::Failed => t!(process_failed),
        Announcement::Withdrawn => t!(process_withdrawn),
        Announcement::Stale => t!(plan_stale),
        Announcement::Deleted => t!(plan_deleted),
    }
}
