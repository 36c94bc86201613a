//! Mounts a component in the document for the duration of a test.

use gloo_timers::future::TimeoutFuture;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A component mounted in its own box. Dropping this removes both.
pub struct Mounted {
    container: HtmlElement,
    handle: Option<Box<dyn Any>>,
}

impl Mounted {
    pub fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let container: HtmlElement = document().create_element("div").expect("a box").unchecked_into();
        document().body().expect("a body").append_child(&container).expect("a place in the body");
        let handle: Box<dyn Any> = Box::new(mount_to(container.clone(), view));
        Self { container, handle: Some(handle) }
    }

    /// The first element that matches a CSS selector.
    pub fn find<E: JsCast>(&self, selector: &str) -> E {
        let found = self.container.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("{selector} finds nothing")).unchecked_into()
    }

    /// All elements that match a CSS selector.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.container.query_selector_all(selector).expect("a selector");
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.handle.take();
        self.container.remove();
    }
}

/// Waits for a state, at most ten seconds.
pub async fn until(state: &str, reached: impl Fn() -> bool) {
    for _ in 0..1000 {
        if reached() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("after ten seconds, still not: {state}");
}
