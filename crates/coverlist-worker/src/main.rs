//! The web worker: one engine, for as long as the page is open.

#[cfg(target_arch = "wasm32")]
mod worker {
    use coverlist_worker::{BUILD, EngineAnswer, EngineRequest, Host, Pace};
    use js_sys::Array;
    use std::rc::Rc;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent};

    /// Listens to the page and says that it does.
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
        // The worker listens until the page ends it.
        listener.forget();
        say(&scope, &EngineAnswer::Hello { build: BUILD.to_owned() });
        Ok(())
    }

    /// A message is the request as JSON, and the file.
    fn take(host: &Rc<Host>, event: &MessageEvent) {
        let message = Array::from(&event.data());
        let request =
            message.get(0).as_string().and_then(|json| serde_json::from_str::<EngineRequest>(&json).ok());
        match request {
            Some(request) => host.take(request, message.get(1).dyn_into::<File>().ok()),
            // Only a page from another build says what cannot be read; dying makes it go on without this worker.
            None => wasm_bindgen::throw_str("the page speaks another language"),
        }
    }

    fn say(scope: &DedicatedWorkerGlobalScope, answer: &EngineAnswer) {
        match serde_json::to_string(answer) {
            // A string can always be sent.
            Ok(json) => drop(scope.post_message(&json.into())),
            Err(_) => wasm_bindgen::throw_str("an answer is no JSON"),
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
