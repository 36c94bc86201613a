//! Starts the web worker and exchanges messages with it.

use coverlist_worker::{EngineAnswer, EngineRequest};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ErrorEvent, File, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The path of the script that starts the worker. Its name has no hash, so an old one is recognized by the
/// build it reports.
pub const WORKER_SCRIPT: &str = "/coverlist-worker_loader.js";

pub(super) enum WorkerEvent {
    Answer(EngineAnswer),
    /// The worker could not start, or it crashed.
    Failed,
}

/// A running worker. Dropping it ends the worker.
pub(super) struct RunningWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
    _on_broken: Closure<dyn FnMut()>,
}

impl RunningWorker {
    /// Starts the worker. Most failures come later, as [`WorkerEvent::Failed`].
    pub(super) fn start(
        script_url: &str,
        on_event: impl Fn(WorkerEvent) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script_url, &options)?;

        let on_message = Closure::<dyn FnMut(_)>::new({
            let on_event = on_event.clone();
            move |event: MessageEvent| {
                let answer = event.data().as_string().and_then(|json| serde_json::from_str(&json).ok());
                // An unreadable message comes from another build.
                on_event(answer.map_or(WorkerEvent::Failed, WorkerEvent::Answer));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let on_unreadable = on_event.clone();
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            on_event(WorkerEvent::Failed);
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        // A message that cannot be decoded comes from another build.
        let on_broken = Closure::<dyn FnMut()>::new(move || on_unreadable(WorkerEvent::Failed));
        worker.set_onmessageerror(Some(on_broken.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error, _on_broken: on_broken })
    }

    /// Sends a request with its file. The file's bytes are not copied.
    pub(super) fn send(&self, request: &EngineRequest, file: Option<&File>) -> Result<(), JsValue> {
        let json = serde_json::to_string(request).map_err(|_| JsValue::UNDEFINED)?;
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
