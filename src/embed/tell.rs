//! Dispatches the events of an element. They cross shadow roots, so the host can listen on the document.

use super::screen::Screen;
use crate::flow::HostEvent;
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// The details of an event. They are counts, ids and codes.
#[derive(Serialize)]
#[serde(untagged)]
enum Detail<'a> {
    Ready {},
    Validated {
        accepted: u32,
        rejected: u32,
        ignored: u32,
        blocked: bool,
    },
    Staged {
        import: i64,
        accepted: u32,
        rejected: u32,
    },
    Processed {
        import: i64,
    },
    Error {
        code: &'a str,
    },
    Navigate {
        screen: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        import: Option<i64>,
    },
}

/// Tells the host what happened.
pub fn tell(element: &HtmlElement, event: &HostEvent) {
    let (name, detail) = match event {
        HostEvent::Ready => ("coverlist-ready", Detail::Ready {}),
        &HostEvent::Validated { accepted, rejected, ignored, blocked, .. } => {
            ("coverlist-validated", Detail::Validated { accepted, rejected, ignored, blocked })
        }
        &HostEvent::Staged { import, accepted, rejected } => {
            ("coverlist-staged", Detail::Staged { import, accepted, rejected })
        }
        &HostEvent::Processed { import } => ("coverlist-processed", Detail::Processed { import }),
        HostEvent::Error { code } => ("coverlist-error", Detail::Error { code }),
    };
    dispatch(element, name, &detail, false);
}

/// Tells the host that the element goes to another screen. Returns whether the host lets it.
pub fn tell_navigation(element: &HtmlElement, screen: Screen) -> bool {
    let import = if let Screen::Report(id) = screen { Some(id) } else { None };
    dispatch(element, "coverlist-navigate", &Detail::Navigate { screen: screen.id(), import }, true)
}

/// Returns `false` if the host has prevented the default.
fn dispatch(element: &HtmlElement, name: &str, detail: &Detail<'_>, cancelable: bool) -> bool {
    let json = serde_json::to_string(detail).unwrap_or_default();
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(&js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL));
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    event.is_ok_and(|event| element.dispatch_event(&event).unwrap_or(true))
}
