//! Runs a screen: takes events, holds the state, carries out effects.

use leptos::prelude::*;
use std::rc::Rc;

/// The rules of a screen, and the objects that its effects use.
pub trait Flow: Sized + 'static {
    type State: Clone + PartialEq + Send + Sync + 'static;
    type Event;
    /// An action outside the state: a request, a timer, an announcement.
    type Effect;

    /// Returns the next state and the effects of an event. The function is pure. An event that does not fit
    /// the state changes nothing.
    fn advance(state: Self::State, event: Self::Event) -> (Self::State, Vec<Self::Effect>);

    /// Carries out an effect. Its results go to `machine` as events.
    fn run(&self, effect: Self::Effect, machine: Machine<Self>);
}

/// A running screen. Its state changes only through [`Machine::send`].
pub struct Machine<F: Flow> {
    state: RwSignal<F::State>,
    flow: StoredValue<Rc<F>, LocalStorage>,
}

impl<F: Flow> Clone for Machine<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Flow> Copy for Machine<F> {}

impl<F: Flow> Machine<F> {
    pub fn new(flow: F, state: F::State) -> Self {
        Self { state: RwSignal::new(state), flow: StoredValue::new_local(Rc::new(flow)) }
    }

    /// Changes the state and carries out the effects. Does nothing after the screen was closed.
    pub fn send(self, event: F::Event) {
        let Some(flow) = self.flow() else { return };
        let mut effects = Vec::new();
        self.state.try_maybe_update(|state| {
            let (next, due) = F::advance(state.clone(), event);
            let has_changed = next != *state;
            *state = next;
            effects = due;
            (has_changed, ())
        });
        effects.into_iter().for_each(|effect| flow.run(effect, self));
    }

    /// Carries out an effect that no event causes.
    pub(super) fn run(self, effect: F::Effect) {
        if let Some(flow) = self.flow() {
            flow.run(effect, self);
        }
    }

    /// The state as a signal that only the machine sets.
    pub fn state(self) -> ReadSignal<F::State> {
        self.state.read_only()
    }

    /// A part of the state as a signal, which changes only when the part changes.
    pub fn watch<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&F::State) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.state.with(&part))
    }

    /// Reads the current state without tracking it.
    pub fn now<T>(self, part: impl FnOnce(&F::State) -> T) -> T {
        self.state.with_untracked(part)
    }

    /// The flow of the screen; `None` after the screen was closed.
    pub(super) fn flow(self) -> Option<Rc<F>> {
        self.flow.try_get_value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// Adds each event to the state. The effect increases the counter, and sends an event that is smaller by
    /// one.
    struct Countdown(Arc<AtomicU32>);

    impl Flow for Countdown {
        type State = u32;
        type Event = u32;
        type Effect = u32;

        fn advance(state: u32, event: u32) -> (u32, Vec<u32>) {
            (state + event, vec![event])
        }

        fn run(&self, effect: u32, machine: Machine<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
            if effect > 1 {
                machine.send(effect - 1);
            }
        }
    }

    #[test]
    fn effects_send_events_until_the_screen_is_closed() {
        let (owner, effects) = (Owner::new(), Arc::new(AtomicU32::new(0)));
        let machine = owner.with(|| Machine::new(Countdown(Arc::clone(&effects)), 0));
        machine.send(3);
        assert_eq!((machine.now(|state| *state), effects.load(Ordering::Relaxed)), (3 + 2 + 1, 3));
        owner.cleanup();
        machine.send(3);
        assert_eq!(effects.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn an_event_that_changes_nothing_notifies_nobody() {
        let owner = Owner::new();
        owner.set();
        let (machine, reads) = (Machine::new(Countdown(Arc::default()), 5), Arc::new(AtomicU32::new(0)));
        let counted = Arc::clone(&reads);
        let part = machine.watch(move |state| {
            counted.fetch_add(1, Ordering::Relaxed);
            *state
        });
        assert_eq!(part.get_untracked(), 5);
        machine.send(0);
        assert_eq!((part.get_untracked(), reads.load(Ordering::Relaxed)), (5, 1));
        machine.send(1);
        assert_eq!((part.get_untracked(), reads.load(Ordering::Relaxed)), (6, 2));
    }
}
