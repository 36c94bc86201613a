//! Runs the engine on the main thread.

use super::engine_link::{EngineEvent, EngineLink};
use gloo_events::EventListener;
use js_sys::{Array, Function, WebAssembly};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event};

#[wasm_bindgen]
extern "C" {
    /// The module of the engine, `coverlist-worker/src/module.rs`.
    type EngineModule;

    /// JavaScript's `import()`.
    #[wasm_bindgen(catch, js_name = import)]
    async fn import_module(url: &str) -> Result<JsValue, JsValue>;

    /// Compiles the module.
    #[wasm_bindgen(method, catch, js_name = default)]
    async fn load(this: &EngineModule) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = runOnPage)]
    fn run_on_page(this: &EngineModule, post: &JsValue) -> Result<Function, JsValue>;
}

/// An engine on the main thread, in a module of its own.
pub(super) struct MainThreadEngine {
    /// Takes messages to the engine.
    take: Function,
    _on_crash: EventListener,
}

impl MainThreadEngine {
    /// Loads the module at `url` and starts its engine.
    pub(super) async fn start(
        url: &str,
        on_event: impl Fn(EngineEvent) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let module: EngineModule = import_module(url).await?.unchecked_into();
        module.load().await?;
        let crashed = on_event.clone();
        let on_crash = EventListener::new(&leptos::prelude::window(), "error", move |event| {
            if is_crash(event) {
                crashed(EngineEvent::Failed);
            }
        });
        let post =
            Closure::<dyn Fn(JsValue)>::new(move |message| on_event(EngineEvent::of_message(&message)));
        // The engine may outlive this object, so the browser keeps the function as long as the engine.
        let take = module.run_on_page(&post.into_js_value())?;
        Ok(Self { take, _on_crash: on_crash })
    }
}

/// Whether the event reports that a module has stopped. If it is the page's own module, nothing runs anymore.
fn is_crash(event: &Event) -> bool {
    let error = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::error);
    error.is_some_and(|error| error.is_instance_of::<WebAssembly::RuntimeError>())
}

impl EngineLink for MainThreadEngine {
    fn post(&self, message: &Array) -> Result<(), JsValue> {
        self.take.call1(&JsValue::NULL, message).map(drop)
    }
}
