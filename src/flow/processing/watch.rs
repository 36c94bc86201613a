//! Looks at an import whenever something may have happened to it.

use crate::client::{Client, Failure};
use coverlist_api::{ImportView, paths};
use futures_util::future::{AbortHandle, abortable, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::window;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventSource;

/// How long a watch trusts that nothing happened when no event came, in milliseconds: a proxy may hold events back.
const PATIENCE_MS: u32 = 3_000;

/// A watch on one import; it ends when it is dropped.
pub(super) struct Watch(AbortHandle);

impl Watch {
    /// Looks at once, then whenever there is a sign that something happened, and now and then when there is none.
    pub(super) fn start(
        client: Client,
        id: i64,
        seen: impl Fn(Result<Box<ImportView>, Failure>) + 'static,
    ) -> Self {
        let (watch, handle) = abortable(async move {
            let signs = Signs::listen(&paths::import_progress(id));
            loop {
                seen(client.import(id).await.map(Box::new));
                let silence = TimeoutFuture::new(PATIENCE_MS);
                drop(select(pin!(signs.next()), silence).await);
            }
        });
        spawn_local(async move {
            // It never ends by itself, and being dropped is no failure.
            let _ = watch.await;
        });
        Self(handle)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What says "look again": the server's events, and an admin who comes back to the page, whose clock the browser holds back
/// while nobody sees it.
struct Signs {
    /// `None` where the browser has no events.
    events: Option<EventSource>,
    state: Rc<RefCell<State>>,
    on_sign: Closure<dyn FnMut()>,
}

#[derive(Default)]
struct State {
    arrived: bool,
    waiting: Option<Waker>,
}

impl Signs {
    fn listen(path: &str) -> Self {
        let events = EventSource::new(path).ok();
        let state = Rc::<RefCell<State>>::default();
        let arrival = Rc::clone(&state);
        let on_sign = Closure::<dyn FnMut()>::new(move || {
            let mut state = arrival.borrow_mut();
            state.arrived = true;
            if let Some(waiting) = state.waiting.take() {
                waiting.wake();
            }
        });
        let listener = on_sign.as_ref().unchecked_ref();
        if let Some(events) = &events {
            events.set_onmessage(Some(listener));
        }
        // A window always takes listeners.
        let _ = window().add_event_listener_with_callback("focus", listener);
        Self { events, state, on_sign }
    }

    /// The next sign; one that came while nobody waited counts.
    async fn next(&self) {
        poll_fn(|context| {
            let mut state = self.state.borrow_mut();
            if std::mem::take(&mut state.arrived) {
                return Poll::Ready(());
            }
            state.waiting = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl Drop for Signs {
    fn drop(&mut self) {
        // It was added to the same window.
        let _ = window().remove_event_listener_with_callback("focus", self.on_sign.as_ref().unchecked_ref());
        if let Some(events) = &self.events {
            events.set_onmessage(None);
            events.close();
        }
    }
}
