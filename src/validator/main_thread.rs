//! Runs the engine on the main thread.

use super::engine_link::{EngineEvent, EngineLink};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

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
}

impl MainThreadEngine {
    /// Loads the module at `url` and starts its engine.
    pub(super) async fn start(url: &str, on_event: impl Fn(EngineEvent) + 'static) -> Result<Self, JsValue> {
        let module: EngineModule = import_module(url).await?.unchecked_into();
        module.load().await?;
        let post =
            Closure::<dyn Fn(JsValue)>::new(move |message| on_event(EngineEvent::of_message(&message)));
        // The engine may outlive this object, so the browser keeps the function as long as the engine.
        let take = module.run_on_page(&post.into_js_value())?;
        Ok(Self { take })
    }
}

impl EngineLink for MainThreadEngine {
    fn post(&self, message: &Array) -> Result<(), JsValue> {
        self.take.call1(&JsValue::NULL, message).map(drop)
    }
}
