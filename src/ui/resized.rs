use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

/// Calls `run` whenever the element has another size, also when it is shown for the first time, until the
/// current owner is cleaned up.
pub fn when_resized(element: NodeRef<html::Div>, run: impl Fn() + 'static) {
    let run = Closure::<dyn Fn()>::new(run);
    let Ok(observer) = ResizeObserver::new(run.as_ref().unchecked_ref()) else { return };
    let observed = observer.clone();
    Effect::new(move || {
        if let Some(element) = element.get() {
            observed.observe(&element);
        }
    });
    // The owner drops the value, and with it the observer.
    StoredValue::new_local(Observation { observer, _run: run });
}

struct Observation {
    observer: ResizeObserver,
    _run: Closure<dyn Fn()>,
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
