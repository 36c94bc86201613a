//! The admin's pending request: to process the plan, or to delete the staged file.

use crate::client::Failure;
use crate::flow::processing::{Event, Processor, Request, Step};
use leptos::prelude::*;

/// The pending request, as a dialog shows it.
#[derive(Clone, Copy)]
pub struct PendingRequest(Memo<Option<Request>>);

impl PendingRequest {
    /// The pending request of a processor. Closing the dialog dismisses a refused one.
    pub fn shown_in(open: RwSignal<bool>, processor: Processor) -> Self {
        Effect::new(move |was_open: Option<bool>| {
            let is_open = open.get();
            if was_open == Some(true) && !is_open {
                processor.send(Event::Dismissed);
            }
            is_open
        });
        let step = processor.state();
        Self(Memo::new(move |_| {
            step.with(|step| match step {
                Step::Planned(planned) => Some(planned.request.clone()),
                _ => None,
            })
        }))
    }

    /// Whether this request is sent and the server has not answered.
    pub fn is_waiting(self, request: Request) -> Signal<bool> {
        Signal::derive(move || self.0.with(|asking| asking.as_ref() == Some(&request)))
    }

    pub fn failure(self) -> Signal<Option<Failure>> {
        Signal::derive(move || match self.0.get() {
            Some(Request::Failed(failure)) => Some(failure),
            _ => None,
        })
    }
}
