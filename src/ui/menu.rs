use super::listener::Root;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, Node};

/// A button that opens a panel below it. Escape, and a press or the focus elsewhere, close the panel.
#[component]
pub fn Menu(
    /// The text of the button.
    #[prop(into)]
    label: Signal<String>,
    /// The node in which a press closes the panel.
    root: Root,
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    root.listen("pointerdown", move |event| {
        // Above a shadow root, the target of an event is the element around it.
        let path = event.composed_path();
        if !details.get_untracked().is_some_and(|details| path.includes(&details, 0)) {
            close();
        }
    });
    let on_focus_out = move |event: web_sys::FocusEvent| {
        // Without a next element, the window or a press on a text took the focus.
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        if next.is_some_and(|next| !details.get_untracked().is_some_and(|it| it.contains(Some(&next)))) {
            close();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(details) = details.get_untracked().filter(|details| details.open()) else { return };
        if event.key() == "Escape" {
            event.prevent_default();
            close();
            if let Ok(Some(button)) = details.query_selector("summary")
                && let Some(button) = button.dyn_ref::<web_sys::HtmlElement>()
            {
                // The button is in the document as long as its menu.
                let _ = button.focus();
            }
        }
    };
    view! {
        <details class="menu" node_ref=details on:focusout=on_focus_out on:keydown=on_key>
            <summary class="button menu-button" part="button">{label}</summary>
            <div class="menu-panel">{children()}</div>
        </details>
    }
}
