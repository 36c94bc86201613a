//! Gives the browser time between two slices of work.

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// The slices of one task. The event loop gets a turn after each.
pub(crate) struct Slices {
    channel: MessageChannel,
    slice_ms: f64,
}

impl Slices {
    /// Slices of this duration in milliseconds. Fails in a browser without message channels.
    pub(crate) fn new(slice_ms: f64) -> Result<Self, JsValue> {
        Ok(Self { channel: MessageChannel::new()?, slice_ms })
    }

    /// The end of a slice that begins now.
    pub(crate) fn end(&self) -> f64 {
        Date::now() + self.slice_ms
    }

    /// Gives the event loop a turn. A message to itself arrives at once; browsers delay a timer by 4 ms.
    pub(crate) async fn turn(&self) {
        let turn = Promise::new(&mut |resolve, _| {
            self.channel.port1().set_onmessage(Some(&resolve));
            // Sending null within one context cannot fail.
            let _ = self.channel.port2().post_message(&JsValue::NULL);
        });
        let _ = JsFuture::from(turn).await;
    }
}
