//! Starts the worker that turns a worksheet into CSV, and exchanges messages with it.
//! `coverlist-workbook/src/module.rs` describes them.

use crate::exchange::{Ender, Exchange};
use crate::wire::read_json;
use coverlist_core::read::{WorkbookChoices, WorkbookFacts};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::Url;

/// The script of the worker, beside the engine's module.
const SCRIPT: &str = "coverlist-workbook_loader.js";

#[wasm_bindgen]
extern "C" {
    /// The address of the engine's module.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE_URL: String;
}

/// A worker that reads one workbook. Dropping it ends the worker.
pub(crate) struct WorkbookReader(Exchange);

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
        let (exchange, ender) = Exchange::start(&script.href())?;
        Ok((Self(exchange), ender))
    }

    /// Waits until the worker takes messages. Fails when it cannot be loaded.
    pub(crate) async fn greeted(&mut self) -> Result<(), JsValue> {
        self.0.received().await.map(drop)
    }

    /// Sends the next bytes of the workbook.
    pub(crate) fn push(&self, bytes: &[u8]) -> Result<(), JsValue> {
        let bytes = Uint8Array::from(bytes);
        self.0.hand_over(&bytes, &bytes)
    }

    /// Requests the CSV, after the last bytes.
    pub(crate) fn open(&self, choices: &WorkbookChoices) -> Result<(), JsValue> {
        let json = serde_json::to_string(choices).map_err(|_| JsValue::UNDEFINED)?;
        self.0.send(&json.into())
    }

    /// The next message. Fails when the worker has crashed or belongs to another build, and when the exchange
    /// is ended.
    pub(crate) async fn next(&mut self) -> Result<Message, JsValue> {
        let message = self.0.received().await?;
        if message.is_null() {
            return Ok(Message::NotWorkbook);
        }
        match message.as_string() {
            Some(json) => read_json(&json).map(Message::Facts).ok_or(JsValue::UNDEFINED),
            None => Ok(Message::Csv(message.dyn_into::<Uint8Array>()?.to_vec())),
        }
    }
}
