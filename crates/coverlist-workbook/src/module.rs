//! The messages of the web worker, each one a JavaScript value.
//!
//! It greets with `null`. It takes the bytes of the workbook in pieces, each a `Uint8Array`, and then the
//! JSON of [`WorkbookChoices`]. It answers with `null` if the file is no workbook, or else with the JSON of
//! [`WorkbookFacts`], the CSV in pieces, and the JSON again, now with the notes.

use coverlist_core::read::{WorkbookChoices, WorkbookFacts};
use coverlist_workbook::read::{ChosenWorksheet, Chunk};
use js_sys::{Array, Uint8Array};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

pub(super) fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let host = Host { scope: scope.clone() };
    let mut bytes = Vec::new();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        match message.as_string() {
            None => append(&mut bytes, &message.unchecked_into()),
            Some(choices) => host.read(std::mem::take(&mut bytes), &choices),
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The listener lives until the host ends the worker.
    listener.forget();
    Host { scope }.post(&JsValue::NULL);
}

fn append(bytes: &mut Vec<u8>, piece: &Uint8Array) {
    let start = bytes.len();
    bytes.resize(start + piece.length() as usize, 0);
    piece.copy_to(&mut bytes[start..]);
}

/// The worker that takes the CSV.
struct Host {
    scope: DedicatedWorkerGlobalScope,
}

impl Host {
    fn read(&self, bytes: Vec<u8>, choices: &str) {
        let choices: WorkbookChoices = serde_json::from_str(choices)
            .unwrap_or_else(|_| wasm_bindgen::throw_str("request from an incompatible build"));
        let Some(worksheet) = ChosenWorksheet::open(bytes, &choices) else {
            return self.post(&JsValue::NULL);
        };
        self.post_facts(worksheet.facts());
        let facts = worksheet.to_csv(&mut |chunk: Chunk<'_>| {
            self.post_bytes(chunk.bytes);
            ControlFlow::Continue(())
        });
        self.post_facts(&facts);
    }

    fn post_facts(&self, facts: &WorkbookFacts) {
        let json = serde_json::to_string(facts);
        self.post(
            &json.unwrap_or_else(|_| wasm_bindgen::throw_str("facts cannot be written as JSON")).into(),
        );
    }

    fn post_bytes(&self, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        // The host is there as long as this worker.
        let _ = self.scope.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
    }

    fn post(&self, message: &JsValue) {
        // The browser can always copy a string.
        let _ = self.scope.post_message(message);
    }
}
