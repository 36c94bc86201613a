//! Carries out what the process screen decides.

use super::watch::Watch;
use super::{Effect, Event, Said, Step, advance};
use crate::client::{Client, ListQuery, PendingRequest};
use crate::ui::{Announcer, Pages};
use crate::words::{plan, process};
use coverlist_api::{PlanRow, ProcessRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The process screen at work: events go in, its step comes out. It is `Copy`, for views to carry along.
#[derive(Clone, Copy)]
pub struct Processor {
    step: RwSignal<Step>,
    client: Client,
    announcer: Announcer,
    held: StoredValue<Held, LocalStorage>,
}

/// What effects hold on to.
#[derive(Default)]
struct Held {
    watch: Option<Watch>,
    pending: Rc<PendingRequest<Effect>>,
}

impl Processor {
    /// Opens the screen: asks which import is open.
    pub fn open(client: Client, announcer: Announcer) -> Self {
        let processor = Self {
            step: RwSignal::new(Step::Looking),
            client,
            announcer,
            held: StoredValue::new_local(Held::default()),
        };
        processor.send(Event::Opened);
        processor
    }

    /// Where the admin is; a signal.
    pub fn step(&self) -> RwSignal<Step> {
        self.step
    }

    /// Something happened.
    pub fn send(&self, event: Event) {
        let mut effects = Vec::new();
        let took = self.step.try_maybe_update(|step| {
            let (next, due) = advance(step.clone(), event);
            effects = due;
            let moved = next != *step;
            *step = next;
            (moved, ())
        });
        // Nothing is left to do for a screen that is gone.
        if took.is_some() {
            effects.into_iter().for_each(|effect| self.carry_out(effect));
        }
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::LookForOpen => self.look_for_open(),
            Effect::Plan(id) => self.plan(id),
            Effect::Watch(id) => self.watch(id),
            Effect::Unwatch => self.held.update_value(|held| held.watch = None),
            Effect::Process(id, request) => self.process(id, request),
            Effect::Delete(id) => self.delete(id),
            Effect::Say(said) => self.announcer.say(words(said)),
        }
    }

    fn look_for_open(&self) {
        let processor = *self;
        spawn_local(async move {
            let open = processor.client.open_import().await;
            processor.send(Event::OpenSeen(open.map(|open| open.map(Box::new))));
        });
    }

    fn plan(&self, id: i64) {
        let processor = *self;
        spawn_local(async move {
            let first = ListQuery { limit: Some(Pages::<PlanRow>::LIMIT), ..ListQuery::default() };
            let plan = processor.client.plan(id, None, &first).await;
            processor.send(Event::PlanSeen(id, plan.map(Box::new)));
        });
    }

    fn watch(&self, id: i64) {
        let processor = *self;
        let watch = Watch::start(self.client, id, move |seen| processor.send(Event::Watched(id, seen)));
        self.held.update_value(|held| held.watch = Some(watch));
    }

    fn process(&self, id: i64, request: ProcessRequest) {
        let processor = *self;
        let pending = self.held.with_value(|held| Rc::clone(&held.pending));
        spawn_local(async move {
            let send = async |_: &Effect, key: &_| processor.client.process(id, &request, key).await;
            let end = pending.send(Effect::Process(id, request.clone()), send).await;
            processor.send(Event::ProcessEnded(id, end.map(Box::new)));
        });
    }

    fn delete(&self, id: i64) {
        let processor = *self;
        let pending = self.held.with_value(|held| Rc::clone(&held.pending));
        spawn_local(async move {
            let send = async |_: &Effect, key: &_| processor.client.delete(id, key).await;
            let end = pending.send(Effect::Delete(id), send).await;
            processor.send(Event::DeleteEnded(id, end));
        });
    }
}

const fn words(said: Said) -> &'static str {
    match said {
        Said::Planned => plan::READY,
        Said::Processing => process::STARTED,
        Said::Processed => process::DONE,
        Said::Failed => process::FAILED,
        Said::Stale => plan::STALE,
        Said::Deleted => plan::DELETED,
    }
}
