use leptos::html::ElementType;
use leptos::leptos_dom::helpers::{request_animation_frame, request_animation_frame_with_handle};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Runs `work` in the next animation frame. Call it within an effect: the work is dropped when the effect
/// runs again or is disposed of, because it may read signals that no longer exist.
pub(crate) fn in_next_frame(work: impl FnOnce() + 'static) {
    // Without a frame nothing is visible, and the work only scrolls or moves the focus.
    if let Ok(frame) = request_animation_frame_with_handle(work) {
        on_cleanup(move || frame.cancel());
    }
}

/// Moves the focus to an element with a tab index in the next frame, when what has the focus now is gone.
pub(crate) fn focus_in_next_frame<E>(place: NodeRef<E>)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + AsRef<HtmlElement> + 'static,
{
    // The button that asked for it may be disposed of before the frame.
    request_animation_frame(move || {
        if let Some(place) = place.try_get_untracked().flatten() {
            // An element in the document takes the focus.
            let _ = AsRef::<HtmlElement>::as_ref(&place).focus();
        }
    });
}

/// Draws its content in the next frame, so the current task stays short.
#[component]
pub(crate) fn NextFrame(children: ChildrenFn) -> impl IntoView {
    let is_due = RwSignal::new(false);
    Effect::new(move || in_next_frame(move || is_due.set(true)));
    view! { <Show when=move || is_due.get()>{children()}</Show> }
}
