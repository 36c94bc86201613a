//! Starts the worker that turns a worksheet into CSV, and exchanges messages with it.
//! `coverlist-workbook/src/module.rs` describes them.

use crate::start_worker::start_worker;
use crate::wire::read_json;
use coverlist_core::read::{WorkbookChoices, WorkbookFacts};
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Url, Worker};

/// The script of the worker, beside the engine's module.
const SCRIPT: &str = "coverlist-workbook_loader.js";

#[wasm_bindgen]
extern "C" {
    /// The address of the engine's module.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE_URL: String;
}

/// A worker that reads one workbook. Dropping it ends the worker.
pub(crate) struct WorkbookReader {
    worker: Worker,
    messages: UnboundedReceiver<JsValue>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

/// Ends the exchange with a worker from outside: the reader gets no further message.
pub(crate) struct Ender(UnboundedSender<JsValue>);

/// A message of the worker.
pub(crate) enum Message {
    /// The file is no workbook.
    NotWorkbook,
    /// The workbook: before the CSV, and with notes after it.
    Facts(WorkbookFacts),
    /// A piece of the CSV.
    Csv(Vec<u8>),
}

impl WorkbookReader {
    /// Starts the worker. Most failures come later. The exchange ends when the [`Ender`] is dropped.
    pub(crate) fn start() -> Result<(Self, Ender), JsValue> {
        let script = MODULE_URL.with(|url| Url::new_with_base(SCRIPT, url))?;
        let worker = start_worker(&script.href())?;

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

    /// Waits until the worker takes messages. Fails when it cannot be loaded.
    pub(crate) async fn greeted(&mut self) -> Result<(), JsValue> {
        self.received().await.map(drop)
    }

    /// Sends the next bytes of the workbook.
    pub(crate) fn push(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let bytes = Uint8Array::from(bytes);
        self.worker.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()))
    }

    /// Requests the CSV, after the last bytes.
    pub(crate) fn open(&self, choices: &WorkbookChoices) -> Result<(), JsValue> {
        let json = serde_json::to_string(choices).map_err(|_| JsValue::UNDEFINED)?;
        self.worker.post_message(&json.into())
    }

    /// The next message. Fails when the worker has crashed or belongs to another build, and when the exchange
    /// is ended.
    pub(crate) async fn next(&mut self) -> Result<Message, JsValue> {
        let message = self.received().await?;
        if message.is_null() {
            return Ok(Message::NotWorkbook);
        }
        match message.as_string() {
            Some(json) => read_json(&json).map(Message::Facts).ok_or(JsValue::UNDEFINED),
            None => Ok(Message::Csv(message.dyn_into::<Uint8Array>()?.to_vec())),
        }
    }

    async fn received(&mut self) -> Result<JsValue, JsValue> {
        self.messages.recv().await.map_err(|_| JsValue::UNDEFINED)
    }
}

impl Drop for WorkbookReader {
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
