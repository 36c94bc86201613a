//! Fetches an import whenever it may have changed.

use crate::client::{Client, Failure};
use coverlist_api::{ImportView, paths};
use futures_channel::oneshot;
use futures_util::future::select;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::window;
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventSource;

/// The maximum time between two fetches, in milliseconds. A proxy may delay the server's events.
const MAX_SILENCE_MS: u32 = 3_000;

/// Fetches an import now, after each sign of a change, and at least every few seconds. Never ends by itself.
pub(super) async fn watch(
    client: Client,
    id: i64,
    on_import: impl Fn(Result<Box<ImportView>, Failure>) + 'static,
) {
    let signs = Signs::listen(&client.url(&paths::import_progress(id)));
    loop {
        // Listening before the fetch catches a change during the fetch.
        let sign = signs.next();
        on_import(client.import(id).await.map(Box::new));
        select(sign, pin!(TimeoutFuture::new(MAX_SILENCE_MS))).await;
    }
}

/// Signs of a change: the server's events, and the window gaining focus. Browsers slow down the timers of
/// hidden pages.
struct Signs {
    /// `None` in a browser without server-sent events.
    events: Option<EventSource>,
    listener: Rc<Cell<Option<oneshot::Sender<()>>>>,
    on_sign: Closure<dyn FnMut()>,
}

impl Signs {
    fn listen(url: &str) -> Self {
        let events = EventSource::new(url).ok();
        let listener = Rc::<Cell<Option<oneshot::Sender<()>>>>::default();
        let current = Rc::clone(&listener);
        // Dropping the sender completes the receiver with an error, which counts as a sign.
        let on_sign = Closure::<dyn FnMut()>::new(move || drop(current.take()));
        let function = on_sign.as_ref().unchecked_ref();
        if let Some(events) = &events {
            events.set_onmessage(Some(function));
        }
        // A window accepts every listener.
        let _ = window().add_event_listener_with_callback("focus", function);
        Self { events, listener, on_sign }
    }

    fn next(&self) -> oneshot::Receiver<()> {
        let (sender, receiver) = oneshot::channel();
        self.listener.set(Some(sender));
        receiver
    }
}

impl Drop for Signs {
    fn drop(&mut self) {
        // `listen` added the same listener to the same window.
        let _ = window().remove_event_listener_with_callback("focus", self.on_sign.as_ref().unchecked_ref());
        if let Some(events) = &self.events {
            events.set_onmessage(None);
            events.close();
        }
    }
}
