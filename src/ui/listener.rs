//! Event listeners outside a component's own elements.

use super::letter_keys::letter_keys_are_on;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, KeyboardEvent, MouseEvent, Node};

/// Whether an event is a click with the main button, and without a key that opens another tab or window.
pub fn is_plain_click(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        let has_key = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        click.button() == 0 && !has_key
    })
}

/// Whether an event is about an element that takes text, which has keys of its own.
pub fn is_typed_into(event: &Event) -> bool {
    const TYPED: &str = "textarea, [contenteditable], input:not([type=file], [type=radio], [type=checkbox])";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(TYPED).unwrap_or_default())
}

/// The key of a shortcut, in lower case: a letter that is pressed alone, and where nothing else takes it,
/// such as a field, a list or a dialog, by somebody who has not turned such keys off.
pub fn shortcut(event: &Event) -> Option<String> {
    let pressed = event.dyn_ref::<KeyboardEvent>()?;
    let is_alone = !(pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key() || pressed.shift_key());
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_taken = target.is_some_and(|target| target.closest("select, dialog").is_ok_and(|it| it.is_some()));
    let counts = is_alone && !pressed.repeat() && !is_taken && !is_typed_into(event);
    (counts && letter_keys_are_on()).then(|| pressed.key().to_lowercase())
}

/// The node that contains one instance of the page: the document, or the shadow root of a custom element.
#[derive(Clone, Copy, Debug)]
pub struct Root(StoredValue<EventTarget, LocalStorage>);

impl Root {
    /// Creates a root at a node, such as the document.
    pub fn new(node: impl Into<EventTarget>) -> Self {
        Self(StoredValue::new_local(node.into()))
    }

    /// Calls `run` for each event of this name that reaches the root, until the current owner is cleaned up.
    pub fn listen(self, name: &'static str, run: impl FnMut(&Event) + 'static) {
        self.0.with_value(|node| listen(node, name, run));
    }

    /// Whether a node is the root or in it.
    pub fn contains(self, node: &EventTarget) -> bool {
        let node = node.dyn_ref::<Node>();
        self.0.with_value(|root| root.dyn_ref::<Node>().is_some_and(|root| root.contains(node)))
    }
}

/// Calls `run` for each event of this name in the window, until the current owner is cleaned up.
pub fn listen_in_window(name: &'static str, run: impl FnMut(&Event) + 'static) {
    listen(&window(), name, run);
}

fn listen(target: &EventTarget, name: &'static str, run: impl FnMut(&Event) + 'static) {
    let may_prevent_default = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(target, name, may_prevent_default, run);
    // The owner drops the value, and with it the listener.
    StoredValue::new_local(listener);
}
