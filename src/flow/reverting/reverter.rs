//! Carries out the effects of the panel.

use super::{Announcement, Effect, Event, Step, advance};
use crate::client::{Client, Direction, IdempotencyKey, ListQuery, Retryable};
use crate::flow::processing::watch;
use crate::flow::task::Task;
use crate::flow::{Flow, Machine};
use crate::ui::{Announcer, Pages};
use coverlist_api::{ImportView, ReversalRequest, ReversalRow};
use leptos::prelude::{Callable, UnsyncCallback};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

pub type Reverter = Machine<RevertFlow>;

/// The rules of the panel, and the objects that its effects use.
pub struct RevertFlow {
    client: Client,
    announcer: Announcer,
    import: i64,
    direction: Direction,
    on_done: UnsyncCallback<ImportView>,
    watch: RefCell<Option<Task>>,
    consent: Rc<Retryable<ReversalRequest>>,
}

impl Flow for RevertFlow {
    type State = Step;
    type Event = Event;
    type Effect = Effect;

    fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
        advance(step, event)
    }

    fn run(&self, effect: Effect, reverter: Reverter) {
        match effect {
            Effect::Look => self.look(reverter),
            Effect::Revert(request) => self.revert(request, reverter),
            Effect::Watch => {
                let on_import = move |import| reverter.send(Event::Watched(import));
                self.watch.replace(Some(Task::spawn(watch(self.client, self.import, on_import))));
            }
            Effect::Unwatch => drop(self.watch.take()),
            Effect::Announce(announcement) => self.announcer.say(self.text(announcement)),
            Effect::Done(import) => self.on_done.run(*import),
        }
    }
}

impl Reverter {
    /// The panel of an import. It follows a run that is under way already.
    pub fn open(
        client: Client,
        announcer: Announcer,
        import: &ImportView,
        on_done: UnsyncCallback<ImportView>,
    ) -> Self {
        let flow = RevertFlow {
            client,
            announcer,
            import: import.id,
            direction: Direction::of(import.state),
            on_done,
            watch: RefCell::default(),
            consent: Rc::default(),
        };
        let step = Step::of(import);
        let is_running = step.is_running();
        let reverter = Machine::new(flow, step);
        if is_running {
            reverter.run(Effect::Watch);
        }
        reverter
    }
}

impl RevertFlow {
    fn look(&self, reverter: Reverter) {
        let (client, import, direction) = (self.client, self.import, self.direction);
        spawn_local(async move {
            let first = ListQuery { limit: Some(Pages::<ReversalRow>::LIMIT), cursor: None };
            let preview = client.reversal(import, direction, None, &first).await;
            reverter.send(Event::Looked(preview.map(Box::new)));
        });
    }

    fn revert(&self, request: ReversalRequest, reverter: Reverter) {
        let (client, import, direction) = (self.client, self.import, self.direction);
        let pending = Rc::clone(&self.consent);
        spawn_local(async move {
            let send = async |request: &ReversalRequest, key: &IdempotencyKey| {
                client.revert(import, direction, request, key).await
            };
            let answer = pending.send(request, send).await;
            reverter.send(Event::Answered(answer.map(Box::new)));
        });
    }

    fn text(&self, announcement: Announcement) -> String {
        let is_undo = self.direction == Direction::Undo;
        match announcement {
            Announcement::Ready => t!(undo_ready),
            Announcement::Stale => t!(undo_stale),
            Announcement::Failed => t!(undo_failed),
            Announcement::Withdrawn => t!(undo_withdrawn),
            Announcement::Running => t!(undo_started),
            Announcement::Done if is_undo => t!(undo_done),
            Announcement::Done => t!(undo_redone),
        }
    }
}
