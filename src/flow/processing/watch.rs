//! Fetches an import whenever it may have changed.

use crate::client::{Client, Failure};
use coverlist_api::ImportView;
use futures_channel::oneshot;
use futures_util::future::{join, select};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::window;
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The maximum time between two fetches, in milliseconds. A proxy may delay the server's events.
const MAX_SILENCE_MS: u32 = 3_000;

/// Fetches an import now, after each sign of a change, and at least every few seconds. Never ends by itself.
pub(in crate::flow) async fn watch(
    client: Client,
    id: i64,
    on_import: impl Fn(Result<Box<ImportView>, Failure>) + 'static,
) {
    let signs = Signs::listen();
    let look = async {
        loop {
            // Listening before the fetch catches a change during the fetch.
            let sign = signs.next();
            on_import(client.import(id).await.map(Box::new));
            select(sign, pin!(TimeoutFuture::new(MAX_SILENCE_MS))).await;
        }
    };
    join(client.watch_import(id, || signs.give()), look).await;
}

/// Signs of a change: the server's events, and the window gaining focus. Browsers slow down the timers of
/// hidden pages.
struct Signs {
    listener: Listener,
    on_focus: Closure<dyn FnMut()>,
}

/// Dropping the sender completes the receiver with an error, which counts as a sign.
type Listener = Rc<Cell<Option<oneshot::Sender<()>>>>;

impl Signs {
    fn listen() -> Self {
        let listener = Listener::default();
        let current = Rc::clone(&listener);
        let on_focus = Closure::<dyn FnMut()>::new(move || drop(current.take()));
        // A window accepts every listener.
        let _ = window().add_event_listener_with_callback("focus", on_focus.as_ref().unchecked_ref());
        Self { listener, on_focus }
    }

    fn give(&self) {
        drop(self.listener.take());
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
        let _ = window().remove_event_listener_with_callback("focus", self.on_focus.as_ref().unchecked_ref());
    }
}
