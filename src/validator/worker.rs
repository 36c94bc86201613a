//! Runs the engine in a web worker.

use super::engine_link::{EngineEvent, EngineLink};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A running worker. Dropping it ends the worker.
pub(super) struct RunningWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
    _on_broken: Closure<dyn FnMut()>,
}

impl RunningWorker {
    /// Starts the worker. Most failures come later, as [`EngineEvent::Failed`].
    pub(super) fn start(
        script_url: &str,
        on_event: impl Fn(EngineEvent) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(script_url, &options)?;

        let on_answer = on_event.clone();
        let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
            on_answer(EngineEvent::of_message(&event.data()));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let on_unreadable = on_event.clone();
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            on_event(EngineEvent::Failed);
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        // A message that cannot be decoded comes from another build.
        let on_broken = Closure::<dyn FnMut()>::new(move || on_unreadable(EngineEvent::Failed));
        worker.set_onmessageerror(Some(on_broken.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error, _on_broken: on_broken })
    }
}

impl EngineLink for RunningWorker {
    fn post(&self, message: &Array) -> Result<(), JsValue> {
        self.worker.post_message(message)
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
