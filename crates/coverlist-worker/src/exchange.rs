//! Exchanges messages with a worker that does one task.

use crate::start_worker::start_worker;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// An exchange with a worker. Dropping it ends the worker.
pub struct Exchange {
    worker: Worker,
    messages: UnboundedReceiver<JsValue>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

/// Ends an exchange from outside: no further message arrives. Dropping it does the same.
pub struct Ender(UnboundedSender<JsValue>);

impl Exchange {
    /// Starts the worker with the module at an absolute URL. Most failures come later.
    pub fn start(script: &str) -> Result<(Self, Ender), JsValue> {
        let worker = start_worker(script)?;
        let (sender, messages) = unbounded();
        let ender = Ender(sender.clone());
        let failed = sender.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // Nobody waits for it after the end.
            let _ = sender.unbounded_send(event.data());
        });
        let on_error = Closure::<dyn Fn()>::new(move || failed.close_channel());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok((Self { worker, messages, _on_message: on_message, _on_error: on_error }, ender))
    }

    /// Sends a message.
    pub fn send(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }

    /// Hands over bytes in a message that contains them.
    pub fn hand_over(&self, message: &JsValue, bytes: &Uint8Array) -> Result<(), JsValue> {
        self.worker.post_message_with_transfer(message, &Array::of1(&bytes.buffer()))
    }

    /// The next message. Fails when the worker could not be loaded or has crashed, and when the exchange is
    /// ended.
    pub async fn received(&mut self) -> Result<JsValue, JsValue> {
        self.messages.recv().await.map_err(|_| JsValue::UNDEFINED)
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Drop for Ender {
    fn drop(&mut self) {
        self.0.close_channel();
    }
}
