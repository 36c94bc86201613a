//! The web worker, and what it says.

use coverlist_worker::{Answer, Ask};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ErrorEvent, File, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Where Trunk puts the script that loads the worker. The name carries no hash: the greeting tells an old one.
const SCRIPT: &str = "/coverlist-worker_loader.js";

/// What comes from a worker.
pub(super) enum Heard {
    Answer(Answer),
    /// It could not start, or it ended without being asked to.
    Died,
}

/// A worker that runs. Dropping it ends it.
pub(super) struct RunningWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
    _on_broken: Closure<dyn FnMut()>,
}

impl RunningWorker {
    /// Starts the worker. Most reasons for which it cannot run come later, as [`Heard::Died`].
    pub(super) fn start(hear: impl Fn(Heard) + Clone + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options)?;

        let on_message = Closure::<dyn FnMut(_)>::new({
            let hear = hear.clone();
            move |event: MessageEvent| {
                let answer = event.data().as_string().and_then(|json| serde_json::from_str(&json).ok());
                // What cannot be read comes from another build.
                hear(answer.map_or(Heard::Died, Heard::Answer));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let broken = hear.clone();
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            hear(Heard::Died);
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        // What cannot be taken apart on arrival comes from another build, or was cut off.
        let on_broken = Closure::<dyn FnMut()>::new(move || broken(Heard::Died));
        worker.set_onmessageerror(Some(on_broken.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error, _on_broken: on_broken })
    }

    /// Sends an ask, and a file with it by structured clone: its bytes are not copied.
    pub(super) fn send(&self, ask: &Ask, file: Option<&File>) -> Result<(), JsValue> {
        let json = serde_json::to_string(ask).map_err(|_| JsValue::UNDEFINED)?;
        self.worker.post_message(&Array::of2(&json.into(), &file.map_or(JsValue::NULL, JsValue::from)))
    }
}

impl Drop for RunningWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
