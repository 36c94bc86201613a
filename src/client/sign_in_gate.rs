//! Calls wait here after the session has ended, until the admin signs in again.

use futures_channel::oneshot;
use leptos::prelude::*;

/// Holds calls back after the session has ended.
#[derive(Clone, Copy, Debug)]
pub struct SignInGate {
    state: RwSignal<State>,
    /// One sender for each waiting call. It sends `true` to repeat the call and `false` to let it fail.
    waiting: StoredValue<Vec<oneshot::Sender<bool>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Closed,
    /// The admin went to the sign-in page instead of signing in at the dialog.
    Left,
}

impl SignInGate {
    pub fn new() -> Self {
        Self { state: RwSignal::new(State::Open), waiting: StoredValue::new(Vec::new()) }
    }

    /// Whether calls wait for a sign-in. The value is tracked like a signal.
    pub fn is_closed(&self) -> bool {
        self.state.get() == State::Closed
    }

    /// Makes calls wait for a sign-in, because the session has ended.
    pub fn close(&self) {
        if self.state.get_untracked() == State::Open {
            self.state.set(State::Closed);
        }
    }

    /// Sends the waiting calls again, because the admin has signed in.
    pub fn open(&self) {
        self.release(State::Open);
    }

    /// Lets the waiting calls fail, because the admin went to the sign-in page.
    pub fn leave(&self) {
        self.release(State::Left);
    }

    fn release(&self, state: State) {
        self.state.set(state);
        self.waiting.update_value(|waiting| {
            for call in waiting.drain(..) {
                // A dropped call needs no answer.
                let _ = call.send(state == State::Open);
            }
        });
    }

    /// Closes the gate and waits for a sign-in. Returns whether to send the call again.
    pub(super) async fn pass(&self) -> bool {
        self.close();
        match self.state.get_untracked() {
            State::Open => true,
            State::Left => false,
            State::Closed => {
                let (sender, released) = oneshot::channel();
                self.waiting.update_value(|waiting| waiting.push(sender));
                released.await.unwrap_or(false)
            }
        }
    }
}
