//! Dispatches the events of an element. They cross shadow roots, so the host can listen on the document.

use super::screen::Screen;
use crate::flow::HostEvent;
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Tells the host what happened.
pub fn tell(element: &HtmlElement, event: &HostEvent) {
    let name = match event {
        HostEvent::Ready {} => "coverlist-ready",
        HostEvent::Validated { .. } => "coverlist-validated",
        HostEvent::Staged { .. } => "coverlist-staged",
        HostEvent::Processed { .. } => "coverlist-processed",
        HostEvent::Error { .. } => "coverlist-error",
    };
    dispatch(element, name, event, false);
}

/// Tells the host that the element goes to another screen. Returns whether the host lets it.
pub fn tell_navigation(element: &HtmlElement, screen: Screen) -> bool {
    #[derive(Serialize)]
    struct Navigation {
        screen: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        import: Option<i64>,
    }
    let import = match screen {
        Screen::Report(id) | Screen::Verify(id) => Some(id),
        Screen::Import | Screen::Process | Screen::Coverage => None,
    };
    dispatch(element, "coverlist-navigate", &Navigation { screen: screen.id(), import }, true)
}

/// Returns `false` if the host has prevented the default.
fn dispatch(element: &HtmlElement, name: &str, detail: &impl Serialize, cancelable: bool) -> bool {
    let json = serde_json::to_string(detail).unwrap_or_default();
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(&js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL));
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    event.is_ok_and(|event| element.dispatch_event(&event).unwrap_or(true))
}
