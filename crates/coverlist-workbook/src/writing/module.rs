//! The messages of the web worker.
//!
//! It greets with `null`. It takes an array of the CSV, a `Uint8Array`, and the JSON of a [`Content`] for
//! each of its columns. It answers with the bytes of the workbook, a `Uint8Array`, or with `null` if a
//! worksheet cannot hold the rows.

use coverlist_core::sheet::{Content, SheetColumn};
use coverlist_workbook::write::{WriteError, copy_csv};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

pub(super) fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let host = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let csv: Uint8Array = message.get(0).unchecked_into();
        let contents = message.get(1).as_string().and_then(|json| serde_json::from_str(&json).ok());
        let contents: Vec<Content> =
            contents.unwrap_or_else(|| wasm_bindgen::throw_str("request from an incompatible build"));
        match write(&csv.to_vec(), contents) {
            Ok(workbook) => post(&host, &Uint8Array::from(&*workbook)),
            Err(WriteError::TooLarge) => post(&host, &JsValue::NULL),
            Err(WriteError::Output(_)) => wasm_bindgen::throw_str("the CSV cannot be read"),
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives until the host ends the worker.
    listener.forget();
    post(&scope, &JsValue::NULL);
}

fn write(csv: &[u8], contents: Vec<Content>) -> Result<Vec<u8>, WriteError> {
    let mut contents = contents.into_iter();
    let column = |_: &str| SheetColumn::of_content(contents.next().unwrap_or(Content::Text));
    copy_csv(csv, column, Vec::new())
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    // The browser can always copy bytes.
    let _ = scope.post_message(message);
}
