//! The request of a form or a button that needs no machine.

use super::Request;
use crate::client::Failure;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A request that is sent on demand, one at a time.
#[derive(Clone, Copy)]
pub struct Sending(RwSignal<Request>);

impl Sending {
    pub fn new() -> Self {
        Self(RwSignal::new(Request::None))
    }

    /// Whether an answer is awaited.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.0.with(|request| *request == Request::Sent))
    }

    /// Why the last request failed. The value is tracked like a signal.
    pub fn failure(self) -> Option<Failure> {
        self.0.with(Request::failure)
    }

    /// Forgets the last failure.
    pub fn reset(self) {
        self.0.set(Request::None);
    }

    /// Awaits an answer, unless another one is awaited. `done` takes a good one, if the form is still open.
    pub fn send<T: 'static>(
        self,
        answer: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.0.with_untracked(|request| *request == Request::Sent) {
            return;
        }
        self.0.set(Request::Sent);
        spawn_local(async move {
            let (request, answer) = match answer.await {
                Ok(answer) => (Request::None, Some(answer)),
                Err(failure) => (Request::Failed(failure), None),
            };
            let is_closed = self.0.try_set(request).is_some();
            if let Some(answer) = answer.filter(|_| !is_closed) {
                done(answer);
            }
        });
    }
}
