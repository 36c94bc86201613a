//! Exchanges messages with an engine, wherever it runs.

use coverlist_worker::{EngineAnswer, EngineRequest};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

/// A channel to an engine. Dropping it ends the exchange.
pub(super) trait EngineLink {
    /// Sends a message. Fails when the engine has another build.
    fn post(&self, message: &Array) -> Result<(), JsValue>;
}

/// An event of an engine.
pub(super) enum EngineEvent {
    /// An answer. The blob belongs to [`EngineAnswer::Sheet`].
    Answer(EngineAnswer, Option<Blob>),
    /// The engine could not start, or it crashed.
    Failed,
}

impl EngineEvent {
    /// Reads a message. An unreadable one comes from another build.
    pub(super) fn of_message(message: &JsValue) -> Self {
        let message = Array::from(message);
        let answer = message.get(0).as_string().and_then(|json| serde_json::from_str(&json).ok());
        answer.map_or(Self::Failed, |answer| Self::Answer(answer, message.get(1).dyn_into().ok()))
    }
}

/// The instance of the page that a message is for; 0 for all.
pub(super) fn instance_of(message: &JsValue) -> u32 {
    Array::from(message).get(2).as_f64().unwrap_or_default() as u32
}

/// Sends a request of an instance with its file. The file's bytes are not copied.
pub(super) fn send(
    link: &dyn EngineLink,
    instance: u32,
    request: &EngineRequest,
    file: Option<&File>,
) -> Result<(), JsValue> {
    let json = serde_json::to_string(request).map_err(|_| JsValue::UNDEFINED)?;
    link.post(&Array::of3(&json.into(), &file.map_or(JsValue::NULL, JsValue::from), &instance.into()))
}
