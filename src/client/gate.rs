//! Where calls wait when the session has ended, until the person has signed in again.

use leptos::prelude::*;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Where calls wait when the session has ended.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    state: RwSignal<State>,
    waiting: StoredValue<Vec<Waker>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Closed,
    /// The person went to the sign-in page instead.
    Left,
}

impl Gate {
    /// A gate that stands open.
    pub fn new() -> Self {
        Self { state: RwSignal::new(State::Open), waiting: StoredValue::new(Vec::new()) }
    }

    /// Whether calls wait for a sign-in; a signal.
    pub fn is_closed(&self) -> bool {
        self.state.get() == State::Closed
    }

    /// The session is known to have ended: calls wait for a sign-in from now on.
    pub fn close(&self) {
        if self.state.get_untracked() == State::Open {
            self.state.set(State::Closed);
        }
    }

    /// The person has signed in: calls that wait go on, and later ones may close the gate again.
    pub fn open(&self) {
        self.settle(State::Open);
    }

    /// The person gave up the session: calls that wait fail.
    pub fn leave(&self) {
        self.settle(State::Left);
    }

    fn settle(&self, state: State) {
        self.state.set(state);
        self.waiting.update_value(|waiting| waiting.drain(..).for_each(Waker::wake));
    }

    /// Waits for the person to sign in. `false` when they left instead.
    pub(super) async fn pass(&self) -> bool {
        self.close();
        poll_fn(|context| match self.state.get_untracked() {
            State::Open => Poll::Ready(true),
            State::Left => Poll::Ready(false),
            State::Closed => {
                self.waiting.update_value(|waiting| waiting.push(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}
