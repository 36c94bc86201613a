//! Looks at an import whenever something may have happened to it.

use crate::client::{Client, Failure};
use coverlist_api::{ImportView, paths};
use futures_util::future::{AbortHandle, abortable, select};
use gloo_timers::future::TimeoutFuture;
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
    /// Looks at once, then when the server says that something happened, and now and then when it says nothing.
    pub(super) fn start(
        client: Client,
        id: i64,
        seen: impl Fn(Result<Box<ImportView>, Failure>) + 'static,
    ) -> Self {
        let (watch, handle) = abortable(async move {
            let events = Events::listen(&paths::import_progress(id));
            loop {
                seen(client.import(id).await.map(Box::new));
                let silence = TimeoutFuture::new(PATIENCE_MS);
                match &events {
                    Some(events) => drop(select(pin!(events.next()), silence).await),
                    None => silence.await,
                }
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

/// The server's events, which only say "look again".
struct Events {
    source: EventSource,
    state: Rc<RefCell<State>>,
    _on_message: Closure<dyn FnMut()>,
}

#[derive(Default)]
struct State {
    arrived: bool,
    waiting: Option<Waker>,
}

impl Events {
    /// `None` where the browser has no events.
    fn listen(path: &str) -> Option<Self> {
        let source = EventSource::new(path).ok()?;
        let state = Rc::<RefCell<State>>::default();
        let arrival = Rc::clone(&state);
        let on_message = Closure::<dyn FnMut()>::new(move || {
            let mut state = arrival.borrow_mut();
            state.arrived = true;
            if let Some(waiting) = state.waiting.take() {
                waiting.wake();
            }
        });
        source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self { source, state, _on_message: on_message })
    }

    /// The next event; one that came while nobody waited counts.
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

impl Drop for Events {
    fn drop(&mut self) {
        self.source.set_onmessage(None);
        self.source.close();
    }
}
