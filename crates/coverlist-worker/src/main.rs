//! The web worker: one engine for the lifetime of the page.

#[cfg(target_arch = "wasm32")]
mod worker {
    use coverlist_worker::{BUILD, EngineAnswer, EngineRequest, Host, Pace};
    use js_sys::Array;
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

    /// Listens to the page and greets it.
    pub(super) fn start() -> Result<(), JsValue> {
        console_error_panic_hook::set_once();
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let host = Host::new(Pace::WORKER, {
            let scope = scope.clone();
            move |answer| say(&scope, &answer)
        })?;
        let listener =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| take(&host, &event));
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // The listener lives until the page ends the worker.
        listener.forget();
        say(&scope, &EngineAnswer::Hello { build: BUILD.to_owned() });
        Ok(())
    }

    /// Handles a message, which has a request as JSON and a file.
    fn take(host: &Rc<Host>, event: &MessageEvent) {
        let message = Array::from(&event.data());
        let request =
            message.get(0).as_string().and_then(|json| serde_json::from_str::<EngineRequest>(&json).ok());
        match request {
            Some(request) => host.take(request, message.get(1).dyn_into::<File>().ok()),
            // Only a page from another build sends an unreadable request. The error makes the page continue
            // without this worker.
            None => wasm_bindgen::throw_str("request from an incompatible build"),
        }
    }

    fn say(scope: &DedicatedWorkerGlobalScope, answer: &EngineAnswer) {
        match serde_json::to_string(answer) {
            // The browser can always copy a string.
            Ok(json) => drop(scope.post_message(&json.into())),
            Err(_) => wasm_bindgen::throw_str("an answer cannot be written as JSON"),
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsValue> {
    worker::start()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web worker: it runs in a browser.");
    std::process::exit(2);
}
