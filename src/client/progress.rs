//! The stream of events that announce changes of an import. `EventSource` sends no headers, so this uses
//! `fetch`.

use super::call::Call;
use super::{Client, Failure};
use coverlist_api::paths;
use gloo_net::http::Response;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, ReadableStreamDefaultReader};

/// The time between two streams, in milliseconds.
const RECONNECT_MS: u32 = 3_000;

/// The status without a stream, because the import is finished.
const NO_CONTENT: u16 = 204;

impl Client {
    /// Calls `on_change` whenever an import may have changed. Connects again after the stream has ended, and
    /// returns when the server has no stream. Dropping the future ends the request.
    pub async fn watch_import(&self, id: i64, on_change: impl Fn()) {
        let request = Abort::new();
        let mut call = Call::get(paths::import_progress(id));
        call.abort = request.signal();
        loop {
            match self.send(&call).await {
                Ok(response) if response.status() == NO_CONTENT => return,
                Ok(response) => read_events(response, &on_change).await.unwrap_or_default(),
                Err(Failure::Unreachable) => {}
                Err(_) => return,
            }
            TimeoutFuture::new(RECONNECT_MS).await;
        }
    }
}

/// Ends a request when it is dropped.
struct Abort(Option<AbortController>);

impl Abort {
    fn new() -> Self {
        Self(AbortController::new().ok())
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Reads a stream to its end, or until the connection breaks.
async fn read_events(response: Response, on_change: &impl Fn()) -> Result<(), JsValue> {
    let Some(body) = response.body() else { return Ok(()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut events = Events::default();
    loop {
        let part = JsFuture::from(reader.read()).await?;
        let bytes = Reflect::get(&part, &JsValue::from_str("value"))?;
        if bytes.is_undefined() {
            return Ok(());
        }
        if events.has_event(&bytes.unchecked_into::<Uint8Array>().to_vec()) {
            on_change();
        }
    }
}

/// Finds events in the parts of a stream. An event has a line that begins with `data`. The lines of a
/// comment, which keeps the connection alive, begin with a colon.
struct Events {
    /// The number of bytes with which the line begins like [`DATA`]; `None` after another byte.
    matched: Option<usize>,
}

const DATA: &[u8] = b"data";

impl Default for Events {
    fn default() -> Self {
        Self { matched: Some(0) }
    }
}

impl Events {
    fn has_event(&mut self, part: &[u8]) -> bool {
        part.iter().filter(|&&byte| self.ends_beginning(byte)).count() > 0
    }

    /// Whether a byte completes the beginning of a line of data.
    fn ends_beginning(&mut self, byte: u8) -> bool {
        self.matched = match self.matched {
            _ if byte == b'\n' => Some(0),
            Some(matched) if DATA.get(matched) == Some(&byte) => Some(matched + 1),
            _ => None,
        };
        self.matched == Some(DATA.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of events in a stream that arrives in two parts.
    fn count(stream: &str, split: usize) -> usize {
        let (first, second) = stream.as_bytes().split_at(split);
        let mut events = Events::default();
        [first, second].into_iter().filter(|part| events.has_event(part)).count()
    }

    #[test]
    fn an_event_is_found_wherever_the_stream_is_split() {
        for stream in ["data: look\n\n", ":\n\ndata: look\n\n:\n\n", "id: 7\ndata:\n\n"] {
            for split in 0..=stream.len() {
                assert_eq!(count(stream, split), 1, "{stream:?} at {split}");
            }
        }
    }

    #[test]
    fn other_lines_are_no_events() {
        for stream in [":\n\n", ": data\n\n", "dat\na: x\n\n", "event: data\n\n", "retry: 3\n"] {
            for split in 0..=stream.len() {
                assert_eq!(count(stream, split), 0, "{stream:?} at {split}");
            }
        }
    }
}
